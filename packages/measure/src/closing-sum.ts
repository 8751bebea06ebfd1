import type { Answer } from '@waymark/collection'

/** The terms of a difference between two totals, in the order in which they are printed, each with the sign it counts with. */
export const closingTerms = {
  began: 1,
  ended: -1,
  newlyAsked: 1,
  noLongerAsked: -1,
  answeredAgain: 1,
  noLongerAnswered: -1,
  becameApplicable: 1,
  becameNotApplicable: -1,
} as const
export type ClosingTerm = keyof typeof closingTerms

/**
 * How one total came from an earlier one: `before` + began - ended + newly asked - no longer asked + answered again - no longer
 * answered + became applicable - became not applicable = `after`. Each term counts subjects in the state concerned: those that are
 * in it now for the positive ones, those that were for the negative. Of public statuses read "published" for "answered". Between
 * two releases of one period began and ended are what corrections changed. Unit: subjects. Source: models.md 4, design 3.6.
 */
export type ClosingSum = Readonly<Record<'before' | 'after' | ClosingTerm, number>>

/** A subject that is in neither the scope nor asked has no status. */
type Statuses = ReadonlyMap<string, Answer | { readonly missing: string }>

/** What a sum is over where values have no states: that there is a value. */
export const given = 'given'

/**
 * The sum for one state, or for `given`: subjects with any value. A subject missing from a map was not asked then. What neither has a
 * value nor is not applicable counts as unanswered, whatever its reason: a public sum says of nobody why.
 * Example: 5 yes, then 6: 2 began, 1 ended, 1 published again, 1 no longer asked: 5 + 2 - 1 + 1 - 1 = 6.
 */
export function closingSum(before: Statuses, after: Statuses, state: string): ClosingSum {
  const sum = { before: 0, after: 0, ...noTerms() }
  for (const subject of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(subject), after.get(subject)]
    const [inBefore, inAfter] = [says(was, state), says(is, state)]
    if (inBefore) sum.before += 1
    if (inAfter) sum.after += 1
    if (inBefore !== inAfter) sum[inAfter ? termOf(was).came : termOf(is).went] += 1
  }
  return sum
}

/** Whether the terms lead from the earlier total to the later, and none is negative. */
export function closes(sum: ClosingSum): boolean {
  const terms = Object.entries(closingTerms) as readonly (readonly [ClosingTerm, 1 | -1])[]
  const led = terms.reduce((total, [term, sign]) => total + sign * sum[term], sum.before)
  return led === sum.after && Object.values(sum).every(n => Number.isSafeInteger(n) && n >= 0)
}

function noTerms(): Record<ClosingTerm, number> {
  return {
    began: 0,
    ended: 0,
    newlyAsked: 0,
    noLongerAsked: 0,
    answeredAgain: 0,
    noLongerAnswered: 0,
    becameApplicable: 0,
    becameNotApplicable: 0,
  }
}

type Status = Answer | { readonly missing: string } | undefined

function says(status: Status, state: string): boolean {
  if (status === undefined || 'missing' in status) return false
  return state === given || ('state' in status && status.state === state)
}

/** By what the other one of the two says: in which term somebody stands that came to the state or went from it. */
function termOf(other: Status): { readonly came: ClosingTerm; readonly went: ClosingTerm } {
  if (other === undefined || isMissing(other, 'not-asked')) return { came: 'newlyAsked', went: 'noLongerAsked' }
  if (isMissing(other, 'not-applicable')) return { came: 'becameApplicable', went: 'becameNotApplicable' }
  if ('missing' in other) return { came: 'answeredAgain', went: 'noLongerAnswered' }
  return { came: 'began', went: 'ended' }
}

function isMissing(status: Exclude<Status, undefined>, reason: string): boolean {
  return 'missing' in status && status.missing === reason
}
