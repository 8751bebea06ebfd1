/**
 * Plans begin at what is missing: every gap of a country leads to an action, a decision not to act, or the day since which nobody has
 * decided. Source: models.md 5; ECPAT Strategic Framework 2021-2025, baselines and national action plans.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  agreePlan,
  choosePriority,
  closePlan,
  decideNotToAct,
  planAction,
  planPage,
  publishRelease,
  readAs,
  recordDialogue,
  reportUpdate,
  runJobs,
  saveAnswer,
  startPreview,
  submit,
  writePlan,
} from '@waymark/operations'
import { membersOnDay } from '@waymark/store'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const language = 'en'

test('a gap leads to nobody since a day, to a decision not to act, to a priority and to an action, and is open again once the plan is closed', async () => {
  const place = await withGap()
  const sigrid = await world.signInAs('sigrid')
  const page = async () => (await planPage(sigrid, place))!
  const known = (await page()).indicators.filter(indicator => indicator.status !== null)
  const gaps = (await page()).gaps
  const gap = known.find(indicator => indicator.code === 'A2')!
  const answer = async () => (await page()).gaps[gap.id]!
  assert.equal((await answer()).kind, 'nobody')
  assert.match(gap.since ?? '', /^\d{4}-\d{2}-\d{2}$/)
  for (const indicator of known)
    assert.equal(Boolean(gaps[indicator.id]), JSON.stringify(indicator.status) !== '{"state":"yes"}', indicator.code)

  const wish = { place, indicator: gap.id, day: '2026-02-01', reason: 'A law is before parliament.', language }
  const ahead = await decideNotToAct(sigrid, { ...wish, day: '2031-01-01', reason: '' })
  assert.ok(!ahead.ok && ahead.refusal.kind === 'day.in-future')
  assert.equal(ahead.refusal.problems?.length, 2, 'everything wrong is named at once')
  must(await decideNotToAct(sigrid, wish))
  const decided = await answer()
  assert.deepEqual([decided.kind, decided.on, decided.reason?.body], ['not-to-act', '2026-02-01', wish.reason])

  const members = await readAs(sigrid, t => membersOnDay(t, '2026-02-01'))
  const there = members.filter(member => member.places.includes(place)).map(member => member.id)
  const held = { place, heldOn: '2026-02-01', members: there, note: '', language }
  const { dialogue } = must(await recordDialogue(sigrid, held))
  const { priority } = must(await choosePriority(sigrid, { dialogue, indicator: gap.id, reason: 'Now.', language }))
  assert.deepEqual([(await answer()).kind, 'priority' in (await answer())], ['chosen', true])
  const again = await decideNotToAct(sigrid, wish)
  assert.ok(!again.ok && again.refusal.kind === 'gap.chosen-already')
  const said = { what: 'Ask', who: 'Members', start: '', due: '2026-11-30', resources: '', change: 'To yes', language }
  const { action } = must(await planAction(sigrid, { ...said, priority, indicator: gap.id }))
  assert.equal((await answer()).kind, 'action')
  must(await reportUpdate(sigrid, { action, round: null, status: 'stopped', text: 'Stopped.', language }))
  assert.equal((await answer()).kind, 'chosen', 'what was stopped answers nothing')

  const begun = { place, plan: null, revision: 0, title: 'Two years', from: '2026-01-01', until: '2027-12-31' }
  const { plan } = must(await writePlan(sigrid, { ...begun, reason: '', language }))
  must(await agreePlan(sigrid, { plan, revision: 1, body: 'Members', day: '2026-02-01', language }))
  must(await closePlan(sigrid, { plan, revision: 2, reason: 'Over.', language }))
  assert.equal((await answer()).kind, 'not-to-act', 'the decision of before stands again')
})

/** The country of Birch, of which a release says no in A2. */
async function withGap(): Promise<string> {
  const submission = await countrySubmission(await world.signInAs('cato'), 'Birch')
  const bodil = await world.signInAs('bodil')
  const answer = { submission, indicator: 'A2', typed: { state: 'no' }, rationale: 'None.', evidence: [], language }
  must(await saveAnswer(bodil, { ...answer, revision: 0 }))
  must(await submit(bodil, { submission, revision: 1 }))
  const preview = must(await startPreview(world.system, { rounds: [world.round], label: '2026-1', days: '0' }))
  await runJobs(world.system.runtime)
  must(await publishRelease(world.system, { preview }))
  const members = await readAs(bodil, t => membersOnDay(t, '2026-02-01'))
  return members.find(member => member.name === 'Birch')!.places[0]!
}
