/** One search over all that a person may see at the desk, through HTTP and without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { agreeRedaction, askRedaction, markConcern, readAs, saveEntry } from '@waymark/operations'
import { entryById } from '@waymark/store'
import { must } from '@waymark/testing'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

describe('one search over the workspace', () => {
  const links = (page: Shown) =>
    [...page.document.querySelectorAll('main a')]
      .map(element => element.getAttribute('href') ?? '')
      .filter(href => href !== '')
  const search = async (person: 'arva' | 'adele' | 'kaja', words: string) =>
    links(await (await here.enter(person)).open(`${desk}/search?words=${encodeURIComponent(words)}`))

  test('finds titles, names and codes of what the person may open, and opens them', async () => {
    const arva = await here.enter('arva')
    const [own = ''] = (await search('arva', 'alder')).filter(href => href.includes('/desk/submissions/'))
    assert.equal((await arva.open(own)).status, 200)
    assert.ok((await search('arva', 'TRAINING')).some(href => href.endsWith('/desk/entries/training')))
    await here.enter('rune')
    assert.ok((await search('adele', 'rune')).some(href => href.includes('/desk/people/')))
  })

  test('finds nothing of what is closed to the person, and says so', async () => {
    for (const words of ['rune', 'birch'])
      assert.deepEqual(
        (await search('arva', words)).filter(href => /\/(people|reviews|submissions)\//.test(href)),
        [],
        words,
      )
    assert.ok((await search('kaja', 'QMA')).some(href => href.endsWith('/plans/QMA')))
    assert.deepEqual(await search('kaja', 'QMC'), [], 'a country of another region')
    const page = await (await here.enter('arva')).open(`${desk}/search?words=zzzz`)
    assert.match(page.text, /Nothing was found that you may open/)
  })

  test('finds a title no more that was taken from the desk or redacted', async () => {
    const { world } = here
    const [arva, sigrid, tuva] = [
      await world.signInAs('arva'),
      await world.signInAs('sigrid'),
      await world.signInAs('tuva'),
    ]
    const titles = ['Lantern course', 'Kestrel course']
    const texts: string[] = []
    for (const title of titles) {
      const course = { title, day: '2025-05-01', fields: { participants: '20' }, language: 'en' }
      const { entry } = must(await saveEntry(arva, { ...course, kind: 'training', entry: null, revision: 0 }))
      assert.equal((await search('arva', title)).length, 1, title)
      texts.push(await readAs(sigrid, async t => (await entryById(t, entry))!.title))
    }
    must(await markConcern(arva, { text: texts[0]!, origin: here.origin }))
    const { redaction } = must(await askRedaction(sigrid, { text: texts[1]!, reason: 'It names a child.' }))
    must(await agreeRedaction(tuva, { redaction }))
    for (const title of titles) assert.deepEqual(await search('arva', title), [], title)
  })

  test('keeps one kind of what it found, and takes empty, long and unreadable words in every language', async () => {
    const sigrid = await here.enter('sigrid')
    const kinds = links(await sigrid.open(`${desk}/search?words=20&kind=rounds`))
    assert.ok(kinds.length > 0 && kinds.every(href => href.includes('/desk/rounds/')), kinds.join(' '))
    for (const language of ['en', 'ru', 'ar', 'sv'])
      for (const words of ['', '%20', '%F0%9F%98%80', 'a'.repeat(4000), 'a%20'.repeat(1000)]) {
        const page = await sigrid.open(`/${language}/test-network/desk/search?words=${words}`)
        assert.equal(page.status, 200, `${language} ${words.slice(0, 20)}`)
      }
    assert.equal((await sigrid.open(`${desk}/search?words=%00`)).status, 400)
    assert.deepEqual(links(await sigrid.open(`${desk}/search`)), [])
  })
})
