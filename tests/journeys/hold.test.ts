/** Publish or hold, at the desk, through HTTP and without script. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { beginSession, invitePerson } from '@waymark/operations'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import { must, type PersonName } from '@waymark/testing'
import { visitor } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

const only = /Your network lists you as its only member there: readers will know who answered\./

/** The person's browser, and the address of the question A2 about a country. */
async function atQuestion(person: PersonName, member: string) {
  const browser = await here.enter(person)
  const links = [...(await browser.open(desk)).document.querySelectorAll('main a[href*="/desk/submissions/"]')]
  const about = links.find(link => !link.textContent?.includes(member))
  assert.ok(about)
  return { browser, question: `${about.getAttribute('href')}/A2` }
}

test('an answer is held and published again with one button, and the only member of a country is told so', async () => {
  const { browser, question } = await atQuestion('cato', 'Cedar')
  const empty = await browser.open(question)
  assert.match(empty.text, only)
  assert.doesNotMatch(empty.text, /Publish or hold/, 'nothing is written yet')
  await browser.send(empty, { state: 'yes' })
  const written = await browser.open(question)
  assert.match(written.text, /Publish or hold/)
  const held = await browser.send(await browser.open(`${question}/hold`))
  assert.equal(held.path.replace(/\?.*/, ''), question)
  assert.match(held.text, /This answer is held: nothing of it is published\./)
  assert.match((await browser.open(question)).html, /value="yes"[^>]*checked/, 'what was said stays')
  const open = await browser.send(await browser.open(`${question}/hold`))
  assert.match(open.text, /this answer goes out with the next release/)
})

test('where several members answer nobody is told to be the only one', async () => {
  const { browser, question } = await atQuestion('arva', 'Alder')
  assert.doesNotMatch((await browser.open(question)).text, only)
})

test('somebody else finds no such answer, and one that is not written cannot be held', async () => {
  const { question } = await atQuestion('cato', 'Cedar')
  const arva = await here.enter('arva')
  assert.equal((await arva.post(`${question}/hold`, 'hold=hold')).status, 404)
  const own = await atQuestion('arva', 'Alder')
  assert.equal((await own.browser.open(`${own.question}/hold`)).status, 404)
  assert.equal((await own.browser.post(`${own.question}/hold`, 'hold=hold')).status, 404)
})

test('a list is held with the closing that says how it stands, and let go again with one button', async () => {
  const browser = await here.enter('cato')
  const { question } = await atQuestion('cato', 'Cedar')
  const submission = question.slice(0, question.lastIndexOf('/'))
  const page = await browser.open(submission)
  assert.doesNotMatch(page.text, /This list is held/)
  const kind = 'joint-action'
  const form = { [`list.${kind}`]: 'nothing-to-report', hold: 'hold' }
  const held = await browser.send(page, form, { action: '?/list', holding: { kind } })
  assert.match(held.text, /This list is held: nothing that is said of it is published\./)
  const free = await browser.send(held, {}, { action: '?/hold' })
  assert.match(free.text, /How this list stands will go out with the next release\./)
  assert.doesNotMatch(free.text, /This list is held/)
  const unknown = await browser.post(`${submission}?/hold`, 'kind=no-such-list&list-hold=hold')
  assert.equal(unknown.status, 404)
})

test('a focal point holds a country’s answers without being shown them', async () => {
  const { browser, question } = await atQuestion('cato', 'Cedar')
  const invited = { network: 'test-network', name: 'Fia', role: 'focal-point' } as const
  const { person } = must(await invitePerson(here.world.runtime, invited))
  const focal = visitor(here.origin, `waymark=${(await beginSession(here.world.runtime, person)).token}`)
  const page = await focal.open(`${desk}/safeguarding`)
  const refused = await focal.send(page, { country: 'QMZ', indicator: 'A2' }, { action: '?/hold' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /asks nothing about a country with this code/)
  assert.match(refused.html, /value="QMZ"/)
  const held = await focal.send(page, { country: 'QMB', indicator: 'A2' }, { action: '?/hold' })
  assert.match(held.text, /nothing of these answers will be published/)
  assert.match((await browser.open(question)).text, /This answer is held/)
  const nowhere = await focal.send(page, { place: 'QMZ', kind: 'joint-action' }, { action: '?/holdLists' })
  assert.equal(nowhere.status, 422)
  assert.match(nowhere.text, /asks for no such list of a country with this code/)
  const lists = await focal.send(page, { place: 'QMB', kind: 'joint-action' }, { action: '?/holdLists' })
  assert.match(lists.text, /nothing that is said of these lists will be published/)
  const submission = question.slice(0, question.lastIndexOf('/'))
  assert.match((await browser.open(submission)).text, /This list is held/)
})
