/** Lateness by our own fault is told apart from a respondent's, with real PostgreSQL. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  latePage,
  readAs,
  reviewSubmission,
  roundPage,
  saveAnswer,
  sayWhyLate,
  submissionPage,
  submit,
  type Desk,
} from '@waymark/operations'
import { submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld() // it is 2 February; the round is due on 31 March
})
after(() => world.close())

const kindOf = (result: { readonly ok: boolean; readonly refusal?: { readonly kind: string } }) =>
  result.ok ? 'done' : result.refusal!.kind
const stored = async (id: string) => (await readAs(world.system, t => submissionById(t, id)))!
const handIn = async (desk: Desk, submission: string) =>
  must(await submit(desk, { submission, revision: (await stored(submission)).revision }))

async function drafted(person: 'arva' | 'bodil', member: string) {
  const [desk, submission] = [await world.signInAs(person), await countrySubmission(world.system, member)]
  const said = { submission, indicator: 'A2', typed: { state: 'no' }, rationale: '', evidence: [], language: 'en' }
  must(await saveAnswer(desk, { ...said, revision: 0 }))
  return { desk, submission }
}

test('a form in time is not late when its review takes until after the due day; one that comes late can be our own fault', async () => {
  const [early, late] = [await drafted('arva', 'Alder'), await drafted('bodil', 'Birch')]
  await handIn(early.desk, early.submission)
  world.passDays(58) // 1 April
  const returned = { accepted: [], note: 'Which act?', language: 'en', nobodyRecognisable: false }
  const { revision } = await stored(early.submission)
  must(
    await reviewSubmission(await world.signInAs('rune'), {
      ...returned,
      decision: 'return',
      submission: early.submission,
      revision,
    }),
  )
  const arva = await world.signInAs('arva')
  assert.equal((await handIn(arva, early.submission)).late, false)
  const bodil = await world.signInAs('bodil')
  assert.equal((await handIn(bodil, late.submission)).late, true)

  const sigrid = await world.signInAs('sigrid')
  const { round } = await stored(late.submission)
  const of = { round, submissions: [late.submission] }
  assert.equal((await submissionPage(bodil, late.submission))!.late, true)
  assert.equal(kindOf(await sayWhyLate(sigrid, { ...of, cause: 'weather' })), 'field.missing')
  assert.equal(kindOf(await sayWhyLate(sigrid, { ...of, submissions: [], cause: 'own' })), 'field.missing')
  const inTime = { round, submissions: [early.submission], cause: 'line-down' }
  assert.equal(kindOf(await sayWhyLate(sigrid, inTime)), 'round.nothing-late')
  assert.equal(kindOf(await sayWhyLate(bodil, { ...of, cause: 'line-down' })), 'deed.not-permitted')
  assert.equal(await latePage(bodil, round), null)

  assert.equal(must(await sayWhyLate(sigrid, { ...of, cause: 'line-down' })), 1)
  assert.deepEqual(
    (await latePage(sigrid, round))!.late.map(({ submission, lateThrough }) => [submission, lateThrough]),
    [[late.submission, 'line-down']],
  )
  assert.deepEqual((await roundPage(sigrid, round))!.completeness.inTime, { done: 1, ours: 1, of: 2 })
  assert.equal((await submissionPage(bodil, late.submission))!.late, false)
  must(await sayWhyLate(sigrid, { ...of, cause: 'own' }))
  assert.deepEqual((await roundPage(sigrid, round))!.completeness.inTime, { done: 1, ours: 0, of: 2 })
})
