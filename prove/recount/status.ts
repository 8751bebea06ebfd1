/** The status of one subject: one value or one reason, in the order of definition 5, and its public status by 5a. */
import type { Given, Reason, State, Value } from './world.ts'

/** Why a value is missing inside the network. `not-collected` comes only from derived indicators here. */
export type Missing =
  | 'contested'
  | 'under-review'
  | 'outdated'
  | 'not-applicable'
  | 'unknown'
  | 'refused'
  | 'not-collected'
  | 'not-answered'

export type Settled = { readonly value: Value } | { readonly missing: Missing }

export type PublicStatus =
  { readonly value: Value } | { readonly missing: 'not-applicable' | 'no-answer-published' | 'not-asked' }

/** One respondent's answer about the subject as it stands on the day of the release. `given: null`: nothing given for this indicator. */
export type Seen = {
  readonly respondent: string
  readonly state: State
  readonly given: Given | null
  readonly held: boolean
}

/**
 * What one round says of one subject.
 *
 * `carried`: an accepted answer that is not held says just this, so that it may be published. `held`: something was said and every answer that says
 * anything is held, which puts it into the first class of a split whatever its status is.
 */
export type Outcome = {
  readonly settled: Settled
  readonly ruled: boolean
  readonly carried: boolean
  readonly held: boolean
}

/** One text for equal answers: `"yes"`, `"yes/drafting"`, `"phase 2"`, `"missing unknown"`. Answers with different steps differ. */
export function keyOf(given: Given | Settled): string {
  if ('missing' in given) return `missing ${given.missing}`
  const value = 'value' in given ? given.value : given
  if ('rating' in value) return value.step === undefined ? value.rating : `${value.rating}/${value.step}`
  if ('phase' in value) return `phase ${value.phase}`
  if ('count' in value) return `count ${value.count}`
  if ('numerator' in value) return `share ${value.numerator}/${value.denominator}`
  return `narrative ${value.narrative}`
}

export const isValue = (settled: Settled): settled is { readonly value: Value } => 'value' in settled

const orderOfReasons: readonly Reason[] = ['not-applicable', 'unknown', 'refused']

/** Settles the answers of one round about one subject, of one respondent type or of types declared equivalent. Source: definitions 5. */
export function settle(seen: readonly Seen[], ruling: Given | null): Outcome {
  const accepted = seen.filter(answer => answer.state === 'accepted' && answer.given !== null)
  const said = seen.filter(
    answer => (answer.state === 'accepted' || answer.state === 'submitted') && answer.given !== null,
  )
  const held = said.length > 0 && said.every(answer => answer.held)
  const settled = ruling === null ? settleAccepted(seen, accepted) : asSettled(ruling)
  const carried = accepted.some(answer => !answer.held && keyOf(answer.given!) === keyOf(settled))
  return { settled, ruled: ruling !== null, carried, held }
}

function settleAccepted(seen: readonly Seen[], accepted: readonly Seen[]): Settled {
  const values = accepted.filter(answer => !('missing' in answer.given!))
  const reasons = accepted.flatMap(answer => ('missing' in answer.given! ? [answer.given.missing] : []))
  if (new Set(values.map(answer => keyOf(answer.given!))).size > 1) return { missing: 'contested' }
  if (values.length > 0 && reasons.includes('not-applicable')) return { missing: 'contested' }
  if (values.length > 0) return asSettled(values[0]!.given!)
  const somethingAccepted = accepted.length > 0
  if (!somethingAccepted && seen.some(answer => answer.state === 'submitted' && answer.given !== null))
    return { missing: 'under-review' }
  return { missing: orderOfReasons.find(reason => reasons.includes(reason)) ?? 'not-answered' }
}

export const asSettled = (given: Given): Settled => ('missing' in given ? given : { value: given })

const order: readonly Missing[] = [
  'contested',
  'under-review',
  'outdated',
  'not-applicable',
  'unknown',
  'refused',
  'not-collected',
  'not-answered',
]

/** Place of a status in the order of definition 5; the smaller one wins. A value stands between contested and under-review; a ruling before all. */
export function rank(settled: Settled, ruled: boolean): number {
  if (ruled) return -1
  if (isValue(settled)) return 0.5
  return order.indexOf(settled.missing)
}

export type InRound = Outcome & { readonly round: string; readonly opened: string }

/** The outcome over several rounds of one period. Of two values the one of the later opened round; otherwise the order of 5. Source: definitions 11, 5. */
export function over(rounds: readonly InRound[]): { readonly kept: InRound; readonly excluded: readonly InRound[] } {
  const byRank = [...rounds].sort(
    (a, b) => rank(a.settled, a.ruled) - rank(b.settled, b.ruled) || (a.opened < b.opened ? 1 : -1),
  )
  const first = byRank[0]!
  if (!isValue(first.settled)) return { kept: first, excluded: [] }
  const values = rounds.filter(round => isValue(round.settled)).sort((a, b) => (a.opened < b.opened ? 1 : -1))
  return { kept: values[0]!, excluded: values.slice(1) }
}

/** The public status of a subject that was asked. Source: definitions 5a. */
export function publicOf(outcome: Outcome, hidden: boolean): PublicStatus {
  const silent = { missing: 'no-answer-published' } as const
  if (hidden || !outcome.carried) return silent
  if (isValue(outcome.settled)) return outcome.settled
  return outcome.settled.missing === 'not-applicable' ? { missing: 'not-applicable' } : silent
}

/**
 * A parent from its sub-questions: yes if all are yes, no if all are no, else partial; with one missing, the first reason in order 5.
 *
 * `noBeside`: a part says no, so that yes is already impossible; it is shown beside and changes no bound. Source: definitions 13.
 */
export function fromParts(parts: readonly Settled[]): { readonly settled: Settled; readonly noBeside: boolean } {
  const ratings = parts.flatMap(part => (isValue(part) && 'rating' in part.value ? [part.value.rating] : []))
  const missing = parts.flatMap(part => (isValue(part) ? [] : [part.missing]))
  if (missing.length > 0) {
    const first = order.find(reason => missing.includes(reason))!
    return { settled: { missing: first }, noBeside: ratings.includes('no') }
  }
  const all = (wanted: string) => ratings.every(rating => rating === wanted)
  const rating = all('yes') ? 'yes' : all('no') ? 'no' : 'partial'
  return { settled: { value: { rating } }, noBeside: false }
}
