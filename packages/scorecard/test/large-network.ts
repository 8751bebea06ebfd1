/** A network of real size and more: 104 countries over 10 years, thousands of entries, priorities, lessons and exclusions. */
import type { Call, Candidate } from '../src/index.ts'
import { adopted, edition, indicator, names, words } from './small-edition.ts'
import { answer, threeCountries } from './three-countries.ts'

const many = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at))
const letters = (at: number) => String.fromCharCode(65 + at)
/** Ids of the length that ids have. */
const id = (kind: string, at: number) => `${kind}-${String(at).padStart(36 - kind.length, '0')}`

export const countries = many(104, at => `Q${letters(12 + Math.floor(at / 26))}${letters(at % 26)}`)
const years = many(10, at => 2021 + at)
const codes = ['O1a', 'O1b', 'O1d']
/** Asked in twelve parts. */
export const compound = 'O1b'
const questions = many(12, at => ({
  code: `${compound}.${at + 1}`,
  question: words(`Whether part ${at + 1} of it is in force`),
  combines: true,
  origin: { kind: 'asked' as const },
}))
const partsOf = (at: number) =>
  Object.fromEntries(questions.map(({ code }, part) => [code, (at + part) % 3 === 0 ? 'no' : 'yes']))
const of = edition('1', [
  ...codes.map(code => indicator(code, code === compound ? { subQuestions: questions } : {})),
  indicator('O1c', {
    asks: null,
    answer: 'count',
    criteria: null,
    timing: 'flow',
    counts: { register: 'law', by: 'entries', over: 'country', when: 'event', where: null, split: 'level', beside: [] },
    rollUp: { overTime: 'sum', overPlaces: 'count-distinct' },
    origin: { kind: 'counted' },
  }),
])

const calls = years.map((year): Call => ({
  ...threeCountries.calls[0]!,
  id: `round-${year}`,
  label: `Round ${year}`,
  edition: 'small/1',
  period: { label: `${year}`, from: `${year}-01-01`, until: `${year + 1}-01-01` },
  openedOn: `${year}-11-01`,
  scope: { country: countries },
  asked: codes.map(code => ({
    indicator: code,
    version: 1,
    subjectKind: 'country' as const,
    respondentType: 'member',
    subjects: countries,
  })),
}))

const statusOf = (code: string, at: number) =>
  at % 7 === 0
    ? ({ missing: 'not-answered' } as const)
    : { state: 'yes' as const, ...(code === compound ? { parts: partsOf(at) } : {}) }

const groupsOfKind = 20
const groupOf = (kind: string, at: number) => ({
  id: `${kind}-${at}`,
  kind,
  names: names(`Group ${at}`),
  on: '2020-12-31',
  places: countries.filter((_, country) => country % groupsOfKind === at),
})

const [entry, priority, chain] = [
  threeCountries.entries[0]!,
  threeCountries.priorities[0]!,
  threeCountries.learning[0]!,
]

export const largeNetwork: Candidate = {
  ...threeCountries,
  calls,
  editions: [adopted(of)],
  answers: years.flatMap(year =>
    codes.flatMap(code =>
      countries.map((subject, at) => ({
        ...answer(year, code, { subject, status: statusOf(code, at) }),
        observation: id(`${year}-${code}-${subject}`, at),
        evidence: many(3, () => ({ type: 'law', address: id('text', at), seenOn: `${year}-06-01` })),
      })),
    ),
  ),
  // Half of them in one country: what a page of a country holds is bounded too.
  entries: many(4000, at => ({
    ...entry,
    id: id('entry', at),
    day: `${years[at % years.length]}-05-01`,
    places: [countries[at % 2 === 0 ? 0 : at % countries.length]!],
    members: [],
    ...(at % 3 === 0 ? { contribution: { strength: 'plausible' as const, others: id('text', at) } } : {}),
  })),
  closings: years.flatMap(year =>
    countries.map(subject => ({ call: `round-${year}`, kind: 'law', subject, closing: 'complete' as const })),
  ),
  places: countries.map(code => ({
    code,
    kind: 'invented',
    names: names(`Land ${code}`),
    nameSources: names('invented'),
  })),
  groups: [
    { id: 'all', kind: 'region', names: names('All'), on: '2030-12-31', places: countries },
    ...many(groupsOfKind, at => groupOf('region', at)),
    ...many(groupsOfKind, at => groupOf('income', at)),
  ],
  members: many(2000, at => ({ id: id('member', at), name: `Member ${at}`, shown: 'name', places: [countries[0]!] })),
  acceptedSubmissions: [],
  baselines: [],
  priorities: many(800, at => ({
    ...priority,
    id: id('priority', at),
    edition: 'small/1',
    place: countries[at % 2 === 0 ? 0 : at % countries.length]!,
  })),
  learning: many(1500, at => ({ ...chain, id: id('chain', at), place: countries[at % 2 === 0 ? 0 : 1]! })),
  objections: [],
  exclusions: many(1000, at => ({
    call: 'round-2021',
    indicator: 'O1d',
    subject: countries[at % countries.length]!,
    reason: names('Left out, since the source names no year.'),
  })),
}
