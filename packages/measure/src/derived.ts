import { isGiven, type Answer } from '@waymark/collection'

/** What is known of each subject for one condition: met or not met. A subject that is not in it: nothing is known. */
export type Condition = ReadonlyMap<string, boolean>

/**
 * The statuses of a derived indicator: asked = scope; yes if every condition is met, no if all are known and one is not; a
 * missing input gives `not-collected`, whatever the others say. Source: definition 10.
 */
export function derivedStatuses(
  scope: ReadonlySet<string>,
  conditions: readonly Condition[],
): ReadonlyMap<string, Answer> {
  return new Map([...scope].map(subject => [subject, fromAll(conditions.map(condition => condition.get(subject)))]))
}

function fromAll(inputs: readonly (boolean | undefined)[]): Answer {
  if (inputs.length === 0 || inputs.includes(undefined)) return { missing: 'not-collected' }
  return { kind: 'rating', state: inputs.every(Boolean) ? 'yes' : 'no' }
}

/**
 * The statuses computed from the answers to other indicators of the release: yes if all are yes (`all-inputs-yes`) or any
 * is (`any-input-yes`), else no. An input without a value gives `not-collected`.
 */
export function derivedFromAnswers(
  rule: 'all-inputs-yes' | 'any-input-yes',
  scope: ReadonlySet<string>,
  inputs: readonly ReadonlyMap<string, Answer>[],
): ReadonlyMap<string, Answer> {
  const met = (subject: string): boolean | undefined => {
    const answers = inputs.map(input => input.get(subject))
    if (answers.length === 0 || !answers.every(answer => answer !== undefined && isGiven(answer))) return undefined
    const yes = answers.map(answer => answer !== undefined && 'state' in answer && answer.state === 'yes')
    return rule === 'all-inputs-yes' ? yes.every(Boolean) : yes.some(Boolean)
  }
  const known = [...scope].flatMap(subject => {
    const is = met(subject)
    return is === undefined ? [] : [[subject, is] as const]
  })
  return derivedStatuses(scope, [new Map(known)])
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

/**
 * E5b, scorecard system in all regions: yes where every country of the region has a scorecard and the network says the system
 * is in place; `not-collected` where the network has not said, or the region has no country.
 * Source: ECPAT Strategic Framework 2021-2025, Results Framework, Enabler 5, indicator b; issue of its unit: design section 2.
 */
export function scorecardsInRegions(facts: {
  readonly regions: ReadonlyMap<string, ReadonlySet<string>>
  readonly withScorecard: ReadonlySet<string>
  readonly networkSays: ReadonlyMap<string, boolean>
}): ReadonlyMap<string, Answer> {
  const withCountries = [...facts.regions].filter(([, countries]) => countries.size > 0)
  const complete = withCountries.map(
    ([region, countries]) => [region, [...countries].every(country => facts.withScorecard.has(country))] as const,
  )
  return derivedStatuses(new Set(facts.regions.keys()), [new Map(complete), facts.networkSays])
}
