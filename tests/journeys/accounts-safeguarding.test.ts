/** A worrying text through HTTP: marked by a reader, gone from the desk, decided on by a focal point. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { beginSession, endRoles, invitePerson, recordFinding, setSafeguarding } from '@waymark/operations'
import { must } from '@waymark/testing'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import { visitor, type Shown } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

const body = 'A worrying sentence about somebody.'

test('a reader marks a text; it leaves every page but the focal point’s, who puts it back', async () => {
  const { runtime } = here.world
  const rune = await here.world.signInAs('rune')
  must(await recordFinding(rune, { text: body, language: 'en', place: null, indicator: null }))
  const reader = await here.enter('sigrid')
  const learning = await reader.open(`${desk}/learning`)
  assert.match(learning.text, /A worrying sentence/)
  const marked = await reader.send(await reader.open(linkOn(learning, /safeguarding concern/)))
  assert.match(marked.text, /out of all workspaces/)
  assert.doesNotMatch((await reader.open(`${desk}/learning`)).text, /worrying sentence/)
  assert.equal((await reader.open(`${desk}/safeguarding`)).status, 403)
  const admin = await (await here.enter('adele')).open(`${desk}/safeguarding`)
  assert.equal(admin.status, 200)
  assert.doesNotMatch(admin.text, /worrying sentence/)

  const { person } = must(await invitePerson(runtime, { network: 'test-network', name: 'Fia', role: 'focal-point' }))
  const focal = visitor(here.origin, `waymark=${(await beginSession(runtime, person)).token}`)
  const page = await focal.open(`${desk}/safeguarding`)
  assert.match(page.text, /A worrying sentence about somebody\./)
  assert.match(page.text, /Decide by .*UTC/)
  const back = await focal.send(page, {}, { action: '?/decide' })
  assert.match(back.text, /is back where it stood/)
  const shown = await reader.open(`${desk}/learning`)
  assert.match(shown.text, /A worrying sentence/)

  // Taking it away has a page that says what happens, and a way not to.
  await reader.send(await reader.open(linkOn(shown, /safeguarding concern/)))
  const deed = await focal.open(linkOn(await focal.open(`${desk}/safeguarding`), /Take it away/))
  assert.match(deed.text, /gone from every workspace and every release.*cannot be undone/)
  assert.match((await focal.open(linkOn(deed, /Let it wait/))).text, /A worrying sentence/)
  assert.match((await focal.send(deed)).text, /The text is gone everywhere/)
  assert.doesNotMatch((await reader.open(`${desk}/learning`)).text, /worrying sentence/)
})

function linkOn(page: Shown, words: RegExp): string {
  const link = [...page.document.querySelectorAll('main a')].find(element => words.test(element.textContent ?? ''))
  assert.ok(link, `a link ${words} on ${page.path}`)
  return link.getAttribute('href') ?? ''
}

test('where a focal point is asked for and none is named, the desk says that its forms are off', async () => {
  const { runtime } = here.world
  const admin = await here.world.signInAs('adele')
  must(await setSafeguarding(admin, { needed: true }))
  const reader = await here.enter('arva')
  assert.doesNotMatch((await reader.open(desk)).text, /forms with free text are off/i)
  must(await endRoles(runtime, { network: 'test-network', name: 'Fia' }))
  assert.match((await reader.open(desk)).text, /forms with free text are off/i)
})

test('what may point to a person is said beside a text that no reviewer reads', async () => {
  const rune = await here.world.signInAs('rune')
  must(await setSafeguarding(await here.world.signInAs('adele'), { needed: false }))
  must(
    await recordFinding(rune, {
      text: 'Call +46 70 123 45 67 about it.',
      language: 'en',
      place: null,
      indicator: null,
    }),
  )
  const page = await (await here.enter('sigrid')).open(`${desk}/learning`)
  assert.match(page.document.querySelector('[data-warnings]')?.textContent ?? '', /\+46 70 123 45 67/)
})
