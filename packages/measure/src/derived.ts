import type { Answer } from '@waymark/collection'
import { fewestMembers } from './members-figure.ts'

/** What is known of each subject for one condition: met or not met. A subject that is not in it: nothing is known. */
export type ConditionBySubject = ReadonlyMap<string, boolean>

/**
 * The statuses of a derived indicator: asked = scope; yes if every condition is met, no if all are known and one is not; a
 * missing input gives `not-collected`, whatever the others say. Source: definition 10.
 */
export function derivedStatuses(
  scope: ReadonlySet<string>,
  conditions: readonly ConditionBySubject[],
): ReadonlyMap<string, Answer> {
  return new Map([...scope].map(subject => [subject, fromAll(conditions.map(condition => condition.get(subject)))]))
}

function fromAll(inputs: readonly (boolean | undefined)[]): Answer {
  if (inputs.length === 0 || inputs.includes(undefined)) return { missing: 'not-collected' }
  return { kind: 'rating', state: inputs.every(Boolean) ? 'yes' : 'no' }
}

/**
 * E5a, members contributing data: yes with an accepted submission in the round, under review where one waits for a reviewer, else not
 * answered, never no: a member whose answers are all held must look in public like one that handed nothing in (definitions 5a and 10).
 * A member of the scope that was asked nothing is `not-collected`.
 * Source: ECPAT Strategic Framework 2021-2025, Results Framework, Enabler 5, indicator a.
 */
export function contributedData(facts: {
  readonly members: ReadonlySet<string>
  readonly asked: ReadonlySet<string>
  readonly withAcceptedSubmission: ReadonlySet<string>
  readonly withWaitingSubmission: ReadonlySet<string>
}): ReadonlyMap<string, Answer> {
  const statusOf = (member: string): Answer => {
    if (!facts.asked.has(member)) return { missing: 'not-collected' }
    if (facts.withAcceptedSubmission.has(member)) return { kind: 'rating', state: 'yes' }
    return { missing: facts.withWaitingSubmission.has(member) ? 'under-review' : 'not-answered' }
  }
  return new Map([...facts.members].map(member => [member, statusOf(member)]))
}

/**
 * Of one core indicator: whether the baseline holds a value or a reason, and whether a later period has a value. `unpublished`: in public
 * neither can be told.
 */
export type FollowUp = {
  readonly baseline: 'value' | 'reason' | 'unpublished'
  readonly later: 'value' | 'none' | 'unpublished'
}

/** "9 of 13": of the indicators with a baseline value, those with a later value; those not told are in neither. */
export function followedUp(rows: readonly FollowUp[]): { readonly followed: number; readonly of: number } {
  const set = rows.filter(row => row.baseline === 'value')
  return { followed: set.filter(row => row.later === 'value').length, of: set.length }
}

/**
 * S1b, baselines monitored, of one country: yes where every core indicator with a baseline value (at least one) has a later value, partial
 * where some have, no where none has or there is no baseline (no rows) or one of reasons only. What is not published could be either: where
 * more than one of the three can be true it is `not-collected`.
 * Source: ECPAT Strategic Framework 2021-2025, Results Framework, Strategy 1, indicator b; definition 10.
 */
export function monitoredBaseline(rows: readonly FollowUp[]): Answer {
  const could = rows.filter(row => row.baseline !== 'reason')
  const mustBeSet = could.filter(row => row.baseline === 'value')
  const canFollow = (row: FollowUp) => row.later !== 'none'
  const canLack = (row: FollowUp) => row.later !== 'value'
  const yes = mustBeSet.every(canFollow) && could.some(canFollow)
  const no = !mustBeSet.some(row => row.later === 'value')
  const partial = could.some(
    (row, at) => canFollow(row) && could.some((other, place) => place !== at && canLack(other)),
  )
  const states = [yes && 'yes', partial && 'partial', no && 'no'].filter(state => state !== false)
  return states.length === 1
    ? { kind: 'rating', state: states[0] as 'yes' | 'partial' | 'no' }
    : { missing: 'not-collected' }
}

/** Members asked in a region, each with whether its scorecard is complete; null where the public cannot tell. */
export type Scorecards = ReadonlyMap<string, boolean | null>

/**
 * E5b, clear data about the membership, of one region: yes where every member asked has a complete scorecard, partial where some have, no
 * where none has; `not-collected` where nobody was asked, and where what is not known could change it.
 * Source: ECPAT Strategic Framework 2021-2025, Results Framework, Enabler 5, indicator b; definition 10.
 */
export function clearMembership(scorecards: Scorecards): Answer {
  const all = [...scorecards.values()]
  const [some, lacking, open] = [true, false, null].map(said => all.includes(said))
  if (all.length === 0 || (open && !(some && lacking))) return { missing: 'not-collected' }
  return { kind: 'rating', state: some && lacking ? 'partial' : some ? 'yes' : 'no' }
}

/**
 * The regions of which the public is told nothing about their members: those in which under five were asked, and where that is exactly one
 * the next smallest too, so that it does not follow from the rest. A region where nobody was asked hides nothing. Source: definition 10.
 */
export function regionsOfFewMembers(asked: ReadonlyMap<string, number>): ReadonlySet<string> {
  const bySize = [...asked].filter(([, n]) => n > 0).sort(([, n], [, other]) => n - other)
  const few = bySize.filter(([, n]) => n < fewestMembers).length
  return new Set(bySize.slice(0, few === 1 ? 2 : few).map(([region]) => region))
}
