/**
 * O1c is read from documents of review bodies and S3b from members' own records: nobody is asked. The title of each test holds the sentence
 * of the source. Source: ECPAT Strategic Framework 2021-2025; definitions 10, 14; design 3.10.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOf, sidesOf, type Candidate, type CountryPage, type Entry, type IndicatorPage } from '@waymark/scorecard'
import { shippedKinds } from '../../packages/framework/test/shipped.ts'
import { answer } from '../../packages/scorecard/test/three-countries.ts'
import { ecpat, folderOf, misread, planted, published, round, sentence } from './planted.ts'

const countries = ['QMA', 'QMB', 'QMC']
const call = round(2025, ecpat, { O1a: countries })

let made = 0
function entry(kind: string, more: Partial<Entry>): Entry {
  made += 1
  const id = `entry-${String(made).padStart(4, '0')}`
  const nothing = { places: [], members: [], themes: [], numbers: {}, evidence: [] }
  return { id, kind, title: `text-${7000 + made}`, level: 'national', day: '2025-05-01', ...nothing, ...more }
}

const document = (body: string, place: string, mentions: string, day = '2025-05-01') =>
  entry('review-document', { day, places: [place], choices: { body: [body], mentions: [mentions] } })
const calendar = (body: string, more: Partial<Entry> = {}) =>
  entry('review-calendar', {
    level: 'international',
    day: '2024-01-01',
    until: '2025-12-31',
    choices: { body: [body], covers: ['all'] },
    ...more,
  })
const allCalendars = ['crc', 'opsc', 'acerwc', 'upr'].map(body => calendar(body))

const kinds = shippedKinds.filter(kind => kind.code.startsWith('review-'))
const world = (entries: readonly Entry[], more: Partial<Candidate> = {}) =>
  planted([ecpat], { calls: [call], entries, registerKinds: kinds, ...more })

/** What stands inside and in public of each country, or member. */
function statuses(code: string, candidate: Candidate) {
  const { inside, open } = sidesOf(candidate)
  const of = ({ answers }: Candidate) =>
    Object.fromEntries(
      answers
        .filter(settledAnswer => settledAnswer.indicator === code)
        .map(({ subject, status }) => [
          subject,
          'state' in status ? status.state : (status as { missing: string }).missing,
        ]),
    )
  return { inside: of(inside), public: of(open) }
}

test(`a document adopted in the period that speaks of it is a yes, whatever a member would say: ${sentence('O1c')}`, () => {
  const entries = [
    ...allCalendars,
    document('crc', 'QMA', 'yes'),
    document('upr', 'QMB', 'no'),
    document('crc', 'QMB', 'yes', '2024-05-01'),
  ]
  const asked = { ...round(2025, ecpat, { O1a: countries, O1c: countries }), scope: { country: countries } }
  const said = { ...answer(2025, 'O1c', { subject: 'QMC', status: { state: 'yes' } }), call: asked.id }
  const release = published(world(entries, { calls: [asked], answers: [said] }))
  const page = release.page<IndicatorPage>(`indicators/${folderOf(ecpat)}/O1c.json`)
  const { figure } = page.figures[0]!
  assert.ok(figure.kind === 'states')
  assert.deepEqual([figure.states, figure.missing], [{ yes: 1, partial: 0, no: 1 }, { 'not-applicable': 1 }])
  assert.deepEqual([figure.sets.asked, figure.sets.applicable], [3, 2])
  const lines = release.table('data/figures.csv').filter(row => row['indicator'] === 'O1c' && row['part'] === '')
  assert.equal(lines.find(row => row['line'] === 'yes')!['value'], '1')
  const rows = release.table('data/observations.csv').filter(row => row['indicator'] === 'O1c')
  assert.deepEqual(
    rows.map(row => [row['subject'], row['state'] || row['missing'], row['respondent_type'], row['how']]),
    [
      ['QMA', 'yes', 'derived', 'derived'],
      ['QMB', 'no', 'derived', 'derived'],
      ['QMC', 'not-applicable', 'derived', 'derived'],
    ],
  )
  const shown = release.page<{ readonly entries: readonly Entry[] }>('registers/review-document.json').entries
  assert.equal(shown.length, 3, 'the documents stand on the page of their register')
  assert.ok(release.page<CountryPage>('countries/QMA.json'))
})

test(`where a document or a calendar is missing nothing is said, never no: ${sentence('O1c')}`, () => {
  const missing = { QMA: 'not-collected', QMB: 'not-collected', QMC: 'not-collected' }
  const hushed = Object.fromEntries(countries.map(code => [code, 'no-answer-published']))
  const without = (body: string) => allCalendars.filter(eachCalendar => eachCalendar.choices!['body']![0] !== body)
  assert.deepEqual(statuses('O1c', world([])), { inside: missing, public: hushed })
  assert.deepEqual(statuses('O1c', world([...without('acerwc'), document('crc', 'QMB', 'no')])).inside, missing)
  assert.deepEqual(statuses('O1c', world([...allCalendars, document('upr', 'QMA', 'missing')])), {
    inside: { QMA: 'not-collected', QMB: 'not-applicable', QMC: 'not-applicable' },
    public: { QMA: 'no-answer-published', QMB: 'not-applicable', QMC: 'not-applicable' },
  })
  const untilJune = calendar('acerwc', { until: '2025-06-30' })
  const fromJuly = calendar('acerwc', { day: '2025-07-01' })
  assert.deepEqual(statuses('O1c', world([...without('acerwc'), untilJune])).inside, missing)
  assert.equal(statuses('O1c', world([...without('acerwc'), untilJune, fromJuly])).inside['QMA'], 'not-applicable')
})

test(`other bodies stand beside, and a body matters only where it can review the country: ${sentence('O1c')}`, () => {
  const ofOne = calendar('acerwc', {
    until: '2024-12-31',
    places: ['QMA'],
    choices: { body: ['acerwc'], covers: ['named'] },
  })
  const entries = [...allCalendars.filter(eachCalendar => eachCalendar.choices!['body']![0] !== 'acerwc'), ofOne]
  assert.deepEqual(statuses('O1c', world([...entries, document('other', 'QMB', 'yes')])).inside, {
    QMA: 'not-collected',
    QMB: 'not-applicable',
    QMC: 'not-applicable',
  })
  const hidden = statuses('O1c', world([...entries, document('crc', 'QMB', 'yes')], { hidden: ['QMB'] }))
  assert.deepEqual([hidden.inside['QMB'], hidden.public['QMB']], ['yes', 'no-answer-published'])
})

test(`a baseline is followed by what documents say: ${sentence('S1b')}`, () => {
  const baseline = {
    id: 'baseline-1',
    subject: 'QMA',
    framework: ecpat.framework.code,
    from: '2023-01-01',
    last: '2023-12-31',
    agreedOn: '2024-06-01',
    body: 'text-7901',
    start: 'text-7902',
    values: [{ indicator: 'O1c', version: 1, status: { state: 'no' }, source: 'study' as const }],
  }
  const with1 = world([...allCalendars, document('crc', 'QMA', 'yes')], { baselines: [baseline] })
  assert.deepEqual([statuses('S1b', with1).inside['QMA'], statuses('S1b', with1).public['QMA']], ['yes', 'yes'])
  assert.equal(statuses('S1b', world([], { baselines: [baseline] })).inside['QMA'], 'no')
})

const ids = Array.from({ length: 12 }, (_, at) => `m${at + 1}`)
const members = ids.map(id => ({ id, name: `Member ${id}`, shown: 'hidden' as const, places: ['QMA'] }))
const ofMembers = { ...call, scope: { country: countries, member: ids } }
const records = (yes: number, complete = 12): Candidate['memberRecords'] =>
  ids.map((member, at) => ({ call: call.id, member, contributed: at < yes, complete: at < complete }))
const recorded = (yes: number, complete?: number) =>
  world([], { calls: [ofMembers], members, memberRecords: records(yes, complete) })

const figureOf = (candidate: Candidate) =>
  partsOf(candidate).base.memberFigures.figures.find(figure => figure.indicator === 'S3b')!.figure

test(`a member's own record suffices, confidential or not, and no needs a record called complete: ${sentence('S3b')}`, () => {
  const page = published(recorded(6, 9)).page<IndicatorPage>(`indicators/${folderOf(ecpat)}/S3b.json`)
  const { figure } = page.figures[0]!
  assert.ok(figure.kind === 'states')
  assert.deepEqual([figure.states, figure.missing], [{ yes: 6, partial: 0, no: 3 }, { 'no-answer-published': 3 }])
  const { inside } = statuses('S3b', recorded(6, 9))
  assert.deepEqual([inside['m1'], inside['m9'], inside['m10']], ['yes', 'no', 'not-collected'])
  // Hiding a country changes no count about members: one that fell by one would tell what a member had recorded.
  const hidden = { ...recorded(6, 9), hidden: ['QMA'] }
  assert.deepEqual(statuses('S3b', hidden).public, statuses('S3b', recorded(6, 9)).public)
  // The old reading asks members, and takes whoever says nothing for somebody who did not answer a question.
  const asked = misread(ecpat, 'S3b', indicator => ({ ...indicator, origin: { kind: 'asked' } }))
  const before = sidesOf({ ...recorded(6, 9), editions: planted([asked], {}).editions }).inside.answers
  assert.ok(!before.some(settledAnswer => settledAnswer.indicator === 'S3b'))
})

test(`records may be confidential, so nothing is printed where one side is under five: ${sentence('S3b')}`, () => {
  const withheld = { kind: 'withheld', rule: 'records-under-5' }
  for (const yes of [0, 4, 8, 12]) assert.deepEqual(figureOf(recorded(yes)), withheld, `${yes} of 12`)
  for (const yes of [5, 7]) assert.equal(figureOf(recorded(yes)).kind, 'states', `${yes} of 12`)
})

test(`a scorecard without a record of contributions is not complete: ${sentence('E5b')}`, () => {
  const group = {
    id: 'north',
    kind: 'region',
    names: { en: 'North', ru: 'Север', ar: 'الشمال', sv: 'Norr' },
    on: '2025-12-31',
    places: countries,
  }
  const inRegion = (complete: number) => ({
    ...recorded(3, complete),
    groups: [group],
    calls: [{ ...ofMembers, scope: { ...ofMembers.scope, group: ['north'] } }],
  })
  assert.equal(statuses('E5b', inRegion(12)).inside['north'], 'yes')
  assert.equal(statuses('E5b', inRegion(11)).inside['north'], 'partial')
})
