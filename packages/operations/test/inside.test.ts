/** How a round stands inside: values and reasons make up all that was asked, answers held back included, for those alone who may know. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  agreeTarget,
  computedInside,
  holdAnswer,
  insideMatrix,
  insidePage,
  readAs,
  reviewEntry,
  reviewSubmission,
  saveAnswer,
  saveEntry,
  submit,
  submitEntry,
  type Desk,
  type InsidePage,
} from '@waymark/operations'
import { submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const submissionOf = (member: string) => countrySubmission(world.system, member)
const revisionOf = async (id: string) => (await readAs(world.system, t => submissionById(t, id)))!.revision

async function answer(
  desk: Desk,
  member: string,
  how: { readonly state: string; readonly held?: true; readonly accepted?: true },
) {
  const submission = await submissionOf(member)
  const said = { submission, indicator: 'A2', rationale: '', evidence: [], language: 'en', revision: 0 }
  const evidence = [
    { type: 'law', where: '', address: 'https://example.org/12', seenOn: '2026-02-01', quote: '', place: '' },
  ]
  must(await saveAnswer(desk, { ...said, evidence, rationale: 'The law says so', typed: { state: how.state } }))
  if (how.held) must(await holdAnswer(desk, { submission, indicator: 'A2', held: true }))
  must(await submit(desk, { submission, revision: await revisionOf(submission) }))
  if (!how.accepted) return
  const review = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
  const rune = await world.signInAs('rune')
  must(await reviewSubmission(rune, { submission, revision: await revisionOf(submission), ...review }))
}

const pageOf = async (desk: Desk, region = '') => (await insidePage(desk, { round: world.round, region }))!
const ofA2 = (page: InsidePage) => {
  const found = page.figures.find(figure => figure.code === 'A2')!
  assert.ok(found.figure.kind === 'states')
  return { ...found, figure: found.figure }
}

test('values and reasons are all that was asked: what waits, what nobody answered, and what is held back', async () => {
  const [arva, bodil, cato] = [
    await world.signInAs('arva'),
    await world.signInAs('bodil'),
    await world.signInAs('cato'),
  ]
  await answer(arva, 'Alder', { state: 'yes', held: true, accepted: true })
  await answer(bodil, 'Birch', { state: 'yes', held: true, accepted: true })
  await answer(cato, 'Cedar', { state: 'no' })
  const page = await pageOf(await world.signInAs('sigrid'))
  const { figure, held, best } = ofA2(page)
  assert.deepEqual(figure.sets, { inScope: 3, asked: 3, applicable: 3, answered: 1 })
  assert.deepEqual(
    [figure.states, figure.missing],
    [
      { yes: 1, partial: 0, no: 0 },
      { 'under-review': 1, 'not-answered': 1 },
    ],
  )
  assert.deepEqual([held, best], [1, { state: 'yes', count: 1, low: 1, high: 3 }])
  assert.deepEqual(page.submissions, { asked: 4, states: { accepted: 2, submitted: 1, 'not-begun': 1 } })
})

test('country by country it says the same, in no order of answers, and of a region its own countries alone', async () => {
  const { columns, decided, rows } = (await insideMatrix(await world.signInAs('sigrid'), world.round))!
  assert.equal(decided, false)
  const a2 = columns.find(({ code }) => code === 'A2')!.key
  assert.deepEqual(rows.map(row => [row.code, row.cells[a2]]).toSorted(), [
    ['QMA', { status: { state: 'yes' }, held: true }],
    ['QMB', { status: { missing: 'under-review' }, held: false }],
    ['QMC', { status: { missing: 'not-answered' }, held: false }],
  ])
  const kaja = await world.signInAs('kaja')
  const own = (await insideMatrix(kaja, world.round))!
  assert.deepEqual(own.rows.map(row => [row.code, row.regions]).toSorted(), [
    ['QMA', ['north']],
    ['QMB', ['north']],
  ])
  assert.deepEqual(
    own.regions.map(region => region.code),
    ['north'],
  )
})

test('a coordinator sees the own region alone, and another region is not there', async () => {
  const kaja = await world.signInAs('kaja')
  const page = await pageOf(kaja)
  assert.deepEqual([page.countries, page.regions.map(region => region.code)], [2, ['north']])
  assert.deepEqual(ofA2(page).figure.sets, { inScope: 2, asked: 2, applicable: 2, answered: 1 })
  assert.equal(page.submissions.asked, 3)
  assert.equal(await insidePage(kaja, { round: world.round, region: 'south' }), null)
  const south = await pageOf(await world.signInAs('rune'), 'south')
  assert.deepEqual([south.countries, ofA2(south).figure.missing], [1, { 'not-answered': 1 }])
})

test('entries, members and what is derived stand on a page of their own, what waits and is held included, within the reach of the desk', async () => {
  const [arva, sigrid, kaja] = [
    await world.signInAs('arva'),
    await world.signInAs('sigrid'),
    await world.signInAs('kaja'),
  ]
  const entry = { entry: null, revision: 0, kind: 'joint-action', language: 'en', title: 'A patrol', day: '2025-05-04' }
  const stages = [{ stage: 'carried-out', on: '2025-05-04', source: 'Notice 4' }]
  const fields = { sectors: ['police'] }
  const saved = must(
    await saveEntry(arva, { ...entry, description: 'At the lake', level: 'national', stages, fields, places: ['QMA'] }),
  )
  const handedIn = must(await submitEntry(arva, saved))
  const review = { decision: 'accept', nobodyRecognisable: true, note: '', language: 'en' } as const
  must(await reviewEntry(await world.signInAs('rune'), { ...handedIn, ...review }))
  const ofRound = async (desk: Desk, region = '') =>
    (await computedInside(desk, { round: world.round, region }))!.figures
  const result = (all: Awaited<ReturnType<typeof ofRound>>, code: string) => {
    const { figure } = all.find(computedFigure => computedFigure.code === code)!
    if (figure.kind === 'entries') return figure.distinct
    return figure.kind === 'states' ? { ...figure.states, ...figure.missing } : figure.kind
  }
  const everything = await ofRound(sigrid)
  assert.equal(result(everything, 'B2'), 1)
  assert.deepEqual(result(everything, 'E1'), { yes: 2, partial: 0, no: 0, 'under-review': 1, 'not-answered': 1 })
  assert.deepEqual(result(await ofRound(kaja), 'E1'), { yes: 2, partial: 0, no: 0, 'under-review': 1 })
  assert.equal(result(await ofRound(sigrid, 'south'), 'B2'), 0)
  const again = must(
    await saveEntry(arva, { ...entry, title: 'Another', level: 'national', stages, fields, places: ['QMA'] }),
  )
  must(await reviewEntry(await world.signInAs('rune'), { ...must(await submitEntry(arva, again)), ...review }))
  assert.equal(result(await ofRound(sigrid), 'B2'), 2, 'what was computed is not kept once something is done')
  assert.equal(await computedInside(kaja, { round: world.round, region: 'south' }), null)
})

test('a target stands beside what was settled over its list, and says how many of the list are here', async () => {
  const sigrid = await world.signInAs('sigrid')
  const decision = { body: 'Assembly', day: '2026-01-20', record: 'Minutes, item 9' }
  const target = { indicator: 'A2', state: 'yes', region: '', least: '2', by: '2030-12-31', milestones: [] }
  must(await agreeTarget(sigrid, { ...decision, ...target, edition: world.edition }))
  const said = async (desk: Desk) => {
    const [insideTarget] = (await pageOf(desk)).targets
    return [
      insideTarget!.least,
      insideTarget!.countries,
      insideTarget!.inRound,
      insideTarget!.figure.kind === 'states' && insideTarget!.figure.states['yes'],
    ]
  }
  assert.deepEqual(await said(sigrid), [2, 3, 3, 1])
  assert.deepEqual(await said(await world.signInAs('kaja')), [2, 3, 2, 1])
})
