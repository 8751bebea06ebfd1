/** What of an indicator is fixed once it has been asked: everything that decides values, nothing that only words them. */
import type { Indicator } from '@waymark/framework'

/** The rules of an indicator without its wordings: two versions with the same rules ask the same. */
export function indicatorRules(indicator: Indicator) {
  const { asks, counts, answer, timing, unit, direction, rollUp, validFor, origin } = indicator
  return {
    asks,
    counts,
    answer,
    timing,
    unit,
    direction,
    rollUp,
    validFor,
    origin,
    partialPossible: indicator.criteria?.partial !== null,
    steps: indicator.steps.map(({ code, of, parts }) => ({ code, of, ...(parts ? { parts } : {}) })),
    phases: indicator.phases.map(phase => phase.code),
    subQuestions: indicator.subQuestions.map(part => ({
      code: part.code,
      combines: part.combines,
      origin: part.origin,
      ...(part.theme ? { theme: part.theme } : {}),
      ...(part.names ? { names: part.names } : {}),
    })),
    disaggregations: indicator.disaggregations.map(disaggregation => disaggregation.code),
  }
}

export type IndicatorRules = ReturnType<typeof indicatorRules>

/** How the database names comparability: `first` where there is no version before. */
export function comparableOf(indicator: Indicator): 'first' | 'yes' | 'no' | 'with-note' {
  return indicator.version.comparable ?? 'first'
}
