/** An indicator of one country at the desk, through HTTP and without script: proposed, refused by field, agreed by a second person, ended. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

const plan = `${desk}/plans/QMA`
const optionOf = (page: Shown, ending: string) =>
  [...page.document.querySelectorAll('select[name="section"] option')]
    .map(element => element.getAttribute('value') ?? '')
    .find(value => value.endsWith(ending))!

test('a proposal is refused by field with what was typed, kept, agreed by somebody else, and ended', async () => {
  const arva = await here.enter('arva')
  const form = await arva.open(`${plan}/national/propose`)
  const typed = {
    section: optionOf(form, '/A'),
    answer: 'rating',
    measures: 'structure',
    years: '',
    name: 'Shelters of their own for boys',
    question: 'Are there shelters of their own for boys?',
    evidence: 'The decision that opened them',
    yes: 'In every district',
    no: 'In none',
  }
  const refused = await arva.send(form, typed)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /whole years from 1 to 5/)
  assert.match(refused.html, /Shelters of their own for boys/)
  const kept = await arva.send(refused, { years: '2' })
  assert.match(kept.text, /The proposal is kept/)
  assert.match(kept.text, /In every district/)
  assert.equal(kept.document.querySelector('input[name="record"]'), null, 'a contributor records no agreement')

  const sigrid = await here.enter('sigrid')
  const page = await sigrid.open(kept.path.replace(/\?.*/, ''))
  const decision = { body: 'Meeting of members', day: '2025-11-20', record: '' }
  const lacking = await sigrid.send(page, decision, { action: '?/agree' })
  assert.equal(lacking.status, 422)
  assert.match(lacking.text, /Where it is written.*Fill this in/)
  const agreed = await sigrid.send(lacking, { record: 'Minutes, item 4' }, { action: '?/agree' })
  assert.match(agreed.text, /The agreement is recorded/)
  assert.match((await arva.open(plan)).text, /QMA-N1\s+Shelters of their own for boys/)
  const unchosen = new URLSearchParams({ ...decision, record: 'Minutes, item 9', section: '', mark: 'carry' })
  const refusedCarry = await sigrid.post(`${page.path.replace(/\?.*/, '')}?/carry`, unchosen.toString())
  assert.equal(refusedCarry.status, 422, 'a choice left open is a field to fill in, not a page that is not there')
  const ended = await sigrid.send(await sigrid.open(page.path), {}, { action: '?/end' })
  assert.match(ended.text, /The indicator has ended/)
})
