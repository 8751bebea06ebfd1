import type { GroupFigure } from './by-group.ts'
import type { Figure, StatesFigure, WithheldFigure, WithholdingRule } from './figure.ts'

const fewestRespondents = 10 // respondents in any aggregate of private assessments (design 3.8)
const fewestInState = 3 // respondents in a count, or in all but that count (design 3.8)

export type PrivateAggregate = {
  readonly figure: StatesFigure
  /** Who answered; never published, only compared. */
  readonly respondents: ReadonlySet<string>
  /** By how many groupings the figure is broken down at once: 0 for a total, 1 for "by region". */
  readonly groupings: number
  /** Who answered in earlier releases of the same indicator that were shown. */
  readonly shownBefore: readonly ReadonlySet<string>[]
}

/**
 * An aggregate of private assessments as it may be shown: at least 10 respondents; withheld when the count of any state or
 * its complement is under 3; one grouping at a time; and withheld when an earlier release was over the same respondents but
 * for fewer than 3, so that subtracting one from the other would show what they answered. Source: design 3.8.
 */
export function privateFigure(aggregate: PrivateAggregate): StatesFigure | WithheldFigure {
  const rule = ruleAgainst(aggregate)
  return rule === null ? aggregate.figure : { kind: 'withheld', rule }
}

/**
 * A breakdown of private assessments by one grouping, beside a shown total. If any part of it must be withheld all are: the
 * total minus the parts shown would give the hidden one away.
 */
export function privateByGroup(
  parts: readonly { readonly group: string | null; readonly aggregate: PrivateAggregate }[],
): readonly { readonly group: GroupFigure['group']; readonly figure: Figure }[] {
  const rules = parts.map(part => ruleAgainst(part.aggregate))
  if (rules.every(rule => rule === null)) {
    return parts.map(part => ({ group: part.group, figure: part.aggregate.figure }))
  }
  return parts.map((part, index) => ({
    group: part.group,
    figure: { kind: 'withheld', rule: rules[index] ?? 'private-recoverable' },
  }))
}

function ruleAgainst(aggregate: PrivateAggregate): WithholdingRule | null {
  const { figure, respondents, groupings, shownBefore } = aggregate
  if (groupings > 1) return 'private-two-groupings'
  if (respondents.size < fewestRespondents) return 'private-under-10-respondents'
  const counts = Object.values(figure.states)
  const small = counts.some(n => n < fewestInState || figure.sets.answered - n < fewestInState)
  if (small) return 'private-count-under-3'
  return shownBefore.some(before => differsByFew(before, respondents)) ? 'private-difference-under-3' : null
}

/** Whether either has a few respondents, one or two, whom the other has not. */
function differsByFew(before: ReadonlySet<string>, now: ReadonlySet<string>): boolean {
  const missingFrom = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...one].filter(respondent => !other.has(respondent)).length
  return [missingFrom(before, now), missingFrom(now, before)].some(n => n > 0 && n < fewestInState)
}
