/** What can be chosen under a question, in the words of a language: the same in its form and in its workbook. */
import { ratingStates, reasonsToChoose } from '@waymark/collection'
import type { IndicatorShown } from '@waymark/framework'
import type { Words } from './words.ts'

export type AnswerChoice = { readonly code: string; readonly label: string }

/** Why there is no answer. */
export const reasonChoices = ({ speak }: Pick<Words, 'speak'>): readonly AnswerChoice[] =>
  reasonsToChoose.map(code => ({ code, label: speak(`reason.${code}`) }))

/** The answers to a rating (without partial where it can never be) or the phases of one that has phases. */
export function stateChoices(indicator: IndicatorShown, { pick, speak }: Words): readonly AnswerChoice[] {
  if (indicator.answer === 'phase')
    return indicator.phases.map(({ name }, place) => ({ code: `phase-${place + 1}`, label: pick(name).text }))
  return ratingStates
    .filter(state => state !== 'partial' || indicator.criteria?.partial !== null)
    .map(code => ({ code, label: speak(`state.${code}`) }))
}

/** The answers to a part, then the reasons. */
export const partChoices = (words: Words): readonly AnswerChoice[] => [
  ...ratingStates.map(code => ({ code, label: words.speak(`state.${code}`) })),
  ...reasonChoices(words),
]

/** What a yes or partial to a part names. */
export const nameChoices = (
  names: NonNullable<IndicatorShown['parts'][number]['names']>,
  { pick }: Words,
): readonly AnswerChoice[] => names.map(({ code, name }) => ({ code, label: `${code} ${pick(name).text}` }))

export const stepChoices = ({ steps }: IndicatorShown, { pick, speak }: Words): readonly AnswerChoice[] =>
  steps.map(({ code, of, name }) => ({
    code,
    label: speak('desk.answer.step', { state: speak(`state.${of}`), step: pick(name).text }),
  }))
