/** One search over all that a person may see at the desk, through HTTP and without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

describe('one search over the workspace', () => {
  const links = (page: Shown) =>
    [...page.document.querySelectorAll('main a')].map(one => one.getAttribute('href') ?? '').filter(href => href !== '')
  const search = async (person: 'arva' | 'adele', words: string) =>
    links(await (await here.enter(person)).open(`${desk}/search?words=${encodeURIComponent(words)}`))

  test('finds titles, names and codes of what the person may open, and opens them', async () => {
    const arva = await here.enter('arva')
    const [own = ''] = (await search('arva', 'alder')).filter(href => href.includes('/desk/submissions/'))
    assert.equal((await arva.open(own)).status, 200)
    assert.ok((await search('arva', 'TRAINING')).some(href => href.endsWith('/desk/entries/training')))
    assert.ok((await search('adele', 'rune')).some(href => href.includes('/desk/people/')))
  })

  test('finds nothing of what is closed to the person, and says so', async () => {
    for (const words of ['rune', 'birch'])
      assert.deepEqual(
        (await search('arva', words)).filter(href => /\/(people|reviews|submissions)\//.test(href)),
        [],
        words,
      )
    const page = await (await here.enter('arva')).open(`${desk}/search?words=zzzz`)
    assert.match(page.text, /Nothing was found that you may open/)
    assert.equal((await (await here.enter('arva')).open(`${desk}/search?words=%00`)).status < 500, true)
  })
})
