/**
 * Each counting indicator of the framework counts what its sentence says. The title of each test is the sentence of the source; the
 * planted world is read from the release's page and from `data/figures.csv`. Beside it the same world is counted as it once was, every
 * entry of the register that bears a day of the period: what comes out is another number. Source: ECPAT Strategic Framework 2021-2025;
 * definitions 10a.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Counting, FrameworkEdition, RegisterKind } from '@waymark/framework'
import {
  partsOf,
  type Call,
  type Candidate,
  type EntriesView,
  type Entry,
  type IndicatorPage,
} from '@waymark/scorecard'
import { pageFiles } from '../../packages/scorecard/test/page-files.ts'
import { shippedKinds } from '../../packages/framework/test/shipped.ts'
import { stamp } from '../../packages/scorecard/test/keys.ts'
import { threeCountries } from '../../packages/scorecard/test/three-countries.ts'
import { ecpat, folderOf, keyOf, linesOf, misread, planted, published, sentence as sentenceOf } from './planted.ts'

const registers = [...new Set(ecpat.indicators.flatMap(({ counts }) => (counts ? [counts.register] : [])))]

const call = (year: number): Call => ({
  ...threeCountries.calls[0]!,
  id: `round-${year}`,
  label: `Round ${year}`,
  edition: keyOf(ecpat),
  period: { label: `${year}`, from: `${year}-01-01`, until: `${year + 1}-01-01` },
  asked: [],
  registers,
})

let made = 0
function entry(kind: string, on: string, more: Partial<Entry> = {}): Entry {
  made += 1
  return {
    id: `entry-${String(made).padStart(4, '0')}`,
    kind,
    title: `text-${7000 + made}`,
    level: 'national',
    day: on,
    places: ['QMA'],
    members: [],
    themes: [],
    numbers: {},
    evidence: [],
    ...more,
  }
}

const world = (entries: readonly Entry[], years: readonly number[], framework: FrameworkEdition): Candidate =>
  planted([framework], {
    calls: years.map(call),
    registerKinds: shippedKinds.filter((kind: RegisterKind) => registers.includes(kind.code)),
    entries,
  })

/** Every entry with a day in the period, of which no condition is asked: how each was counted once. All participants were journalists. */
const asOnce = (code: string, counts: Counting): Counting => ({
  ...counts,
  by: code === 'S4d' ? { field: 'participants' } : counts.by,
  when: 'event',
  where: null,
})

const distinguished = new Set<string>()

function filesOf(code: string, entries: readonly Entry[], years: readonly number[]) {
  const made = (framework: FrameworkEdition) => pageFiles(partsOf(world(entries, years, framework)).base, stamp)
  const once = misread(ecpat, code, indicator => ({ ...indicator, counts: asOnce(code, indicator.counts!) }))
  const [files, asRead] = [made(ecpat), made(once)]
  const numbers = (of: typeof files) =>
    linesOf(of['data/figures.csv'] as string)
      .filter(line => line['indicator'] === code && ['entries', 'sum'].includes(line['line']!))
      .map(line => `${line['period']} ${line['line']} ${line['value']}`)
  if (JSON.stringify(numbers(files)) !== JSON.stringify(numbers(asRead))) distinguished.add(code)
  return { page: files[`indicators/${folderOf(ecpat)}/${code}.json`] as IndicatorPage, numbers: numbers(files) }
}

function page(code: string, entries: readonly Entry[], years: readonly number[] = [2025]): IndicatorPage {
  const { page: shown, numbers } = filesOf(code, entries, years)
  const view = shown.figures[0]!.figure as EntriesView
  // With lists open, nothing recorded is not 0.
  const none = view.kind === 'entries' && view.distinct === 0 && !view.zeroIsSure
  const printed = none ? 'entries ' : view.kind === 'entries' ? `entries ${view.distinct}` : `sum ${view.total}`
  assert.ok(numbers.includes(`${years[0]} ${printed}`), `${code}: the file says ${numbers.join()}, the page ${printed}`)
  return shown
}

const figure = (code: string, entries: readonly Entry[], year = 2025): EntriesView =>
  page(code, entries, [year]).figures[0]!.figure as EntriesView
const count = (code: string, entries: readonly Entry[], year = 2025): number => {
  const view = figure(code, entries, year)
  return view.kind === 'entries' ? view.distinct : view.entries
}
const sentence = (code: string): string => sentenceOf(code)
const stage = (code: string, on: string) => ({ stage: code, on })
const parts = (view: EntriesView) => Object.fromEntries((view.split?.parts ?? []).map(part => [part.code, part.count]))
const beside = (view: EntriesView) => Object.fromEntries((view.beside ?? []).map(part => [part.code, part.count]))

const action = (sectors: readonly string[], places: readonly string[], stages = [stage('carried-out', '2025-05-01')]) =>
  entry('joint-action', '2025-05-01', { choices: { sectors }, places, stages })

test(sentence('O2c'), () => {
  const view = figure('O2c', [
    action(['police', 'civil-society'], ['QMA', 'QMB']),
    action(['police', 'civil-society', 'justice'], ['QMA', 'QMB', 'QMC']),
    action(['police', 'civil-society'], ['QMA']),
    action(['police', 'justice'], ['QMA', 'QMB']),
    action(['business', 'civil-society'], ['QMA', 'QMB']),
    action(['business'], ['QMA', 'QMB']),
    action(['police', 'civil-society'], ['QMA', 'QMB'], [stage('agreed', '2025-05-01')]),
  ])
  assert.equal(view.kind === 'entries' && view.distinct, 2)
  assert.deepEqual(beside(view), { 'one-country': 1, 'without-civil-society': 1, 'one-sector': 1 })
})

const company = (more: Partial<Entry>, choices: Record<string, readonly string[]> = {}) =>
  entry('company', '2024-02-01', {
    choices: { relation: ['the-code'], sector: ['travel-tourism'], ...choices },
    stages: [stage('joined', '2024-02-01')],
    confirmedOn: '2025-12-01',
    ...more,
  })

test(sentence('O3a'), () => {
  const acted = { days: { 'criterion-2': ['2024-05-01', '2025-03-01'] } }
  const entries = [
    company(acted),
    company({}),
    company({ days: { 'criterion-1': ['2023-01-01'] } }),
    company(acted, { sector: ['finance'] }),
    company({ ...acted, stages: [stage('joined', '2024-02-01'), stage('left', '2025-06-01')] }),
    company({ days: { 'national-action': ['2025-01-01'] } }, { relation: ['national-code'] }),
    company(acted, { relation: ['engaged'] }),
    company({ ...acted, confirmedOn: '2022-01-01' }),
  ]
  const view = figure('O3a', entries)
  assert.equal(view.kind === 'entries' && view.distinct, 2)
  assert.deepEqual(beside(view), { 'joined-without-action': 2 })
  assert.equal(view.unconfirmed, 1)
})

test(sentence('O3b'), () => {
  const law = (addressed: string, instrument: string, more: Partial<Entry> = {}) =>
    entry('law', '2024-05-01', {
      choices: { addressed: [addressed], instrument: [instrument] },
      stages: [stage('adopted', '2025-05-01')],
      ...more,
    })
  const entries = [
    law('private-sector', 'law'),
    law('private-sector', 'regulation'),
    law('private-sector', 'action'),
    law('others', 'law'),
    law('private-sector', 'law', { level: 'regional', places: ['QMA', 'QMB'] }),
    law('private-sector', 'law', { stages: [] }),
  ]
  const view = figure('O3b', entries)
  assert.equal(view.kind === 'entries' && view.distinct, 3)
  assert.deepEqual(parts(view), { law: 1, regulation: 1, action: 1 })
  assert.deepEqual(beside(view), { regional: 1 })
  const rows = page('O3b', entries).rows
  const credited = rows.map(row => (row.cells[0]?.kind === 'entries' ? row.cells[0].figure : null))
  assert.deepEqual(
    credited.map(one => one?.kind === 'entries' && one.distinct),
    [3, 0, 0],
  )
})

test(sentence('O3c'), () => {
  const measure = (target: string, level: Entry['level'], reached: string, on = '2025-05-01') =>
    entry('industry-measure', '2024-01-01', { choices: { target: [target] }, level, stages: [stage(reached, on)] })
  const view = figure('O3c', [
    measure('yes', 'national', 'adopted'),
    measure('yes', 'international', 'implemented'),
    measure('no', 'national', 'adopted'),
    measure('yes', 'national', 'adopted', '2024-05-01'),
  ])
  assert.equal(view.kind === 'entries' && view.distinct, 2)
  assert.deepEqual(parts(view), { national: 1, regional: 0, international: 1 })
})

const campaign = (aim: readonly string[], online: string, more: Partial<Entry> = {}) =>
  entry('campaign', '2025-05-01', { choices: { aim, online: [online] }, ...more })

test(sentence('O5c'), () => {
  assert.equal(count('O5c', [campaign(['help-seeking'], 'no'), campaign(['extent'], 'no')]), 1)
})

test(sentence('O6c'), () => {
  assert.equal(count('O6c', [campaign(['help-seeking', 'extent'], 'no'), campaign(['accountability'], 'no')]), 1)
})

test(sentence('S2b'), () => {
  const citations = [entry('citation', '2025-05-01', { places: [] }), entry('citation', '2024-05-01', { places: [] })]
  assert.equal(count('S2b', citations), 1)
  assert.ok(page('S2b', citations).rows.every(row => row.cells.every(cell => cell.kind === 'outside')))
})

test(sentence('S2c'), () => {
  const view = figure('S2c', [
    entry('research-initiative', '2025-05-01'),
    entry('research-initiative', '2025-05-01', { level: 'regional' }),
    entry('research-initiative', '2023-05-01', { until: '2025-05-01' }),
  ])
  assert.deepEqual([parts(view)['national'], parts(view)['regional']], [1, 1])
})

test(sentence('S3a'), () => {
  const engaged = (on: string, purpose: readonly string[]) =>
    company({ stages: [stage('engaged', on)] }, { purpose, relation: ['engaged'] })
  const entries = [
    engaged('2025-03-01', ['prevention']),
    engaged('2024-03-01', ['response']),
    engaged('2025-03-01', []),
  ]
  assert.equal(count('S3a', entries), 1)
})

test(sentence('S3d'), () => {
  const partnership = (by: string, met: readonly string[], level: Entry['level'] = 'national') =>
    entry('partnership', '2023-01-01', {
      choices: { 'convened-by': [by] },
      days: { met },
      level,
      stages: [stage('active', '2023-02-01')],
      confirmedOn: '2025-06-01',
    })
  const both = partnership('network', ['2024-03-01', '2025-03-01'], 'international')
  const entries = [both, partnership('network', ['2024-03-01']), partnership('others', ['2025-03-01'])]
  const view = figure('S3d', entries)
  assert.equal(view.kind === 'entries' && view.distinct, 2, 'a meeting is no condition')
  assert.equal(parts(view)['international'], 1)
  assert.deepEqual(beside(view), { 'by-others': 1 })
  assert.equal(count('S3d', [both], 2024), 1)
})

test(sentence('S4a'), () => {
  const product = (whose: string, reached: string) =>
    entry('product', '2025-01-01', { choices: { whose: [whose] }, stages: [stage(reached, '2025-05-01')] })
  const view = figure('S4a', [
    product('children', 'incorporated'),
    product('survivors', 'incorporated'),
    product('both', 'incorporated'),
    product('children', 'consulted'),
  ])
  assert.deepEqual(parts(view), { children: 1, survivors: 1, both: 1 })
  assert.equal(view.kind === 'entries' && view.distinct, 3)
})

test(sentence('S4b'), () => {
  const view = figure('S4b', [
    campaign(['accountability'], 'yes', { numbers: { engagements: '400' } }),
    campaign(['accountability'], 'no', { numbers: { engagements: '5000' } }),
    campaign(['help-seeking'], 'yes', { numbers: { engagements: '7000' } }),
  ])
  assert.equal(view.kind === 'entry-sum' && view.total, '400')
})

test(sentence('S4c'), () => {
  const story = (reach: string) => entry('story', '2025-05-01', { choices: { reach: [reach] } })
  assert.equal(count('S4c', [story('global'), story('other')]), 1)
})

test(sentence('S4d'), () => {
  const training = (numbers: Record<string, string>, audience: readonly string[]) =>
    entry('training', '2025-05-01', { choices: { audience }, numbers })
  const view = figure('S4d', [
    training({ participants: '40', journalists: '12' }, ['journalists', 'police']),
    training({ participants: '30' }, ['police']),
    training({ participants: '9' }, ['journalists']),
  ])
  assert.equal(view.kind === 'entry-sum' && view.total, '12')
  assert.equal(view.kind === 'entry-sum' && view.withoutNumber, 1)
})

test(sentence('E3b'), () => {
  const income = (sort: string, on: string) => entry('income-initiative', on, { choices: { sort: [sort] } })
  const view = figure('E3b', [
    income('legacy', '2025-05-01'),
    income('digital', '2025-05-01'),
    income('legacy', '2024-05-01'),
  ])
  assert.deepEqual([parts(view)['legacy'], parts(view)['digital']], [1, 1])
})

test(sentence('E4a'), () => {
  const recommendation = (...stages: readonly string[]) =>
    entry('recommendation', '2023-01-01', {
      places: [],
      level: 'international',
      stages: stages.map((code, index) => stage(code, `${2023 + index}-01-01`)),
    })
  const many = (times: number, ...stages: readonly string[]) =>
    Array.from({ length: times }, () => recommendation(...stages))
  const entries = [
    ...many(9, 'agreed'),
    ...many(11, 'agreed', 'adopted'),
    ...many(9, 'agreed', 'adopted', 'implemented'),
    ...many(2, 'agreed', 'dropped'),
  ]
  const view = figure('E4a', entries)
  assert.equal(view.kind === 'entries' && view.distinct, 31)
  assert.deepEqual(view.split?.parts, [
    { code: 'agreed', count: 9, reached: 29 },
    { code: 'adopted', count: 11, reached: 20 },
    { code: 'implemented', count: 9, reached: 9 },
    { code: 'dropped', count: 2 },
  ])
  assert.ok(page('E4a', entries).rows.every(row => row.cells.every(cell => cell.kind === 'outside')))
  assert.equal(view.lists.asked, 0)
})

test('every counting indicator of the framework has its test here', () => {
  const counting = ecpat.indicators.filter(each => each.counts !== null).map(each => each.code)
  assert.equal(counting.length, 16)
})

test('a company that joined in 2023 stands in 2023, 2024 and 2025, on pages and in files, and not in the year in which it left', () => {
  const joined = company(
    {
      day: '2023-02-01',
      stages: [stage('joined', '2023-02-01'), stage('left', '2026-03-01')],
      days: { 'criterion-1': ['2023-05-01', '2024-05-01', '2025-05-01', '2026-02-01'] },
      confirmedOn: '2026-02-01',
    },
    {},
  )
  const years = [2026, 2025, 2024, 2023]
  const counted = page('O3a', [joined], years).figures.map(publishedFigure => {
    const view = publishedFigure.figure as EntriesView
    return `${publishedFigure.period.label}: ${view.kind === 'entries' ? view.distinct : ''}`
  })
  // The old reading gave it one day and one round: it stood in the first year alone.
  assert.deepEqual(counted, ['2026: 0', '2025: 1', '2024: 1', '2023: 1'])
})

test('"money with its currency": an amount leaves with its currency, its year, and whether it was planned or spent, and is in no sum', () => {
  const training = shippedKinds.find(kind => kind.code === 'training')!
  const cost = { ...training.fields[0]!, code: 'cost', kind: 'money' as const, required: false, options: [] }
  const spent = (amount: string, currency: string) =>
    entry('training', '2025-05-01', {
      numbers: { participants: '20' },
      choices: { audience: ['police'] },
      money: { cost: { amount, currency, year: '2025', as: 'spent' } },
    })
  const release = published({
    ...world([spent('1200.50', 'EUR'), spent('300', 'KES')], [2025], ecpat),
    registerKinds: [{ ...training, fields: [...training.fields, cost] }],
  })
  assert.deepEqual(
    release.table('data/entries.csv').map(row => row['values']),
    [
      'audience:police cost:1200.50:EUR:2025:spent participants:20',
      'audience:police cost:300:KES:2025:spent participants:20',
    ],
  )
  // Two currencies added would be a number of nothing.
  assert.ok(release.table('data/figures.csv').every(row => !row['value']!.startsWith('1500')))
})

test('counted as it once was, each of those with a condition of its own comes to another number', () => {
  const conditioned = ecpat.indicators.filter(({ counts }) => counts && (counts.where ?? counts.when !== 'event'))
  assert.deepEqual(
    conditioned.map(indicator => indicator.code).filter(code => !distinguished.has(code)),
    [],
    'in no planted world of these the number is another than the one of old',
  )
})
