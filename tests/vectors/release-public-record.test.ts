import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readFramework } from '@waymark/framework'
import { placesOn, readReference, readSurvey, type ImportPlan, type TextFile } from '@waymark/exchange'
import { addDays, type Day } from '@waymark/network'
import {
  assembleRelease,
  decodeUtf8,
  verifyRelease,
  type Breakdown,
  type Candidate,
  type CountryPage,
  type IndexPage,
  type IndicatorGroups,
  type IndicatorPage,
  type SourcePage,
  type StatesView,
  type SurveyPage,
} from '@waymark/scorecard'

const root = new URL('../../', import.meta.url)
const fileAt = (file: string): TextFile => ({ file, text: readFileSync(new URL(file, root), 'utf8') })
const filesIn = (folder: string) => readdirSync(new URL(folder, root)).map(name => fileAt(`${folder}${name}`))
const ours = <T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown },
): T => {
  assert.ok(read.ok, JSON.stringify(read.ok || read.refusal))
  return read.value
}

const record = fileAt('content/frameworks/public-record.yaml')
const edition = ours(readFramework(record.text, record.file))
const { places, groups, facts } = ours(
  readReference(
    {
      places: filesIn('content/places/'),
      groups: filesIn('content/groups/'),
      facts: filesIn('content/facts/'),
      reviews: [],
      recommendations: [],
    },
    edition.indicators,
  ),
)
const survey = ours(readSurvey(fileAt('content/surveys/framing-the-future.yaml')))
const none = { en: '' }

const daysOf = (plan: ImportPlan) => {
  const when = plan.facts[0]!.when
  const days = 'days' in when ? when.days : { from: when.day, until: addDays(when.day, 1) }
  return { label: 'days' in when ? when.period : when.day, ...days }
}

/** The imports of a series share their source. */
const sourceOf = (plan: ImportPlan) => (plan.series ?? plan).id

/** Counts as decimal text: a candidate is plain JSON. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)))

/** The public record as one release: every import a call of its own, groups as they were on each call's last day. */
const candidate: Candidate = {
  network: { slug: 'public-record', names: none, about: none, kind: 'publisher', invented: false },
  calls: facts.map(plan => ({
    id: plan.id,
    kind: 'import',
    label: plan.id,
    title: none,
    edition: 'public-record/1',
    period: daysOf(plan),
    openedOn: daysOf(plan).from,
    basis: 'applicable',
    scopeRule: none,
    source: sourceOf(plan),
    scope: { country: plan.scope },
    asked: [
      { indicator: plan.indicator, version: 1, subjectKind: 'country', respondentType: 'source', subjects: plan.asked },
    ],
    registers: [],
  })),
  editions: [{ id: 'public-record', edition, sha256: 'a'.repeat(64), state: 'in-use', agreements: [], revisions: [] }],
  registerKinds: [],
  answers: facts.flatMap(plan =>
    plan.facts.map(fact => ({
      observation: fact.key,
      call: plan.id,
      indicator: plan.indicator,
      version: 1,
      subjectKind: 'country' as const,
      subject: fact.place,
      respondentType: 'source',
      status: plain(fact.value) as Candidate['answers'][number]['status'],
      how: 'imported' as const,
      rationales: [],
      evidence: [],
      ...(fact.row === null
        ? {}
        : { row: { source: sourceOf(plan), number: fact.row, ...(fact.year === null ? {} : { year: fact.year }) } }),
    })),
  ),
  entries: [],
  closings: [],
  places: places.flatMap(list =>
    list.places
      .filter(place => facts.some(plan => plan.scope.includes(place.code)))
      .map(place => ({ code: place.code, kind: place.kind, names: place.names, nameSources: place.nameSources })),
  ) as unknown as Candidate['places'],
  groups: facts.flatMap(plan => {
    const on = addDays(daysOf(plan).until as Day, -1)
    return groups
      .flatMap(list => list.groups)
      .filter(group => group.kind === 'income')
      .map(group => ({ id: group.code, kind: group.kind, names: group.names, on, places: placesOn(group, on) }))
  }),
  sources: [...new Map(facts.map(plan => [sourceOf(plan), plan])).values()].map(plan => ({
    id: sourceOf(plan),
    title: { en: plan.source.title },
    publisher: plan.source.publisher,
    licence: plan.source.licence,
    note: plan.source.note,
    mendings: plan.report.mended.map(mendedRow => mendedRow.reason),
    leftOut: [],
  })),
  members: [],
  acceptedSubmissions: [],
  baselines: [],
  priorities: [],
  learning: [],
  objections: [],
  exclusions: [],
  surveys: [survey as unknown as Candidate['surveys'][number]],
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const release = assembleRelease(
  candidate,
  {},
  {
    stamp: { id: 'vector', label: '2026-1', at: '2026-11-21T00:00:00.000Z', keyId: 'none' },
    crypto: { sha256, hmac: sha256, sign: () => 'AAAA', publicKey: 'AAAA' },
  },
)
const read = <T>(path: string) => JSON.parse(decodeUtf8(release.files[path] as Uint8Array) as string) as T
const indicatorPage = (code: string) => read<IndicatorPage>(`indicators/public-record-1/${code}.json`)
const groupsOf = (code: string) => read<IndicatorGroups>(`indicators/public-record-1/${code}/groups.json`)
const figureOf = (code: string) => indicatorPage(code).figures[0]?.figure as StatesView
const codeOf = (id: string) => facts.find(fact => fact.id === id)!.indicator

test('the release of the public record verifies from its own files', () => {
  assert.deepEqual(verifyRelease(release.files, { sha256 }).findings, [])
})

test('OPSC as of August 2022: 176 party, 7 signatory and 10 none of 193', () => {
  const figure = figureOf(codeOf('opsc-2022-08'))
  assert.deepEqual(figure.sets, { inScope: 193, asked: 193, applicable: 193, answered: 193 })
  assert.deepEqual(figure.states, { yes: 176, partial: 0, no: 17 })
  assert.deepEqual(figure.steps['no'], { signed: 7, none: 10 })
})

test('CRC: 192 and 1 signatory; OPIC: 46 of 193, which could be 47 with Gabon', () => {
  const crc = figureOf(codeOf('crc-2022-08'))
  assert.deepEqual([crc.states['yes'], crc.steps['no']], [192, { signed: 1 }])
  const opic = figureOf(codeOf('opic-2022-08'))
  assert.deepEqual(opic.shares['yes'], {
    count: 46,
    of: 193,
    answered: 192,
    bounds: { low: 46, high: 47 },
    percent: { low: 24, high: 24 },
    overScope: null,
  })
  assert.deepEqual(opic.missing, { 'not-collected': 1 })
  const gabon = read<SourcePage>('sources/opic-2022-08.json').withoutRow
  assert.deepEqual(
    gabon.map(one => [one.subject, one.status]),
    [['GAB', { missing: 'not-collected' }]],
  )
})

test('OPSC by World Bank group of fiscal year 2023: 53 of 59, 49 of 52, 48 of 53, 25 of 28, and 1 of 1 unclassified', () => {
  const [byIncome] = groupsOf(codeOf('opsc-2022-08')).breakdowns as [Breakdown]
  const share = (id: string) => {
    const figure = byIncome.groups.find(group => group.id === id)?.figure as StatesView
    return [figure.shares['yes']?.count, figure.shares['yes']?.of]
  }
  assert.deepEqual(['WB-HIGH', 'WB-UPPER-MIDDLE', 'WB-LOWER-MIDDLE', 'WB-LOW', 'WB-UNCLASSIFIED'].map(share), [
    [53, 59],
    [49, 52],
    [48, 53],
    [25, 28],
    [1, 1],
  ])
  assert.deepEqual(byIncome.ungrouped.length, 193 - 59 - 52 - 53 - 28 - 1)
})

test('the Labour department 2017: 95 yes, 32 no, 5 not collected of 132 assessed, 142 named', () => {
  const page = indicatorPage(codeOf('dol-law-2017'))
  const figure = page.figures[0]?.figure as StatesView
  assert.deepEqual(figure.sets, { inScope: 142, asked: 132, applicable: 132, answered: 127 })
  assert.deepEqual([figure.states, figure.missing], [{ yes: 95, partial: 0, no: 32 }, { 'not-collected': 5 }])
  assert.equal(page.rows.filter(row => row.cells[0]?.kind === 'not-asked').length, 10)
})

test('the law year by year: 123 countries in all eight years, each year compared with the one before over the same 123', () => {
  const page = indicatorPage('CSEC-LAW-YEARS')
  const figures = page.figures.map(figure => figure.figure as StatesView)
  assert.deepEqual(
    figures.map(figure => [figure.sets.asked, figure.sets.answered, figure.states['yes']]),
    [87, 91, 84, 83, 93, 93, 97, 89].map(yes => [123, 123, yes]),
  )
  const moved = page.changes.flatMap(({ result }) => (result.kind === 'change' ? [result.change] : []))
  assert.deepEqual(
    moved.map(change => [change.answeredTwice, change.states['yes']?.before, change.states['yes']?.after]),
    [
      [123, 91, 87],
      [123, 84, 91],
      [123, 83, 84],
      [123, 93, 83],
      [123, 93, 93],
      [123, 97, 93],
      [123, 89, 97],
    ],
  )
})

test('parties by year: 124 to the CRC by 1992, 100 to OPSC by 2005, 13 to OPIC by 2014 (Gabon is not in the source), and no line without years', () => {
  const begun = (code: string, year: number) =>
    indicatorPage(code).byYear?.map(byYear => byYear.years.find(each => each.year === year)?.begun)
  assert.deepEqual(
    [begun('CRC', 1992), begun('OPSC', 2005), begun('OPIC', 2014), begun('OPSC', 2022)],
    [[124], [100], [13], [176]],
  )
  for (const code of ['CSEC-LAW', 'TRAFFICKING-LAW', 'LANZAROTE', 'UNDER-18', 'CSEC-LAW-YEARS'])
    assert.equal(indicatorPage(code).byYear, undefined, code)
})

test('the page of every source says in four languages what its facts rest on', () => {
  for (const { id } of candidate.sources) {
    const { note } = read<SourcePage>(`sources/${id}.json`).source
    assert.deepEqual(Object.keys(note ?? {}).toSorted(), ['ar', 'en', 'ru', 'sv'], id)
  }
})

test('a row read for several years says of which year each answer is', () => {
  const [row] = read<SourcePage>('sources/csec-law-years.json').rows
  assert.deepEqual(row?.cells.map(cell => cell.period?.slice(0, 4)).toSorted(), [
    '2015',
    '2016',
    '2017',
    '2018',
    '2019',
    '2020',
    '2021',
    '2022',
  ])
})

test('a country page shows each register under its own heading with its own day', () => {
  const [card] = read<CountryPage>('countries/GAB.json').scorecards
  const lines = card?.sections.flatMap(section =>
    section.lines.map(line => [section.code, line.indicator, line.period.label]),
  )
  assert.ok(lines?.some(([section]) => section === 'un-treaties'))
  assert.equal(
    new Set(lines?.map(([section, , label]) => `${section} ${label}`)).size,
    new Set(lines?.map(([section]) => section)).size,
  )
})

test('all 27 printed figures stand on the survey page, and one printed per cent does not follow from its counts', () => {
  const { figures } = read<SurveyPage>('surveys/framing-the-future.json')
  assert.equal(figures.length, 27)
  assert.deepEqual(
    figures
      .filter(figure => figure.agrees === false)
      .map(figure => [figure.id, figure.printedPercent, figure.recomputedPercent]),
    [['6.1a', 54, 55]],
  )
  assert.equal(figures.filter(figure => figure.agrees === null).length, 5)
})

test('the front page opens with every indicator of the record once, and nothing invented', () => {
  const page = read<IndexPage>('index.json')
  assert.deepEqual(
    page.headlines.map(headline => headline.indicator.code),
    edition.indicators.map(indicator => indicator.code),
  )
  assert.deepEqual(page.inventedPlaces.length, 0)
})
