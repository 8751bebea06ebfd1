/** Arbitrary candidates: up to four countries, silences, every missing reason, two rounds of one or two periods, members. */
import * as fc from 'fast-check'
import type { Call, Candidate, SettledAnswer, Status } from '../src/index.ts'
import { adopted, edition, indicator, names, words } from './small-edition.ts'

const reasons = [
  'not-answered',
  'refused',
  'unknown',
  'not-collected',
  'not-applicable',
  'under-review',
  'contested',
  'outdated',
]
const places = ['QMA', 'QMB', 'QMC', 'QMD']
const members = Array.from({ length: 7 }, (_, index) => `member-${index}`)
const types = ['member', 'government']

const missing = fc.constantFrom(...reasons).map((reason): Status => ({ missing: reason }))
const rating = fc.constantFrom('yes', 'partial', 'no').map((state): Status => ({ state }))
const big = fc.bigInt({ min: 0n, max: 10n ** 20n })
const count = big.map((one): Status => ({ count: String(one) }))
const share = fc
  .tuple(big, big)
  .map(([one, more]): Status => ({ numerator: String(one), denominator: String(one + more + 1n) }))

const indicators = [
  indicator('A1', { validFor: 'P1Y' }),
  indicator('A2', { answer: 'count', criteria: null, timing: 'flow', rollUp: { overTime: 'sum', overPlaces: 'sum' } }),
  indicator('A3', { answer: 'share', criteria: null, rollUp: { overTime: 'latest', overPlaces: 'share-of-sums' } }),
  indicator('A4', {
    asks: null,
    answer: 'count',
    criteria: null,
    counts: {
      register: 'training',
      by: { field: 'people' },
      over: 'country',
      when: 'event',
      where: null,
      split: null,
      beside: [],
    },
    origin: { kind: 'counted' },
  }),
  indicator('M1', { section: 'E1', asks: 'member' }),
  indicator('D1', {
    origin: { kind: 'derived', from: ['A1'], rule: 'all-inputs-yes' },
  }),
]
const statusOf = { A1: rating, A2: count, A3: share, M1: rating } as const
type Code = keyof typeof statusOf

const asking = (code: Code, subjects: readonly string[]) =>
  fc.record({
    indicator: fc.constant(code),
    type: fc.constantFrom(...types),
    statuses: fc.dictionary(fc.constantFrom(...subjects), fc.oneof(missing, statusOf[code]), { noNullPrototype: true }),
    held: fc.subarray([...subjects]),
    ruled: fc.subarray([...subjects]),
    silent: fc.subarray([...subjects]),
  })

const round = fc.record({
  year: fc.constantFrom(2025, 2026),
  scope: fc.subarray(places),
  asked: fc.array(fc.oneof(asking('A1', places), asking('A2', places), asking('A3', places), asking('M1', members)), {
    maxLength: 4,
  }),
  closings: fc.dictionary(fc.constantFrom(...places), fc.constantFrom('complete' as const, 'nothing' as const), {
    noNullPrototype: true,
  }),
})
type Round = typeof round extends fc.Arbitrary<infer T> ? T : never

const entry = fc.record({
  day: fc.constantFrom('2025-01-01', '2025-12-31', '2026-06-01', '2027-01-01'),
  places: fc.subarray(places),
  people: fc.option(fc.nat(), { nil: undefined }),
})

/** A candidate whose rows are consistent: every asked subject is in scope or joins it, at most one answer per asked triple. */
export const anyCandidate: fc.Arbitrary<Candidate> = fc
  .record({
    rounds: fc.array(round, { minLength: 1, maxLength: 3 }),
    entries: fc.array(entry, { maxLength: 4 }),
    north: fc.subarray(places),
    hidden: fc.subarray(places, { maxLength: 1 }),
    shown: fc.array(fc.constantFrom('name' as const, 'country' as const, 'hidden' as const), {
      minLength: members.length,
      maxLength: members.length,
    }),
  })
  .map(({ rounds, entries, north, shown, hidden }): Candidate => ({
    hidden,
    network: { slug: 'any', names: names('Any'), about: names('Any'), kind: 'network', invented: true },
    calls: rounds.map(callOf),
    editions: [adopted(edition('1', indicators))],
    registerKinds: [training],
    answers: rounds.flatMap(answersOf),
    entries: entries.map((entry, index) => ({
      id: `entry-${index}`,
      kind: 'training',
      title: `text-${index}`,
      day: entry.day,
      level: 'national',
      places: entry.places,
      members: [members[index] as string],
      themes: [],
      numbers: (entry.people === undefined ? {} : { people: String(entry.people) }) as Readonly<Record<string, string>>,
      evidence: [],
    })),
    closings: rounds.flatMap((round, index) =>
      Object.entries(round.closings).map(([subject, closing]) => ({
        call: `call-${index}`,
        kind: 'training',
        subject,
        closing,
      })),
    ),
    places: places.map(code => ({ code, kind: 'invented', names: names(code), nameSources: names('invented') })),
    groups: [
      { id: 'north', kind: 'region', names: names('North'), on: '2025-12-31', places: north },
      {
        id: 'south',
        kind: 'region',
        names: names('South'),
        on: '2025-12-31',
        places: places.filter(place => !north.includes(place)),
      },
    ],
    sources: [],
    members: members.map((id, index) => ({
      id,
      name: `Name of ${id}`,
      shown: shown[index] as 'name',
      places: [places[index % 4] as string],
    })),
    acceptedSubmissions: [],
    baselines: [],
    priorities: [],
    learning: [],
    objections: [],
    exclusions: [],
    surveys: [],
  }))

const training = {
  code: 'training',
  name: words('Training'),
  plural: words('Trainings'),
  counted: words('One training'),
  dates: { first: words('Held'), last: null },
  periodBy: 'first' as const,
  lives: 'event' as const,
  validFor: null,
  levels: ['national' as const],
  keptBy: 'all' as const,
  fields: [],
  stages: [],
  sources: {},
}

function callOf(eachRound: Round, index: number): Call {
  return {
    id: `call-${index}`,
    kind: 'round',
    label: `Round ${index}`,
    title: names(`Round ${index}`),
    edition: 'small/1',
    period: { label: `${eachRound.year}`, from: `${eachRound.year}-01-01`, until: `${eachRound.year + 1}-01-01` },
    openedOn: `${eachRound.year}-11-0${index + 1}`,
    basis: 'applicable',
    scopeRule: names('some'),
    scope: { country: eachRound.scope, member: members },
    asked: eachRound.asked.map(each => ({
      indicator: each.indicator,
      version: 1,
      subjectKind: each.indicator === 'M1' ? 'member' : 'country',
      respondentType: each.type,
      subjects: [...new Set([...Object.keys(each.statuses), ...each.silent])],
    })),
    registers: ['training'],
  }
}

/** A reviewer rules a value or that it does not apply, never that answers differ. */
function isRulable(status: Status): boolean {
  return !('missing' in status) || status.missing === 'not-applicable'
}

function answersOf(eachRound: Round, index: number): readonly SettledAnswer[] {
  const all = eachRound.asked.flatMap(each =>
    Object.entries(each.statuses).map(([subject, status]): readonly [string, SettledAnswer] => [
      `${each.indicator} ${each.type} ${subject}`,
      {
        observation: `${index}-${each.indicator}-${each.type}-${subject}`,
        call: `call-${index}`,
        indicator: each.indicator,
        version: 1,
        subjectKind: each.indicator === 'M1' ? 'member' : 'country',
        subject,
        respondentType: each.type,
        status,
        how: each.ruled.includes(subject) && isRulable(status) ? 'ruling' : 'missing' in status ? 'unsettled' : 'one',
        ...(each.held.includes(subject) ? { held: true } : {}),
        rationales: [],
        evidence: [],
      },
    ]),
  )
  return [...new Map(all).values()]
}
