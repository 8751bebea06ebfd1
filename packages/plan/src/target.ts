import { phaseStates, ratingStates } from '@waymark/collection'
import { targetNumber, type Indicator } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import { readDay, type Day, type DayRefusal } from '@waymark/network'

/** By a day at least so much: countries of the list in a state, a sum of numbers, a share in whole per cent, or entries of one period. */
export type Milestone = { readonly by: Day; readonly least: number }

/** `state`: what an answer has to say to count, or one of `targetNumbers` of `@waymark/framework`. `milestones`: on the way, in order of their days. */
export type ReadTarget = Milestone & { readonly state: string; readonly milestones: readonly Milestone[] }

export type TypedMilestone = { readonly by: string; readonly least: string }
export type TypedTarget = TypedMilestone & { readonly state: string; readonly milestones: readonly TypedMilestone[] }

export type TargetRefusal =
  | { readonly kind: 'target.no-states'; readonly field: string; readonly code: string }
  | { readonly kind: 'target.state-unknown'; readonly field: string }
  | (DayRefusal & { readonly field: string })
  | { readonly kind: 'target.in-past'; readonly field: string; readonly given: string }
  | { readonly kind: 'target.not-a-number'; readonly field: string; readonly most: number }
  | { readonly kind: 'target.milestone-after'; readonly field: string; readonly by: Day }
  | { readonly kind: 'target.milestone-twice'; readonly field: string; readonly by: Day }

type Targeted = Pick<Indicator, 'answer' | 'counts' | 'rollUp'>

/**
 * What a target on this indicator can be about: the states of a rating or phase; the sum of numbers that the indicator adds up over places;
 * the share of two sums; entries, or the sum of a number field of them, of a register whose lists countries close. Nothing for narratives
 * and for what is not added up: then there is no target.
 */
export function targetStates({ answer, counts, rollUp }: Targeted): readonly string[] {
  if (counts) return counts.over !== 'country' ? [] : isFieldSum(counts.by) ? ['sum'] : ['entries']
  if (answer === 'rating') return ratingStates
  if (answer === 'phase') return phaseStates
  if (answer === 'count') return rollUp.overPlaces === 'sum' ? ['sum'] : []
  return answer === 'share' && rollUp.overPlaces === 'share-of-sums' ? ['share'] : []
}

const isFieldSum = (by: NonNullable<Targeted['counts']>['by']): boolean => typeof by === 'object' && 'field' in by

const mostInNumbers = 999_999_999 // of a sum or of entries; more than the network could ever count
const wholePerCent = 100

/** The largest number a target on this can name. */
function mostOf(state: string, countries: number): number {
  const number = targetNumber(state)
  return number === undefined ? countries : number === 'share' ? wholePerCent : mostInNumbers
}

/**
 * Reads a target as typed. Refuses an indicator without states, a state it does not have, a day that does not lie ahead of today, a
 * number that is not whole or not between 1 and the countries on the list (100 of a share, 999,999,999 of sums and entries), and a milestone that does not lie before the target or
 * shares its day with another. A milestone left wholly empty is none. Source: models.md 4.
 */
export function readTarget(
  typed: TypedTarget,
  of: { readonly indicator: Targeted & Pick<Indicator, 'code'>; readonly countries: number; readonly today: Day },
): Result<ReadTarget, TargetRefusal> {
  const states = targetStates(of.indicator)
  if (states.length === 0) return refused({ kind: 'target.no-states', field: 'indicator', code: of.indicator.code })
  if (!states.includes(typed.state)) return refused({ kind: 'target.state-unknown', field: 'state' })
  const most = mostOf(typed.state, of.countries)
  const end = readMilestone(typed, '', { ...of, most })
  if (!end.ok) return end
  const milestones: Milestone[] = []
  for (const [at, milestone] of typed.milestones.entries()) {
    if (milestone.by.trim() === '' && milestone.least.trim() === '') continue
    const read = readMilestone(milestone, `.${at}`, { ...of, most })
    if (!read.ok) return read
    const { by } = read.value
    if (by >= end.value.by) return refused({ kind: 'target.milestone-after', field: `by.${at}`, by: end.value.by })
    if (milestones.some(other => other.by === by))
      return refused({ kind: 'target.milestone-twice', field: `by.${at}`, by })
    milestones.push(read.value)
  }
  const inOrder = milestones.toSorted((milestone, other) => (milestone.by < other.by ? -1 : 1))
  return done({ ...end.value, state: typed.state, milestones: inOrder })
}

/** `suffix`: which line of the form it stands in, to name its fields. */
function readMilestone(
  typed: TypedMilestone,
  suffix: string,
  { most, today }: { readonly most: number; readonly today: Day },
): Result<Milestone, TargetRefusal> {
  const by = readDay(typed.by)
  if (!by.ok) return refused({ ...by.refusal, field: `by${suffix}` })
  if (by.value <= today) return refused({ kind: 'target.in-past', field: `by${suffix}`, given: typed.by })
  const least = typed.least.trim()
  const isWhole = /^\d{1,9}$/.test(least) && Number(least) >= 1 && Number(least) <= most
  if (!isWhole) return refused({ kind: 'target.not-a-number', field: `least${suffix}`, most })
  return done({ by: by.value, least: Number(least) })
}
