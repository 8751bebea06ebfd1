/** What is core is a proposal until the network decides; an optional indicator is asked only of countries that chose it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  adoptFramework,
  baselinePage,
  chooseOptional,
  editionPage,
  moveEdition,
  openRelease,
  openRound,
  placeIndicators,
  planPage,
  publishRelease,
  readAs,
  recordAgreement,
  recordDialogue,
  runJobs,
  startPreview,
  type Desk,
} from '@waymark/operations'
import type { FrameworkPage, IndicatorPage, PublicAnswer } from '@waymark/scorecard'
import { membersOnDay, progressOf, roundById } from '@waymark/store'
import { must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const decision = { body: 'Assembly', day: '2026-01-20', record: 'Minutes, item 9' }
const placings = async (desk: Desk) => {
  const page = (await editionPage(desk, world.edition))!
  const of = (standing: string) =>
    page.questions.filter(question => question.standing === standing).map(question => question.code)
  return { placing: page.placing, core: of('core'), optional: of('optional') }
}
const proposed = ['A1', 'A2', 'B1', 'C1', 'C2', 'D3']

test('before the network decides everything that can be core is proposed as core, and nothing can be chosen', async () => {
  const sigrid = await world.signInAs('sigrid')
  assert.deepEqual(await placings(sigrid), { placing: null, core: proposed, optional: [] })
  assert.deepEqual((await planPage(sigrid, 'QMA'))!.optional, [])
})

test('a decision without core, on a narrative, without a body or of a day ahead is refused and changes nothing', async () => {
  const sigrid = await world.signInAs('sigrid')
  const refusalOf = async (form: Partial<Parameters<typeof placeIndicators>[1]>) => {
    const done = await placeIndicators(sigrid, { ...decision, edition: world.edition, core: ['A1'], ...form })
    return done.ok ? 'done' : done.refusal
  }
  assert.deepEqual(await refusalOf({ core: [] }), { kind: 'placing.no-core', field: 'core' })
  assert.deepEqual(await refusalOf({ core: ['A1', 'D1'] }), {
    kind: 'placing.not-placeable',
    field: 'core',
    code: 'D1',
  })
  assert.deepEqual(await refusalOf({ body: ' ' }), { kind: 'field.missing', field: 'body' })
  assert.deepEqual(await refusalOf({ day: '2031-01-01' }), { kind: 'day.in-future', field: 'day', given: '2031-01-01' })
  assert.deepEqual((await placings(sigrid)).placing, null)
})

test('a decision of the network puts the named indicators in the core, and baselines are over these', async () => {
  const sigrid = await world.signInAs('sigrid')
  must(await placeIndicators(sigrid, { ...decision, edition: world.edition, core: ['A1', 'A2'] }))
  assert.deepEqual(await placings(sigrid), {
    placing: decision,
    core: ['A1', 'A2'],
    optional: ['B1', 'C1', 'C2', 'D3'],
  })
  const core = (await baselinePage(sigrid, 'QMA'))!.frameworks[0]!.core
  assert.deepEqual(
    core.map(value => value.indicator.code),
    ['A1', 'A2'],
  )
})

test('a country chooses optional indicators in a dialogue, and no others', async () => {
  const arva = await world.signInAs('arva')
  const members = await readAs(arva, t => membersOnDay(t, '2026-02-01'))
  const present = members.filter(member => member.name === 'Alder').map(member => member.id)
  const held = { place: 'QMA', heldOn: '2026-02-01', members: present, note: 'Held.', language: 'en' }
  const { dialogue } = must(await recordDialogue(arva, held))
  const choice = { dialogue, edition: world.edition }
  const core = await chooseOptional(arva, { ...choice, indicators: ['D3', 'A1'] })
  assert.deepEqual(core.ok === false && core.refusal, { kind: 'field.unknown', field: 'indicators' })
  must(await chooseOptional(arva, { ...choice, indicators: ['D3', 'C1'] }))
  must(await chooseOptional(arva, { ...choice, indicators: ['D3'] }))
  const [edition] = (await planPage(arva, 'QMA'))!.optional
  assert.deepEqual(
    edition!.indicators.filter(indicator => indicator.chosen).map(indicator => indicator.code),
    ['D3'],
  )
  const cato = await world.signInAs('cato')
  const elsewhere = await chooseOptional(cato, { ...choice, indicators: [] })
  assert.equal(elsewhere.ok === false && elsewhere.refusal.kind, 'thing.not-found')
})

test('a round opened then asks an optional indicator only of countries that chose it; of the others it is not asked', async () => {
  const sigrid = await world.signInAs('sigrid')
  const form = { edition: world.edition, label: 'Second', period: '2025-S2', due: '2026-04-01' }
  const round = must(await openRound(sigrid, form))
  const preview = must(await startPreview(sigrid, { rounds: [round], label: '2026-1', days: '0' }))
  await runJobs(sigrid.runtime)
  must(await publishRelease(sigrid, { preview }))
  const release = (await openRelease(world.runtime, 'test-network', '2026-1'))!
  const answers = (await release.page<readonly PublicAnswer[]>('data/answers.json'))!
  const asked = (code: string) => answers.filter(answer => answer.indicator === code).map(answer => answer.subject)
  assert.deepEqual([asked('D3'), asked('C1')], [['QMA'], []])
  assert.deepEqual(asked('A1'), ['QMA', 'QMB', 'QMC'])
  const page = (await release.page<IndicatorPage>('indicators/demonstration-2021-2025/D3.json'))!
  const [figure] = page.figures
  assert.deepEqual('sets' in figure!.figure && figure!.figure.sets, {
    inScope: 3,
    asked: 1,
    applicable: 1,
    answered: 0,
  })
  assert.deepEqual(page.rows.find(row => row.subject === 'QMB')!.cells, [{ kind: 'not-asked' }])
  const framework = (await release.page<FrameworkPage>('frameworks/demonstration-2021-2025.json'))!
  assert.deepEqual(
    [framework.adopted.core, framework.adopted.placing],
    [['A1', 'A2'], { body: 'Assembly', day: '2026-01-20' }],
  )
})

test('a round on the core asks what is core and nothing else; without a decision there is none', async () => {
  const sigrid = await world.signInAs('sigrid')
  const form = {
    edition: world.edition,
    label: 'Core alone',
    period: '2025-Q4',
    due: '2026-04-01',
    ask: 'core',
  } as const
  const round = must(await openRound(sigrid, form))
  const { asked, leftOut } = await readAs(sigrid, async t => ({
    leftOut: (await roundById(t, round))!.leftOut,
    asked: await progressOf(t, round),
  }))
  assert.deepEqual([leftOut.includes('B1'), leftOut.includes('A1'), leftOut.includes('D1')], [true, false, true])
  assert.ok(asked.every(progress => progress.asked === 2))
  const all = ['A1', 'A2']
  const nothing = await openRound(sigrid, { ...form, label: 'Nothing', without: all })
  assert.deepEqual(nothing.ok === false && nothing.refusal, { kind: 'round.nothing-asked', field: 'without' })
  const other = must(await adoptFramework(world.system, { code: 'demonstration', edition: '2026-2030' }))
  must(
    await recordAgreement(world.system, { edition: other, body: 'Assembly', day: '2026-01-20', record: 'Minutes 9' }),
  )
  must(await moveEdition(world.system, { edition: other, to: 'in-use' }))
  const undecided = await openRound(sigrid, { ...form, edition: other, label: 'Undecided', period: '2026-Q1' })
  assert.deepEqual(undecided.ok === false && undecided.refusal, { kind: 'round.no-core', field: 'ask' })
})
