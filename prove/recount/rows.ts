/** Row by row: the status inside and in public of every subject of an asked indicator, for one period and respondent type. */
import {
  answerOn,
  countriesOf,
  membersOn,
  notShown,
  regionOf,
  respondentsOf,
  roundsOf,
  submissionOf,
  type Context,
} from './context.ts'
import { keeping } from './keep.ts'
import {
  fromParts,
  isValue,
  over,
  publicOf,
  settle,
  type InRound,
  type PublicStatus,
  type Seen,
  type Settled,
} from './status.ts'
import type { Given, Indicator, Period, Round } from './world.ts'

/**
 * One subject in one figure.
 *
 * `inside`: null where it was not asked. `public`: null where public files leave it out (a country all of whose members are not shown); `not-asked` outside
 * asked. `excluded`: rounds whose value gave way to the later one. `splitClass`: where it stands in a split by reason; null where something is published.
 */
export type Row = {
  readonly subject: string
  readonly region: string | null
  readonly inside: Settled | null
  readonly public: PublicStatus | null
  readonly round: string | null
  readonly ruled: boolean
  readonly held: boolean
  readonly hidden: boolean
  readonly noBeside: boolean
  readonly excluded: readonly string[]
  /** Only ever filled where both the kept and the excluded values would be published. */
  readonly excludedInPublic: readonly string[]
  readonly splitClass: SplitClass | null
}

export type SplitClass = 'not answered or not published' | 'refused' | 'unknown' | 'under-review' | 'contested'

/** Rows of an asked indicator (or one of its parts) over one respondent type, or over types declared equivalent (joined by `+`). */
export function askedRows(
  context: Context,
  indicator: Indicator,
  part: string | null,
  period: Period,
  types: readonly string[],
): readonly Row[] {
  const settling = indicator.parts.filter(candidate => candidate.settles)
  if (indicator.how === 'parts' && part === null)
    return parentRows(settling.map(candidate => askedRows(context, indicator, candidate.code, period, types)))
  const isBeside = part !== null && settling.every(candidate => candidate.code !== part)
  const wholes = isBeside ? askedRows(context, indicator, null, period, types) : []
  return scopeOf(context, indicator, period).map((subject, at) => {
    const rounds = roundsOf(context, period).flatMap(round => inRound(context, round, indicator, part, subject, types))
    const parent = wholes[at]
    if (!parent) return rowOf(context, indicator, period, subject, rounds)
    // Of an answer that gave way to a later one its parts give way too.
    const standing = rounds.filter(eachRound => parent.round === null || eachRound.round === parent.round)
    return underWhole(rowOf(context, indicator, period, subject, standing), parent)
  })
}

/** A part that settles nothing is contested with its whole, is not answered where its whole was ruled on, and has the reason of a whole without a value where nothing was said of it. */
function underWhole(row: Row, parent: Row): Row {
  if (row.inside === null || parent.inside === null) return row
  const isReason = 'missing' in parent.inside && parent.inside.missing !== 'not-answered'
  const isSilent = 'missing' in row.inside && row.inside.missing === 'not-answered'
  const contested = 'missing' in parent.inside && parent.inside.missing === 'contested'
  if (!contested && !parent.ruled && !(isReason && isSilent)) return unpublishedWith(row, parent)
  const { inside, public: status, held, hidden, splitClass } = parent
  if (isReason) return { ...row, inside, public: status, held, hidden, splitClass }
  const silent = row.public === null ? null : ({ missing: 'no-answer-published' } as const)
  return {
    ...row,
    inside: { missing: 'not-answered' },
    public: silent,
    splitClass: classOf({ missing: 'not-answered' }, silent, held, hidden),
  }
}

/** A row without a published answer holds its status "and nothing else" (5a): no part of it goes out, though inside it stands. */
function unpublishedWith(row: Row, parent: Row): Row {
  if (parent.public === null || 'value' in parent.public || parent.public.missing !== 'no-answer-published') return row
  if (row.inside === null || row.public === null) return row
  const silent = { missing: 'no-answer-published' } as const
  return { ...row, public: silent, splitClass: classOf(row.inside, silent, row.held, row.hidden) }
}

/** Subjects in scope over the rounds of a period, sorted. Source: definitions 2, 11. */
export function scopeOf(context: Context, indicator: Indicator, period: Period): readonly string[] {
  const found = roundsOf(context, period).flatMap(round => [...subjectsOf(context, indicator, round)])
  return [...new Set(found)].sort()
}

const subjectsOf = (context: Context, indicator: Indicator, round: Round) =>
  subjectsOfRound(context, `${indicator.subject} ${round.id}`)

const subjectsOfRound = keeping((context: Context, key: string): ReadonlySet<string> => {
  const [subject, id] = key.split(' ')
  const round = context.rounds.find(candidate => candidate.id === id)!
  if (subject === 'country') return new Set(countriesOf(context.world, round))
  return new Set(subject === 'member' ? membersOn(context.world, round.opened).map(member => member.id) : [])
})

function inRound(
  context: Context,
  round: Round,
  indicator: Indicator,
  part: string | null,
  subject: string,
  types: readonly string[],
): readonly InRound[] {
  const asks = round.asks.find(ask => ask.indicator === indicator.code)
  const inScope = subjectsOf(context, indicator, round).has(subject)
  if (!asks || !inScope) return []
  const askedTypes = types.filter(type => asks.types.includes(type))
  const respondents = respondentsOf(context.world, round, { kind: indicator.subject, code: subject }, askedTypes)
  if (respondents.length === 0) return []
  const seen = respondents.map(respondent => seenOf(context, round, indicator, part, respondent, subject))
  const ruling = context.world.rulings.find(
    candidate =>
      candidate.round === round.id &&
      candidate.indicator === nameOf(indicator, part) &&
      candidate.country === subject &&
      candidate.type === types.join('+') &&
      candidate.day <= context.day,
  )
  return [{ ...settle(seen, ruling?.given ?? null), round: round.id, opened: round.opened }]
}

/** A ruling on a part names it: `O2a/judges`. */
export const nameOf = (indicator: Indicator, part: string | null) =>
  part === null ? indicator.code : `${indicator.code}/${part}`

function seenOf(
  context: Context,
  round: Round,
  indicator: Indicator,
  part: string | null,
  respondent: string,
  subject: string,
): Seen {
  const found = submissionOf(context, round, respondent, subject)
  const answer = found?.submission.answers.find(candidate => candidate.indicator === indicator.code)
  if (!found || !answer) return { respondent, state: found?.state ?? 'draft', given: null, held: false }
  const sentBack = found.state === 'accepted' && found.submission.sentBack.includes(indicator.code)
  return {
    respondent,
    state: sentBack ? 'returned' : found.state,
    given: givenOf(indicator, part, answerOn(answer, context.day)),
    held: isHeld(context, round, indicator, subject, answer.held),
  }
}

type Corrected = ReturnType<typeof answerOn>

function givenOf(indicator: Indicator, part: string | null, answer: Corrected): Given | null {
  if (part === null) return answer.given
  const found = answer.parts.find(candidate => candidate.part === part)
  if (!found) return null
  // "each of collection, analysis, use names the priority objective; without one it is no" (definitions 10a)
  if (indicator.code === 'S2a' && found.names === null && 'rating' in found.given) return { rating: 'no' }
  return found.given
}

function isHeld(
  context: Context,
  round: Round,
  indicator: Indicator,
  subject: string,
  mark: { readonly from: string; readonly to: string | null } | null,
): boolean {
  const holds = [
    ...(mark ? [mark] : []),
    ...context.world.countryHolds.filter(
      hold =>
        hold.round === round.id &&
        hold.country === subject &&
        (hold.indicator === null || hold.indicator === indicator.code),
    ),
  ]
  return holds.some(hold => hold.from <= context.day && (hold.to === null || context.day < hold.to))
}

function rowOf(
  context: Context,
  indicator: Indicator,
  period: Period,
  subject: string,
  rounds: readonly InRound[],
): Row {
  const place = placeOf(context, indicator, period, subject)
  if (rounds.length === 0) {
    const status = place.left ? null : ({ missing: 'not-asked' } as const)
    return { ...blank(subject, place), public: status }
  }
  const { kept, excluded } = over(rounds)
  // Counts about members stay: one that fell by one would tell, beside an older copy, what a hidden country's member had said.
  const isHidden = place.hidden && indicator.subject === 'country'
  const status = place.left ? null : publicOf(kept, isHidden)
  const published = status !== null && 'value' in status
  return {
    ...blank(subject, place),
    inside: kept.settled,
    public: status,
    round: kept.round,
    ruled: kept.ruled,
    held: kept.held,
    excluded: excluded.map(round => round.round),
    excludedInPublic: published
      ? excluded.filter(round => 'value' in publicOf(round, isHidden)).map(round => round.round)
      : [],
    splitClass: classOf(kept.settled, status, kept.held, place.hidden),
  }
}

type Place = { readonly region: string | null; readonly hidden: boolean; readonly left: boolean }

/** Where a subject stands: its region on the period's last day, whether it is hidden, and whether public files leave it out. */
export function placeOf(context: Context, indicator: Indicator, period: Period, subject: string): Place {
  if (indicator.subject === 'country')
    return {
      region: regionOf(context.world, subject, period),
      hidden: context.hidden.has(subject),
      left: notShown(context, period, subject),
    }
  const member = context.world.network.members.find(candidate => candidate.id === subject)
  const countries = member?.countries ?? []
  return {
    region: countries[0] === undefined ? null : regionOf(context.world, countries[0], period),
    hidden: countries.some(country => context.hidden.has(country)),
    left: false,
  }
}

export const blank = (subject: string, place: Place): Row => ({
  subject,
  region: place.region,
  inside: null,
  public: null,
  round: null,
  ruled: false,
  held: false,
  hidden: place.hidden,
  noBeside: false,
  excluded: [],
  excludedInPublic: [],
  splitClass: null,
})

/** The class of a split by reason in which a subject without a published answer stands. Source: definitions 5a. */
export function classOf(
  inside: Settled,
  status: PublicStatus | null,
  held: boolean,
  hidden: boolean,
): SplitClass | null {
  if (status === null || 'value' in status || status.missing !== 'no-answer-published') return null
  const first = 'not answered or not published'
  if (held || hidden || isValue(inside)) return first
  const own = ['refused', 'unknown', 'under-review', 'contested'] as const
  return own.find(reason => reason === inside.missing) ?? first
}

/**
 * A parent's rows from the rows of its settling parts, subject by subject. Its public status is that of its own status (5a), which 13 works out
 * of the parts: a value is carried where every part is published, not applicable where a part is published as that.
 */
function parentRows(parts: readonly (readonly Row[])[]): readonly Row[] {
  return parts[0]!.map((row, at) => {
    const beside = parts.map(rows => rows[at]!)
    if (row.inside === null) return row
    const { settled, noBeside } = fromParts(beside.map(part => part.inside!))
    const status =
      row.public === null
        ? null
        : publicParent(
            settled,
            beside.map(part => part.public!),
          )
    const held = beside.every(part => part.held)
    return {
      ...row,
      inside: settled,
      public: status,
      noBeside,
      held,
      excluded: [...new Set(beside.flatMap(part => part.excluded))],
      excludedInPublic: status !== null && 'value' in status ? row.excludedInPublic : [],
      splitClass: classOf(settled, status, held, row.hidden),
    }
  })
}

function publicParent(settled: Settled, parts: readonly PublicStatus[]): PublicStatus {
  const isNotApplicable = (status: Settled | PublicStatus) => 'missing' in status && status.missing === 'not-applicable'
  if (isValue(settled)) return parts.every(part => 'value' in part) ? settled : { missing: 'no-answer-published' }
  const isCarried = isNotApplicable(settled) && parts.some(isNotApplicable)
  return { missing: isCarried ? 'not-applicable' : 'no-answer-published' }
}
