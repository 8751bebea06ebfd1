/** What a page needs of an indicator to ask, to review or to rule. */
import { collectionOf, type Indicator } from '@waymark/framework'

export type IndicatorShown = Pick<
  Indicator,
  | 'code'
  | 'name'
  | 'question'
  | 'answer'
  | 'unit'
  | 'counted'
  | 'timing'
  | 'criteria'
  | 'steps'
  | 'phases'
  | 'validFor'
  | 'discrepancies'
> & {
  readonly version: number
  readonly evidence: Indicator['evidence']
  /** The parts a person is asked; where one of them combines, the answer follows from them. */
  readonly parts: readonly { readonly code: string; readonly question: Indicator['name']; readonly combines: boolean }[]
  readonly partly: boolean
}

export function showIndicator(indicator: Indicator): IndicatorShown {
  const {
    code,
    name,
    question,
    answer,
    unit,
    counted,
    timing,
    criteria,
    steps,
    phases,
    validFor,
    discrepancies,
    evidence,
  } = indicator
  return {
    code,
    name,
    question,
    answer,
    unit,
    counted,
    timing,
    criteria,
    steps,
    phases,
    validFor,
    discrepancies,
    evidence,
    version: indicator.version.number,
    partly: collectionOf(indicator) === 'partly',
    parts: indicator.subQuestions
      .filter(part => part.origin.kind === 'asked')
      .map(part => ({ code: part.code, question: part.question, combines: part.combines })),
  }
}
