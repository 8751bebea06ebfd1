/** S1a names the strategy contributed to. Source: definitions 10a. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  adoptFramework,
  moveEdition,
  openRound,
  questionPage,
  readAs,
  recordAgreement,
  saveAnswer,
  type AnswerForm,
} from '@waymark/operations'
import { submissionsInState } from '@waymark/store'
import { must, openWorld, type World } from '@waymark/testing'

let world: World
let form: AnswerForm
before(async () => {
  world = await openWorld()
  const { system } = world
  const edition = must(await adoptFramework(system, { code: 'ecpat', edition: '2021-2025' }))
  must(await recordAgreement(system, { edition, body: 'Assembly', day: '2021-05-20', record: 'Minutes 7' }))
  must(await moveEdition(system, { edition, to: 'in-use' }))
  const round = must(await openRound(system, { edition, label: '2025', period: '2025', due: '2026-04-30' }))
  const drafts = await readAs(system, t => submissionsInState(t, 'draft'))
  const { id: submission } = drafts.find(draft => draft.round === round && draft.subjectKind === 'member')!
  const typed = { state: 'yes' }
  form = { submission, indicator: 'S1a', typed, rationale: '', evidence: [], language: 'en', revision: 0 }
})
after(() => world.close())

const refusalOf = async (more: Partial<AnswerForm>) => {
  const saved = await saveAnswer(world.system, { ...form, ...more })
  return saved.ok ? null : `${saved.refusal.kind} ${'field' in saved.refusal ? saved.refusal.field : ''}`
}

test('a yes or partial that names no strategy is refused at its reasons, and a blank is no name', async () => {
  assert.equal(await refusalOf({}), 'answer.names-nothing rationale')
  assert.equal(await refusalOf({ typed: { state: 'partial' }, rationale: ' ' }), 'answer.names-nothing rationale')
})

test('the question says so, and with the strategy named, or answered no, the answer is kept', async () => {
  const { submission, indicator } = form
  const asked = await questionPage(world.system, { submission, indicator })
  assert.match(asked!.indicator.asksToName!.en!.text, /^Name the influencing strategy/)
  const saved = must(await saveAnswer(world.system, { ...form, typed: { state: 'no' } }))
  must(await saveAnswer(world.system, { ...form, rationale: 'The shared strategy of 2025.', revision: saved.answer }))
})

test('no other question asks for a name in its reasons', async () => {
  assert.equal(await refusalOf({ indicator: 'S3c', typed: { state: 'yes' } }), null)
})
