import type { AboutOffered } from './about-offered.ts'
import { askedParts, collectionOf, type Indicator, type SubQuestion } from './indicator.ts'
import type { Named } from './sources.ts'
import type { LocalText } from './texts.ts'

/** What of an indicator a form, a review and a ruling show as it stands in the edition. */
const shown = [
  'code',
  'name',
  'question',
  'answer',
  'unit',
  'counted',
  'timing',
  'criteria',
  'steps',
  'phases',
  'validFor',
  'discrepancies',
  'evidence',
] as const satisfies readonly (keyof Indicator)[]

/** What a page needs of an indicator to ask, to review or to rule. */
export type IndicatorShown = Pick<Indicator, (typeof shown)[number]> & {
  readonly version: number
  /** The parts a person is asked; where one of them combines, the answer follows from them, else they stand beside it. */
  readonly parts: readonly (Pick<SubQuestion, 'code' | 'question' | 'combines' | 'theme'> & {
    /** Of what a yes or partial names one. */
    readonly names?: readonly Named[]
  })[]
  /** What a yes or partial has to name in its reasons. */
  readonly asksToName?: LocalText
  /** Whether a part of it is counted or derived, and not asked. */
  readonly partly: boolean
  /** What its answers can say of themselves beside their value; absent where nobody is asked. */
  readonly about?: AboutOffered
}

/** An indicator as pages ask it; only parts that a person answers are among its parts. `sections` of its edition have the names of what a part names. */
export function showIndicator(
  indicator: Indicator,
  sections: readonly Named[],
  about?: AboutOffered | undefined,
): IndicatorShown {
  const fields = Object.fromEntries(shown.map(field => [field, indicator[field]]))
  return {
    ...(fields as Pick<Indicator, (typeof shown)[number]>),
    version: indicator.version.number,
    ...(indicator.asksToName ? { asksToName: indicator.asksToName } : {}),
    ...(about ? { about } : {}),
    partly: collectionOf(indicator) === 'partly',
    parts: askedParts(indicator).map(({ code, question, combines, theme, names }) => ({
      code,
      question,
      combines,
      ...(theme ? { theme } : {}),
      ...(names
        ? {
            names: sections
              .filter(section => names.includes(section.code))
              .map(({ code: of, name }) => ({ code: of, name })),
          }
        : {}),
    })),
  }
}

/** Whether the answer follows from its parts, and is not chosen itself. */
export const followsFromParts = ({ answer, parts }: IndicatorShown): boolean =>
  answer === 'rating' && parts.some(part => part.combines)
