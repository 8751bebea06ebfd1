/**
 * Three invented countries over two rounds: QMA has two members, QMB falls silent, QMC is contested and then settled. One
 * register, a plan, a learning chain, six members of whom one is named. Text ids end in 7xxx.
 */
import type { Call, Candidate, CandidateTexts, SettledAnswer, Status } from '../src/index.ts'
import { adopted, edition, indicator, names, words } from './small-edition.ts'

const first = edition('2021', [
  indicator('O1a', { validFor: 'P11M' }),
  indicator('O1b', {
    answer: 'share',
    timing: 'flow',
    criteria: null,
    rollUp: { overTime: 'none', overPlaces: 'share-of-sums' },
  }),
  indicator('O1c', {
    asks: null,
    answer: 'count',
    criteria: null,
    timing: 'flow',
    counts: { register: 'law', by: 'entries', over: 'country', when: 'event', where: null, split: null, beside: [] },
    rollUp: { overTime: 'sum', overPlaces: 'count-distinct' },
    origin: { kind: 'counted' },
  }),
  indicator('E1a', { section: 'E1', asks: 'member' }),
])
const second = edition('2026', [
  indicator('O1a', { version: { number: 2, comparable: 'yes', note: {} }, validFor: 'P11M' }),
  indicator('O1d'),
])

export const countries = ['QMA', 'QMB', 'QMC']
export const members = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']

function call(year: number, of: string, asked: Call['asked']): Call {
  return {
    id: `round-${year}`,
    kind: 'round',
    label: `Round ${year}`,
    title: names(`Round ${year}`),
    edition: of,
    period: { label: `${year}`, from: `${year}-01-01`, until: `${year + 1}-01-01` },
    openedOn: `${year}-11-01`,
    basis: 'applicable',
    scopeRule: names('countries with a member'),
    scope: { country: countries, member: members },
    asked,
    registers: ['law'],
  }
}

const ofCountries = (code: string, version = 1, subjects: readonly string[] = countries): Call['asked'][number] => ({
  indicator: code,
  version,
  subjectKind: 'country',
  respondentType: 'member',
  subjects,
})
const ofMembers: Call['asked'][number] = { ...ofCountries('E1a', 1, members), subjectKind: 'member' }

export function answer(
  year: number,
  code: string,
  about: Partial<SettledAnswer> & { subject: string; status: Status },
): SettledAnswer {
  return {
    observation: `${year}-${code}-${about.subject}`,
    call: `round-${year}`,
    indicator: code,
    version: 1,
    subjectKind: 'country',
    respondentType: 'member',
    how: 'missing' in about.status ? 'unsettled' : 'one',
    rationales: [],
    evidence: [],
    ...about,
  }
}

const at = (year: number, code: string, subject: string, status: Status) => answer(year, code, { subject, status })

export const threeCountries: Candidate = {
  network: { slug: 'small', names: names('Small network'), about: names('Invented'), kind: 'network', invented: true },
  calls: [
    call(2025, 'small/2021', [ofCountries('O1a'), ofCountries('O1b', 1, ['QMA', 'QMB']), ofMembers]),
    call(2026, 'small/2026', [ofCountries('O1a', 2), ofCountries('O1d')]),
  ],
  editions: [adopted(first), adopted(second)],
  registerKinds: [
    {
      code: 'law',
      name: words('Law'),
      plural: words('Laws'),
      counted: words('One law in force'),
      dates: { first: words('In force'), last: null },
      periodBy: 'first',
      lives: 'event',
      validFor: null,
      levels: ['national'],
      keptBy: 'all',
      fields: [],
      stages: [],
      sources: {},
    },
  ],
  answers: [
    answer(2025, 'O1a', { subject: 'QMA', status: { state: 'no' }, how: 'agreed', rationales: ['text-7001'] }),
    at(2025, 'O1a', 'QMB', { state: 'yes' }),
    answer(2025, 'O1a', { subject: 'QMC', status: { state: 'partial' }, how: 'ruling', ruling: 'text-7002' }),
    at(2025, 'O1b', 'QMA', { numerator: '1', denominator: '3' }),
    at(2025, 'O1b', 'QMB', { missing: 'not-applicable' }),
    ...members.map(member => answer(2025, 'E1a', { subject: member, subjectKind: 'member', status: { state: 'yes' } })),
    answer(2026, 'O1a', { subject: 'QMA', version: 2, status: { state: 'yes' } }),
    answer(2026, 'O1a', { subject: 'QMB', version: 2, status: { missing: 'not-answered' } }),
    answer(2026, 'O1a', { subject: 'QMC', version: 2, status: { missing: 'contested' } }),
    at(2026, 'O1d', 'QMA', { state: 'yes' }),
    at(2026, 'O1d', 'QMB', { missing: 'not-answered' }),
    at(2026, 'O1d', 'QMC', { missing: 'under-review' }),
  ],
  entries: [
    {
      id: 'entry-1',
      kind: 'law',
      title: 'text-7003',
      level: 'national',
      day: '2025-05-01',
      places: ['QMA', 'QMB'],
      members: ['m1', 'm2'],
      themes: ['online'],
      numbers: {},
      evidence: [{ type: 'law', address: 'text-7005', seenOn: '2025-06-01', quote: 'text-7004' }],
    },
  ],
  closings: [
    { call: 'round-2025', kind: 'law', subject: 'QMA', closing: 'complete' },
    { call: 'round-2025', kind: 'law', subject: 'QMC', closing: 'nothing' },
  ],
  places: countries.map((code, column) => ({
    code,
    kind: 'invented',
    names: names(`Land ${code}`),
    nameSources: names('invented'),
    tile: [0, column] as const,
  })),
  groups: [
    { id: 'north', kind: 'region', names: names('North'), on: '2025-12-31', places: ['QMA', 'QMB'] },
    { id: 'south', kind: 'region', names: names('South'), on: '2025-12-31', places: ['QMC'] },
    { id: 'north', kind: 'region', names: names('North'), on: '2026-12-31', places: ['QMA'] },
    { id: 'south', kind: 'region', names: names('South'), on: '2026-12-31', places: ['QMB', 'QMC'] },
  ],
  sources: [],
  members: members.map((id, index) => ({
    id,
    name: `Member ${index + 1}`,
    shown: index === 0 ? 'name' : index === 5 ? 'hidden' : 'country',
    places: [countries[index % 3] as string],
  })),
  acceptedSubmissions: [{ call: 'round-2025', member: 'm1' }],
  baselines: [
    {
      id: 'baseline-1',
      subject: 'QMA',
      framework: 'small',
      from: '2025-01-01',
      last: '2025-12-31',
      agreedOn: '2026-02-01',
      body: 'text-7020',
      start: 'text-7021',
      values: [
        { indicator: 'O1a', version: 1, status: { state: 'no' }, source: 'answer', call: 'round-2025' },
        { indicator: 'O1d', version: 1, status: { missing: 'unknown' }, note: 'text-7022' },
      ],
    },
  ],
  priorities: [
    {
      id: 'priority-1',
      place: 'QMA',
      indicator: 'O1a',
      edition: 'small/2026',
      reason: 'text-7005',
      actions: [
        {
          id: 'action-1',
          what: 'text-7006',
          due: '2026-09-01',
          members: ['m1', 'm2'],
          start: '2026-03-15',
          expects: { edition: 'small/2026', indicator: 'O1a', change: 'text-7008' },
          status: 'done',
          resources: [
            { id: 'money-1', used: 'planned', sort: 'money', amount: '12000.00', currency: 'EUR' },
            { id: 'hall-1', used: 'spent', sort: 'in-kind' },
          ],
          milestones: [
            {
              id: 'step-1',
              sort: 'hand-over',
              what: 'text-7023',
              due: '2026-06-30',
              reached: '2026-06-15',
              shows: 'text-7024',
            },
          ],
          updates: [{ id: 'update-1', day: '2026-08-01', status: 'done', text: 'text-7009' }],
        },
      ],
    },
  ],
  learning: [{ id: 'chain-1', place: 'QMA', finding: { day: '2026-04-01', text: 'text-7010' } }],
  objections: [{ indicator: 'O1a', subject: 'QMC', text: 'text-7011', reply: 'text-7012', day: '2026-12-01' }],
  exclusions: [],
  surveys: [
    {
      id: 'survey-1',
      title: names('Survey'),
      figures: [{ id: 'K1', yes: 36, answered: 41, asked: 42, percent: 88 }],
    },
  ],
}

/** Words for every text the candidate names, and one that only a member's sealed answer names. */
export const texts: CandidateTexts = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `text-${7001 + index}`,
    { language: 'en' as const, body: `Words of text ${index + 1}` },
  ]),
)
