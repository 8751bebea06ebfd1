import * as fc from 'fast-check'
import { discrepancyKinds, sectionKinds } from '../src/index.ts'
import type { FrameworkEdition, Indicator, LocalText } from '../src/index.ts'

const word = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }),
    fc.constantFrom(
      'yes',
      'no',
      'null',
      '~',
      '2021',
      '1.0',
      '- a',
      'a: b',
      '# c',
      '"q"',
      "it's",
      'نعم: لا',
      'two\n\nlines',
      '{x}',
      '*a',
      '&b',
      '%',
      '@',
    ),
  )
  .map(text => text.replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffd\ufeff]/gu, '').trim())
  .filter(text => text !== '')
const arbitrary = fc.record({
  text: word,
  status: fc.constantFrom('official', 'working', 'outdated'),
  source: fc.constantFrom('s1', 's2'),
})
const text: fc.Arbitrary<LocalText> = fc
  .record({ en: arbitrary, ru: arbitrary, ar: arbitrary, sv: arbitrary }, { requiredKeys: [] })
  .filter(each => Object.keys(each).length > 0)
const maybeText = fc.oneof(text, fc.constant<LocalText>({}))
const named = (codes: readonly string[]) => fc.tuple(...codes.map(code => text.map(name => ({ code, name }))))
const discrepancies = fc.array(
  fc.record({
    kind: fc.constantFrom(...discrepancyKinds),
    languages: fc.subarray(['en', 'ru', 'ar', 'sv'] as const, { minLength: 1 }),
    note: text,
  }),
  { maxLength: 2 },
)
const variants = fc.array(fc.record({ place: text, text }), { maxLength: 2 })
const around = { variants, discrepancies, targetGroups: fc.subarray(['police']), sdg: fc.subarray(['16.2', '8.10']) }

const shared = {
  ...around,
  section: fc.constantFrom('A', 'A.1'),
  version: fc.oneof(
    fc.record({ number: fc.constant(1), comparable: fc.constant(null), note: maybeText }),
    fc.record({
      number: fc.integer({ min: 2, max: 9 }),
      comparable: fc.constantFrom('yes', 'no', 'with-note'),
      note: text,
    }),
  ),
  name: text,
  question: text,
  unit: fc.constantFrom('countries', 'persons'),
  counted: text,
  direction: fc.constantFrom('more', 'less', 'none'),
  evidence: fc.record({ what: text, notOlderThan: fc.constantFrom('P2Y', null) }),
  disaggregations: named(['age', 'sex']),
  themes: fc.subarray(['online']),
  environment: fc.constantFrom('digital', 'offline', 'both'),
  onlineDimension: fc.constantFrom('addressed', 'not-addressed', 'not-looked-at'),
  measures: fc.constantFrom('structure', 'process', 'outcome', null),
} as const

const rating = fc.record({
  ...shared,
  code: fc.constant('A1'),
  asks: fc.constantFrom('country', 'member', 'group', 'network', 'entry'),
  counts: fc.constant(null),
  answer: fc.constant('rating'),
  timing: fc.constant('state'),
  rollUp: fc.constant({ overTime: 'latest', overPlaces: 'count-by-state' }),
  validFor: fc.constantFrom('P1Y', 'P18M'),
  criteria: fc.record({ status: fc.constantFrom('proposal', 'agreed'), yes: text, partial: fc.option(text), no: text }),
  steps: text.map(name => [{ code: 's', of: 'no', name }]),
  phases: fc.constant([]),
  subQuestions: fc
    .record({
      code: fc.constant('A1.1'),
      question: text,
      combines: fc.boolean(),
      origin: fc.constantFrom({ kind: 'asked' }, { kind: 'derived', from: ['scorecards'], rule: 'any-input-yes' }),
    })
    .map(part => [part]),
  origin: fc.constantFrom(
    { kind: 'asked' },
    { kind: 'imported' },
    { kind: 'derived', from: ['A2'], rule: 'all-inputs-yes' },
  ),
})

const counting = fc.record({
  ...shared,
  code: fc.constant('A2'),
  asks: fc.constant(null),
  counts: fc.record({
    register: fc.constant('action'),
    by: fc.constant('entries'),
    over: fc.constantFrom('country', 'member', 'network'),
    when: fc.constantFrom('event', { reached: ['done'] }),
    where: fc.option(
      fc.constantFrom(
        { field: 'sort', is: ['quiet'] },
        { all: [{ field: 'sort', is: ['quiet'] }, { not: { places: 2 } }] },
        { any: [{ level: ['regional'] }, { stage: ['done'] }, { choices: 'sort', atLeast: 2 }] },
      ),
    ),
    split: fc.constantFrom(null, 'stage', 'level', { field: 'sort' }),
    beside: fc.array(
      fc.record({
        code: fc.constant('others'),
        name: text,
        when: fc.constant(null),
        where: fc.constant({ places: 2 }),
      }),
      {
        maxLength: 1,
      },
    ),
  }),
  answer: fc.constant('count'),
  timing: fc.constant('flow'),
  rollUp: fc.constant({ overTime: 'count-distinct', overPlaces: 'count-distinct' }),
  validFor: fc.constant(null),
  criteria: fc.constant(null),
  steps: fc.constant([]),
  phases: fc.constant([]),
  subQuestions: fc.constant([]),
  origin: fc.constant({ kind: 'counted' }),
})

const section = (code: string, parent: string | null) =>
  fc.record({
    ...around,
    code: fc.constant(code),
    kind: fc.constantFrom(...sectionKinds),
    parent: fc.constant(parent),
    name: text,
    measure: maybeText,
  })
const source = fc.record({
  title: word,
  publisher: word,
  date: fc.constantFrom('2021', '2021-05', '2021-05-20'),
  licence: word,
  place: fc.option(word),
})

/** Any edition that keeps the rules: two sections, a rating and a count of entries, every text in any wording. */
export const anyEdition: fc.Arbitrary<FrameworkEdition> = fc
  .record({
    framework: fc.record({
      code: fc.constant('any'),
      name: text,
      owner: word,
      ofWhom: text,
      speaksFor: fc.constant(false),
      private: fc.boolean(),
      aggregateOnly: fc.boolean(),
      invented: fc.boolean(),
    }),
    edition: fc.record({
      label: fc.constantFrom('2021-2025', '2021', '1'),
      first: fc.constant('2021-01-01'),
      last: fc.constantFrom('2025-12-31', null),
      previous: fc.constantFrom('2020', null),
      approved: fc.option(fc.record({ body: word, day: fc.constant('2021-05-20'), record: word })),
      dropped: text.map(reason => [{ code: 'Z', reason }]),
    }),
    note: maybeText,
    sources: fc.record({ s1: source, s2: source }),
    themes: named(['online']),
    targetGroups: named(['police']),
    discrepancies,
    sections: fc.tuple(section('A', null), section('A.1', 'A')),
    indicators: fc.tuple(rating, counting) as fc.Arbitrary<unknown> as fc.Arbitrary<Indicator[]>,
  })
  .map(edition => JSON.parse(JSON.stringify(edition)) as FrameworkEdition)
