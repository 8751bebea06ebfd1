/** What waits at a desk: how far it has come, until when, and for whom. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { completenessOf, dueDays, reviewSubmission, saveAnswer, submit, today } from '@waymark/operations'
import { daysLate } from '../src/home/work.ts'
import { must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('a form says how many of its questions are written, which comes next, and how late it is', async () => {
  const cato = await world.signInAs('cato')
  const form = async () => (await today(cato)).own.find(work => work.subject.kind === 'country')!
  const fresh = await form()
  assert.equal(fresh.questions.done, 0)
  assert.ok(fresh.questions.of > 1 && fresh.lists.of > 0)
  assert.deepEqual([fresh.lists.done, fresh.daysLate], [0, 0])
  const indicator = fresh.next!
  must(
    await saveAnswer(cato, {
      submission: fresh.id,
      revision: fresh.revision,
      indicator,
      typed: { missing: 'unknown' },
      rationale: 'Nobody could be asked.',
      language: 'en',
      evidence: [],
    }),
  )
  const begun = await form()
  assert.equal(begun.questions.done, 1)
  assert.notEqual(begun.next, indicator)
  world.passDays(60) // the round is due on 31 March, the world began on 2 February
  assert.equal((await form()).daysLate, 3)
  world.passDays(-60)
})

test('a coordinator sees how far the forms of the region are, the secretariat those of all, a contributor no round', async () => {
  const roundsOf = async (person: 'kaja' | 'sigrid' | 'cato') => (await today(await world.signInAs(person))).rounds
  const [[north], [everywhere]] = [await roundsOf('kaja'), await roundsOf('sigrid')]
  assert.deepEqual([north!.keeps, everywhere!.keeps], [false, true])
  assert.ok(north!.forms > 0 && north!.forms < everywhere!.forms, `${north!.forms} of ${everywhere!.forms}`)
  assert.deepEqual([everywhere!.begun, everywhere!.handedIn], [1, 0])
  assert.deepEqual(await roundsOf('cato'), [])
})

test('the due days of a desk are those of forms that are open, each once; who has nothing to do has none', async () => {
  const cato = await world.signInAs('cato')
  const open = (await today(cato)).own.filter(work => work.open)
  assert.ok(open.length > 1, 'the country and the member are asked')
  assert.deepEqual(await dueDays(cato), ['2026-03-31'])
  assert.deepEqual(await dueDays(await world.signInAs('sigrid')), [])
})

test('only a focal point is told that texts wait', async () => {
  assert.equal((await today(await world.signInAs('sigrid'))).concerns, null)
})

test('a due day that is not over is not late', () => {
  assert.deepEqual(
    ['2026-03-30', '2026-03-31', '2026-04-02', '2027-03-31'].map(day => daysLate('2026-03-31', day)),
    [0, 0, 2, 365],
  )
})

test('a round is complete by question and by form, and what came in time stands apart', () => {
  const row = (state: string, late: boolean, saved: number) => ({ state, late, lateThrough: null, asked: 4, saved })
  const ours = { ...row('submitted', true, 4), lateThrough: 'line-down' as const }
  const rows = [row('draft', false, 1), ours, row('returned', false, 2), row('accepted', false, 5)]
  assert.deepEqual(completenessOf(rows), {
    items: { done: 11, of: 16 },
    submissions: { done: 3, of: 4 },
    inTime: { done: 2, ours: 1, of: 3 },
  })
})

test('who answers for a member sees its country first: what is open, until when, and what became of the last form', async () => {
  const dagny = await world.signInAs('dagny')
  const [country, ...others] = (await today(dagny)).countries
  assert.equal(others.length, 0)
  assert.deepEqual(
    [country!.subject.code, country!.dueOn, country!.last, country!.hasPage],
    ['QMC', '2026-03-31', null, false],
  )
  const form = (await today(dagny)).own.find(work => work.subject.code === 'QMC')!
  const said = { submission: form.id, indicator: 'A2', typed: { state: 'no' }, rationale: '', language: 'en' }
  must(await saveAnswer(dagny, { ...said, evidence: [], revision: 0 }))
  must(await submit(dagny, { submission: form.id, revision: form.revision + 1 }))
  const after = (await today(dagny)).countries[0]!
  assert.deepEqual([after.dueOn, after.written.of, after.last?.state], [null, 0, 'submitted'])
  assert.deepEqual((await today(await world.signInAs('sigrid'))).countries, [])
})

test('what is new stands with its day and leads where the person may go, for a month', async () => {
  const newsOf = async (person: 'dagny' | 'cato' | 'rune' | 'sigrid') =>
    (await today(await world.signInAs(person))).news
  const dagny = await world.signInAs('dagny')
  const form = (await today(dagny)).own.find(work => work.subject.code === 'QMC')!
  const asked = (await newsOf('cato')).filter(news => news.kind === 'asked')
  assert.ok(
    asked.some(
      submission =>
        submission.kind === 'asked' && submission.subject.code === 'QMB' && submission.dueOn === '2026-03-31',
    ),
  )
  assert.deepEqual(
    asked.filter(submission => submission.kind === 'asked' && submission.submission === form.id),
    [],
  )
  world.passDays(20)
  const returned = { submission: form.id, revision: form.revision, decision: 'return' as const, accepted: [] }
  const said = { note: 'Which law?', language: 'en', nobodyRecognisable: false }
  must(await reviewSubmission(await world.signInAs('rune'), { ...returned, ...said }))
  const [newest] = await newsOf('dagny')
  assert.ok(newest?.kind === 'reviewed' && !newest.read)
  const { kind, on, decision, submission, indicator } = newest
  assert.deepEqual(
    { kind, on, decision, submission, indicator },
    {
      kind: 'reviewed',
      on: '2026-02-22',
      decision: 'returned',
      submission: form.id,
      indicator: null,
    },
  )
  for (const other of ['cato', 'rune', 'sigrid'] as const)
    assert.ok(!(await newsOf(other)).some(news => news.kind === 'reviewed'), other)
  world.passDays(31)
  const stillNew = (await newsOf('dagny')).map(news => news.kind)
  assert.ok(
    stillNew.every(kind => kind === 'due-soon'),
    stillNew.join(' '),
  )
  world.passDays(-51)
})
