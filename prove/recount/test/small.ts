/** Builds small worlds for hand-worked examples: one period, one round, one release, unless more is given. */
import { indicators, registers } from '../plant/framework.ts'
import { recount, type Recount } from '../recount.ts'
import type { Answer, Entry, Given, Indicator, Member, Rating, Round, State, Submission, World } from '../world.ts'

export const period = { label: '2025', from: '2025-01-01', until: '2026-01-01' }

export const roundOf = (more: Partial<Round> = {}): Round => ({
  id: 'round',
  title: 'Round',
  period,
  opened: '2026-01-15',
  due: '2026-03-01',
  closed: '2026-03-31',
  asks: indicators.map(({ code, how }) => ({
    indicator: code,
    types: how === 'asked' || how === 'parts' ? ['member'] : [],
  })),
  countries: null,
  ...more,
})

export const memberOf = (country: string, at = 1, more: Partial<Member> = {}): Member => ({
  id: `${country}-${at}`,
  name: `${country} ${at}`,
  countries: [country],
  first: '2020-01-01',
  last: null,
  shown: 'country only',
  ...more,
})

export const rated = (rating: Rating): Given => ({ rating })
export const lacks = (missing: 'unknown' | 'refused' | 'not-applicable'): Given => ({ missing })

export const answerOf = (indicator: string, given: Given | null, more: Partial<Answer> = {}): Answer => ({
  indicator,
  given,
  parts: [],
  names: null,
  held: null,
  corrections: [],
  ...more,
})

export const held = { from: '2026-02-01', to: null }

export const submissionOf = (
  respondent: string,
  subject: string,
  state: State,
  answers: readonly Answer[],
  more: Partial<Submission> = {},
): Submission => ({
  id: `${more.round ?? 'round'}/${respondent}/${subject}`,
  round: 'round',
  respondent,
  subject: { kind: respondent === subject ? 'member' : 'country', code: subject },
  history: [{ day: '2026-02-10', state }],
  sentBack: [],
  answers,
  ...more,
})

export const release = { label: '2026-1', day: '2026-05-01', rounds: ['round'] }

/** A world of these members, each country in region `R1` unless `regions` says otherwise. */
export function worldOf(
  members: readonly Member[],
  more: Partial<World> = {},
  regions: Readonly<Record<string, string>> = {},
): World {
  const codes = [...new Set(members.flatMap(member => member.countries))]
  const named = [...new Set(['R1', ...Object.values(regions)])]
  return {
    seed: 0,
    network: {
      slug: 'small',
      name: 'Small',
      founded: '2020-01-01',
      regions: named.map(code => ({ code, name: code })),
      countries: codes.map(code => ({
        code,
        name: code,
        regions: [{ region: regions[code] ?? 'R1', first: '2000-01-01', last: null }],
      })),
      members,
      targetIndustries: ['hotels'],
      offices: [],
      pooled: [],
    },
    indicators,
    registers,
    rounds: [roundOf()],
    submissions: [],
    rulings: [],
    countryHolds: [],
    entries: [],
    closings: [],
    baselines: [],
    targets: [],
    mechanisms: [],
    reviews: [],
    contributions: [],
    recordClosings: [],
    hidden: [],
    redactions: [],
    releases: [release],
    planted: [],
    ...more,
  }
}

/** Only these indicators, in the order of the framework. */
export const only = (...codes: readonly string[]): readonly Indicator[] =>
  indicators.filter(indicator => codes.includes(indicator.code))

export function figureIn(found: Recount, indicator: string, place = 'world', label = period.label) {
  const figure = found.figures.find(
    placedFigure =>
      placedFigure.indicator === indicator && placedFigure.place === place && placedFigure.period === label,
  )
  if (!figure) throw new Error(`No figure of ${indicator} at ${place} in ${label}.`)
  return figure
}

export function rowIn(found: Recount, indicator: string, subject: string, label = period.label) {
  const set = found.rows.find(rowSet => rowSet.indicator === indicator && rowSet.period === label)
  const row = set?.rows.find(derivedRow => derivedRow.subject === subject)
  if (!row) throw new Error(`No row of ${subject} for ${indicator} in ${label}.`)
  return row
}

export function entriesIn(found: Recount, indicator: string, place = 'world', label = period.label) {
  const figure = found.entries.find(
    entry =>
      entry.indicator === indicator &&
      entry.period === label &&
      ('code' in entry.place ? entry.place.code === place : place === 'world'),
  )
  if (!figure) throw new Error(`No entries of ${indicator} at ${place} in ${label}.`)
  return figure
}

export const recountOf = (world: World, label = release.label) => recount(world, label)

export const accepted: Pick<Entry, 'submitted' | 'accepted'> = { submitted: '2026-02-01', accepted: '2026-02-02' }
