import { firstReason, isGiven, saysTheSame, type Answer, type Given, type Reason } from './answer.ts'

/** One accepted answer of one respondent. `outdated`: the day it speaks of is longer ago than the indicator's `validFor`. */
export type Accepted = { readonly answer: Answer; readonly outdated?: boolean }

export type ToSettle = {
  /** Accepted answers of respondents of ONE type about this version and subject; types are never merged here. */
  readonly accepted: readonly Accepted[]
  /** Whether another submission that could answer it is submitted and not yet reviewed. Drafts and returned ones are not. */
  readonly waiting: boolean
  /** What a reviewer ruled, with a reason kept beside it. */
  readonly ruling?: Answer
}

/** The one status of an asked subject, and how it came about. `open`: nothing was settled yet, or nobody answered. */
export type Settled = { readonly status: Answer; readonly how: 'one' | 'agreed' | 'by-reviewer' | 'open' }

/**
 * Gives an asked subject exactly one status, whatever came in: a ruling, else contested, else the value, else the first
 * reason in the order of definition 5. Total: no input is refused and nothing is dropped.
 *
 * Accepted answers are contested when two values differ, or one says not applicable and another gives a value; other
 * reasons contest nothing. Under review is only where nothing at all is accepted. An outdated value is no value, but it does
 * contest. Source: definitions 5 and 6.
 */
export function settle(given: ToSettle): Settled {
  if (given.ruling) return { status: given.ruling, how: 'by-reviewer' }
  const answers = given.accepted.map(accepted => accepted.answer)
  if (areContested(answers)) return { status: { missing: 'contested' }, how: 'open' }
  const values = given.accepted
    .filter(accepted => !accepted.outdated)
    .flatMap(accepted => (isGiven(accepted.answer) ? [accepted.answer] : []))
  if (values.length > 0) return { status: together(values), how: values.length === 1 ? 'one' : 'agreed' }
  const reason = firstReason(reasonsFound(given))
  const open = reason === 'under-review' || answers.length === 0
  return { status: { missing: reason }, how: open ? 'open' : answers.length === 1 ? 'one' : 'agreed' }
}

/** Whether these accepted answers contradict each other, so that a reviewer must rule. */
export function areContested(answers: readonly Answer[]): boolean {
  const values = answers.filter(isGiven)
  const first = values[0]
  if (!first) return false
  const notApplicable = answers.some(answer => !isGiven(answer) && answer.missing === 'not-applicable')
  return notApplicable || values.some(value => !saysTheSame(first, value))
}

function reasonsFound(given: ToSettle): ReadonlySet<Reason> {
  const found = new Set<Reason>(
    given.accepted.flatMap(accepted => (isGiven(accepted.answer) ? [] : [accepted.answer.missing])),
  )
  if (given.waiting && given.accepted.length === 0) found.add('under-review')
  if (given.accepted.some(accepted => isGiven(accepted.answer))) found.add('outdated')
  return found
}

/** Values that agree as one value: narratives keep every telling. */
function together(values: readonly Given[]): Given {
  const first = values[0] as Given
  if (first.kind !== 'narrative') return first
  return { kind: 'narrative', texts: values.flatMap(value => (value.kind === 'narrative' ? value.texts : [])) }
}
