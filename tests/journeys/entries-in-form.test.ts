/** Entries of registers typed in the answer form itself, in their list: through HTTP, without script. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readAs } from '@waymark/operations'
import { entriesOfSubmission, submissionById, submissionsInState } from '@waymark/store'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Shown } from './visitor.ts'

let here: DeskWorld
let own: string
before(async () => {
  here = await openDeskWorld()
  const drafts = await readAs(here.world.system, t => submissionsInState(t, 'draft'))
  own = drafts.find(draft => draft.respondentName === 'Alder' && draft.subjectKind === 'country')!.id
})
after(() => here.close())

const form = () => `${desk}/submissions/${own}/answers`
const standing = () => readAs(here.world.system, async t => entriesOfSubmission(t, (await submissionById(t, own))!))

/** Fills in of a list what its new entry needs; `part`: the names of its fields before the colon. */
function typedIn(page: Shown, part: string, own: Readonly<Record<string, string>>): Record<string, string> {
  const needed: Record<string, string> = {}
  for (const control of page.document.querySelectorAll(`[name^="${part}:fields."]`)) {
    const name = control.getAttribute('name')!
    const value = control.getAttribute('value')
    needed[name] ??=
      control.getAttribute('type') === 'checkbox' || control.getAttribute('type') === 'radio' ? value! : '12'
  }
  return { ...needed, ...Object.fromEntries(Object.entries(own).map(([name, text]) => [`${part}:${name}`, text])) }
}

describe('an entry typed in its list', () => {
  test('is refused at its field with all that was typed, and kept as a draft about the form’s country', async () => {
    const arva = await here.enter('arva')
    const page = await arva.open(form())
    assert.match(page.text, /Add an entry here/)
    const late = typedIn(page, 'new.training', { title: 'Course for teachers', day: '2024-05-01' })
    const refused = await arva.send(page, { ...late })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /does not stand on the list of this round/)
    assert.match(refused.html, /value="Course for teachers"/)
    assert.match(refused.html, /<details class="add"[^>]* open/)
    assert.equal((await standing()).length, 0, 'nothing is kept')
    const saved = await arva.send(refused, { 'new.training:day': '2025-05-01' })
    assert.equal(saved.status, 200, saved.text.slice(0, 400))
    const [entry] = await standing()
    assert.deepEqual(
      [entry!.title.body, entry!.state, entry!.day, entry!.places],
      ['Course for teachers', 'draft', '2025-05-01', ['QMA']],
    )
    const again = await arva.send(refused, { 'new.training:day': '2025-05-01' })
    assert.equal(again.status, 200, 'sent again, as after a line that broke, it is answered as it was')
    assert.equal((await standing()).length, 1)
  })

  test('is changed in place without a word of what stands on its own page, and is told of a change meanwhile', async () => {
    const arva = await here.enter('arva')
    const [before] = await standing()
    const address = `${desk}/entries/training/${before!.id}`
    await arva.send(await arva.open(address), { description: 'Of two days.', language: 'sv' }, { action: '?/save' })
    const page = await arva.open(form())
    const part = `entry.${before!.id}`
    const kept = await arva.send(page, { [`${part}:title`]: 'Course for teachers and nurses' })
    assert.equal(kept.status, 200, kept.text.slice(0, 400))
    const [entry] = await standing()
    assert.equal(entry!.title.body, 'Course for teachers and nurses')
    assert.deepEqual([entry!.description?.body, entry!.description?.language], ['Of two days.', 'sv'])
    const late = await arva.send(page, { [`${part}:title`]: 'Another name' })
    assert.equal(late.status, 422)
    assert.match(late.html, /value="Another name"/)
    assert.equal((await standing())[0]!.title.body, 'Course for teachers and nurses')
  })

  test('is handed in with saving where it is finished, so that its list is closed by the same page', async () => {
    const arva = await here.enter('arva')
    const [before] = await standing()
    const part = `entry.${before!.id}`
    const page = await arva.open(form())
    const open = await arva.send(page, { 'list.training': 'complete' })
    assert.equal(open.status, 422, 'a draft is not in the list yet')
    const closed = await arva.send(open, { 'list.training': 'complete', [`${part}:finished`]: 'yes' })
    assert.equal(closed.status, 200, closed.text.slice(0, 400))
    const [entry] = await standing()
    assert.equal(entry!.state, 'submitted')
    assert.doesNotMatch((await arva.open(form())).html, new RegExp(`${part}:title`))
  })

  test('that is finished and lacks something stays as a draft, and says there what it lacks', async () => {
    const arva = await here.enter('arva')
    const page = await arva.open(form())
    const typed = {
      'new.training:title': 'A second course',
      'new.training:day': '2025-06-01',
      'new.training:finished': 'yes',
    }
    const lacking = await arva.send(page, typed)
    assert.equal(lacking.status, 422)
    const entry = (await standing()).find(({ title }) => title.body === 'A second course')!
    assert.equal(entry.state, 'draft')
    assert.match(lacking.html, new RegExp(`entry\\.${entry.id}:title`))
    assert.match(lacking.html, /name="new\.training:title"[^>]*value=""|new\.training:title/)
  })

  test('is nobody else’s, and an entry of another is not there', async () => {
    const [arva, bodil] = [await here.enter('arva'), await here.enter('bodil')]
    const [mine] = await standing()
    const drafts = await readAs(here.world.system, t => submissionsInState(t, 'draft'))
    const his = drafts.find(draft => draft.respondentName === 'Birch' && draft.subjectKind === 'country')!.id
    const part = `entry.${mine!.id}`
    const body = new URLSearchParams({
      listed: part,
      [`${part}:kind`]: 'training',
      [`${part}:entry`]: mine!.id,
      [`${part}:revision`]: String(mine!.revision),
      [`${part}:title`]: 'Not his',
      [`${part}:day`]: '2025-05-01',
    })
    assert.equal((await bodil.post(`${desk}/submissions/${his}/answers`, body.toString())).status, 404)
    assert.equal((await arva.post(`${desk}/submissions/${his}/answers`, body.toString())).status, 404)
    assert.equal(
      (await standing()).some(({ title }) => title.body === 'Not his'),
      false,
    )
  })
})
