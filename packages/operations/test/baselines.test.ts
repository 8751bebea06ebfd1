/** A baseline from its first draft to its agreement, its revision and the release. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  agreeBaseline,
  baselinePage,
  baselinesForRelease,
  baselinesPage,
  placeIndicators,
  readAs,
  saveBaseline,
  type BaselineForm,
  type Desk,
} from '@waymark/operations'
import { editionsOf } from '@waymark/store'
import { must, openWorld, type World } from '@waymark/testing'

let world: World
let arva: Desk
let sigrid: Desk
before(async () => {
  world = await openWorld()
  arva = await world.signInAs('arva')
  sigrid = await world.signInAs('sigrid')
})
after(() => world.close())

const study = (state: string) => ({ source: 'study', state, note: 'Study of 2020, page 4' })
const form = (more: Partial<BaselineForm> = {}): BaselineForm => ({
  place: 'QMA',
  edition: world.edition,
  basis: 'core',
  from: '2020-01-01',
  until: '2020-12-31',
  start: 'A plan without money.',
  reason: '',
  values: { A1: study('no'), A2: { source: 'unknown' } },
  language: 'en',
  revision: 0,
  ...more,
})
const agreement = (baseline: string, agreedOn: string) => ({
  baseline,
  agreedOn,
  body: 'Meeting of the members',
  record: 'Minutes 4',
  language: 'en',
})
type Said = Promise<{ ok: boolean; refusal?: { kind: string; field?: string } }>
const refusal = async (said: Said) => {
  const { refusal: of } = await said
  return `${of?.kind} ${of?.field ?? ''}`.trim()
}
const counts = async (desk: Desk) => (await baselinesPage(desk)).find(line => line.subject.code === 'QMA')?.counts

test('a draft says what is set, what is not possible and what is open, and nothing locks itself', async () => {
  must(await saveBaseline(arva, form()))
  const core = (await baselinePage(arva, 'QMA'))!.frameworks[0]!.core.length
  assert.deepEqual(await counts(arva), { core, set: 1, impossible: 1, open: core - 2 })
  assert.equal(await baselinePage(arva, 'QMB'), null)
  assert.equal(await refusal(saveBaseline(arva, form({ place: 'QMB' }))), 'thing.not-found')
})

test('what cannot be kept is refused by its field, and the draft stays as it was', async () => {
  const wrong = (more: Partial<BaselineForm>) => refusal(saveBaseline(arva, form({ revision: 1, ...more })))
  assert.equal(await wrong({ revision: 0 }), 'baseline.changed-meanwhile')
  assert.equal(await wrong({ until: '2099-01-01' }), 'baseline.in-future until')
  assert.equal(await wrong({ until: '2019-01-01' }), 'baseline.ends-before-start until')
  assert.equal(await wrong({ start: ' ' }), 'field.missing start')
  assert.equal(await wrong({ values: { A1: { source: 'study', state: 'no' } } }), 'field.missing note.A1')
  assert.equal(await wrong({ values: { A1: { source: 'study', note: 'x' } } }), 'field.missing state.A1')
  assert.equal(await wrong({ values: { A1: { source: '', state: 'no' } } }), 'baseline.value-without-source state.A1')
  assert.equal(await wrong({ values: { A1: { source: 'answer' } } }), 'baseline.no-answer source.A1')
  assert.equal(await wrong({ values: { A1: { source: 'guess' } } }), 'answer.reason-unknown source.A1')
  assert.equal(await wrong({ values: { Z9: study('no') } }), 'field.unknown source.Z9')
  assert.equal((await counts(arva))?.set, 1)
})

test('the secretariat records the agreement of a body, once every core indicator says something', async () => {
  const page = (await baselinePage(arva, 'QMA'))!.frameworks[0]!
  const draft = page.baselines[0]!.id
  assert.equal(await refusal(agreeBaseline(arva, agreement(draft, '2021-03-01'))), 'deed.not-permitted')
  assert.equal(await refusal(agreeBaseline(sigrid, agreement(draft, '2021-03-01'))), 'baseline.open')
  const everything = Object.fromEntries(page.core.map(({ indicator }) => [indicator.code, { source: 'not-collected' }]))
  must(await saveBaseline(arva, form({ values: { ...everything, A1: study('no') }, revision: 1 })))
  assert.equal(
    await refusal(agreeBaseline(sigrid, agreement(draft, '2020-06-01'))),
    'baseline.agreed-before-its-days agreedOn',
  )
  assert.equal(
    await refusal(agreeBaseline(sigrid, agreement(draft, '2026-02-01'))),
    'baseline.after-later-period agreedOn',
  )
  assert.equal(
    await refusal(agreeBaseline(sigrid, { ...agreement(draft, '2021-03-01'), body: '' })),
    'field.missing body',
  )
  must(await agreeBaseline(sigrid, agreement(draft, '2021-03-01')))
  assert.equal(await refusal(agreeBaseline(sigrid, agreement(draft, '2021-03-01'))), 'baseline.agreed-already')
})

test('a revision takes a reason, and both stay: at the desk and in the release, where the record stays inside', async () => {
  const values = (await baselinePage(arva, 'QMA'))!.frameworks[0]!.core
  const everything = Object.fromEntries(values.map(({ indicator }) => [indicator.code, { source: 'not-collected' }]))
  const again = { values: { ...everything, A1: study('yes') } }
  assert.equal(await refusal(saveBaseline(arva, form(again))), 'field.missing reason')
  const { baseline } = must(await saveBaseline(arva, form({ ...again, reason: 'A second study came out.' })))
  assert.equal(
    await refusal(agreeBaseline(sigrid, agreement(baseline, '2021-02-01'))),
    'baseline.agreed-before-revised agreedOn',
  )
  must(await agreeBaseline(sigrid, agreement(baseline, '2026-02-01')))
  const shown = (await baselinePage(arva, 'QMA'))!.frameworks[0]!.baselines
  assert.deepEqual(
    shown.map(baselineShown => [baselineShown.revised, baselineShown.reason?.body ?? null]),
    [
      [false, 'A second study came out.'],
      [true, null],
    ],
  )
  const released = await readAs(sigrid, async t => baselinesForRelease(t, await editionsOf(t)))
  assert.equal(released.length, 2)
  assert.equal(released[1]?.revises, released[0]?.id)
  assert.ok(
    shown.every(baselineShown => baselineShown.record && !JSON.stringify(released).includes(baselineShown.record.id)),
  )
})

test('a national results framework is over the indicators it names, the country’s own among them, and says so in the release', async () => {
  const framework = (over: Partial<BaselineForm>) => form({ place: 'QMB', basis: 'national-framework', ...over })
  const [cato, rune] = [await world.signInAs('cato'), sigrid]
  const decision = { body: 'Assembly', day: '2025-11-20', record: 'Minutes 7' }
  must(await placeIndicators(sigrid, { ...decision, edition: world.edition, core: ['A1', 'A2'] }))
  const others = (await baselinePage(rune, 'QMB'))!.frameworks[0]!.others.map(value => value.indicator.code)
  assert.ok(others.length > 0)
  const [outside] = others as [string]
  const values = { [outside]: study('no') }
  assert.equal(await refusal(saveBaseline(cato, form({ place: 'QMB', values }))), `baseline.not-core source.${outside}`)
  assert.equal(await refusal(saveBaseline(cato, framework({ basis: 'all', values }))), 'field.unknown basis')
  const empty = must(await saveBaseline(cato, framework({ values: {} }))).baseline
  assert.equal(await refusal(agreeBaseline(rune, agreement(empty, '2021-03-01'))), 'baseline.empty')
  const { baseline } = must(await saveBaseline(cato, framework({ values, revision: 1 })))
  must(await agreeBaseline(rune, agreement(baseline, '2021-03-01')))
  const line = (await baselinesPage(rune)).find(baselineLine => baselineLine.subject.code === 'QMB')!
  assert.deepEqual(line.counts, { core: 1, set: 1, impossible: 0, open: 0 })
  const [shown] = (await baselinePage(cato, 'QMB'))!.frameworks[0]!.baselines
  assert.deepEqual([shown!.basis, shown!.values.map(value => value.indicator.code)], ['national-framework', [outside]])
  const released = await readAs(rune, async t => baselinesForRelease(t, await editionsOf(t)))
  const own = released.find(eachBaseline => eachBaseline.subject === 'QMB')!
  assert.deepEqual([own.basis, own.values.map(value => value.indicator)], ['national-framework', [outside]])
})
