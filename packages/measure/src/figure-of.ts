import { isGiven, phaseStates, ratingStates, type Answer, type AnswerKind, type Given } from '@waymark/collection'
import type { OverPlaces } from '@waymark/framework'
import type { Basis, MissingCounts, Sets, SubjectsFigure } from './figure.ts'
import { inOrder } from './missing-counts.ts'

export type { OverPlaces }

export type ToCount = {
  readonly kind: AnswerKind
  /** All subjects the statement is about. */
  readonly scope: ReadonlySet<string>
  /** The one status of every subject asked; a subject of the scope that is not in it was not asked. */
  readonly statuses: ReadonlyMap<string, Answer>
  /** The indicator's rule. One that does not fit the kind of answer gives how many answered and no more, like `none`. */
  readonly overPlaces: OverPlaces
  /** `applicable` if left out. */
  readonly basis?: Basis
}

/**
 * The collective figure of one indicator version, period and respondent type. Every asked subject is in it exactly once: its
 * state (or "given") or its reason; so counts + reasons = asked, and asked + not asked = in scope, whatever is put in.
 *
 * Throws if a status is of a subject outside the scope, or of another kind than asked: such rows are broken, not mistyped.
 * Source: design 3.1, definitions 5 and 7.
 */
export function figureOf(toCount: ToCount): SubjectsFigure {
  const values = valuesOf(toCount)
  const common = {
    sets: setsOf(toCount.scope, toCount.statuses),
    given: values.length,
    missing: missingOf(toCount.statuses.values()),
  }
  return together(toCount, values, common)
}

function together(
  { kind, overPlaces, basis = 'applicable' }: ToCount,
  values: readonly Given[],
  common: { readonly sets: Sets; readonly given: number; readonly missing: MissingCounts },
): SubjectsFigure {
  const { sets, given, missing } = common
  const counts = values.flatMap(value => (value.kind === 'count' ? [value.count] : []))
  if ((kind === 'rating' || kind === 'phase') && overPlaces === 'count-by-state') {
    return { kind: 'states', of: kind, sets, states: countStates(kind, values), missing, basis }
  }
  if (kind === 'count' && overPlaces === 'sum') return { kind: 'sum', sets, given, total: String(sum(counts)), missing }
  if (kind === 'count' && overPlaces === 'maximum') {
    return { kind: 'maximum', sets, given, largest: largest(counts), missing }
  }
  if (kind === 'share' && overPlaces === 'share-of-sums') {
    const [numerator, denominator] = sharesOf(values)
    return { kind: 'share', sets, given, numerator, denominator, missing }
  }
  return { kind: 'given', of: kind, sets, given, missing }
}

/** The four sets of these statuses in this scope. */
function setsOf(scope: ReadonlySet<string>, statuses: ReadonlyMap<string, Answer>): Sets {
  const all = [...statuses.values()]
  const answered = all.filter(isGiven).length
  const notApplicable = all.filter(status => !isGiven(status) && status.missing === 'not-applicable').length
  return { inScope: scope.size, asked: statuses.size, applicable: statuses.size - notApplicable, answered }
}

/** How many of these answers are missing, by reason, in the order of definition 5. */
function missingOf(answers: Iterable<Answer>): MissingCounts {
  const counts: Partial<Record<string, number>> = {}
  for (const answer of answers) {
    if (!isGiven(answer)) counts[answer.missing] = (counts[answer.missing] ?? 0) + 1
  }
  return inOrder(counts)
}

function valuesOf({ kind, scope, statuses }: ToCount): readonly Given[] {
  const outside = [...statuses.keys()].find(subject => !scope.has(subject))
  if (outside !== undefined) throw new RangeError(`a status of a subject outside the scope: ${outside}`)
  const values = [...statuses.values()].filter(isGiven)
  const other = values.find(value => value.kind !== kind)
  if (other) throw new RangeError(`a ${other.kind} among statuses of kind ${kind}`)
  return values
}

function countStates(kind: 'rating' | 'phase', values: readonly Given[]): Record<string, number> {
  const all: readonly string[] = kind === 'rating' ? ratingStates : phaseStates
  const counts = Object.fromEntries(all.map(state => [state, 0]))
  for (const value of values) {
    if ('state' in value) counts[value.state] = (counts[value.state] ?? 0) + 1
  }
  return counts
}

function sharesOf(values: readonly Given[]): readonly [numerator: string, denominator: string] {
  const shares = values.flatMap(value => (value.kind === 'share' ? [value] : []))
  return [String(sum(shares.map(share => share.numerator))), String(sum(shares.map(share => share.denominator)))]
}

function largest(counts: readonly bigint[]): string | null {
  return counts.length === 0 ? null : String(counts.reduce((most, count) => (count > most ? count : most)))
}

function sum(all: readonly bigint[]): bigint {
  return all.reduce((total, one) => total + one, 0n)
}
