/** What a respondent said last time of the same questions, and the word that it is the same today. */
import { sameAsLast, type AnswerWords } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { lastAnswersOf, type InNetwork, type SubmissionRow } from '@waymark/store'
import { showAnswers, wordsOf, type AnswerShown } from './answers-shown.ts'

/** An answer accepted in an earlier round, with its period's label. */
export type LastAnswer = AnswerShown & { readonly period: string }

/** By version; of versions that were never answered before, or are asked in other words today, nothing. */
export async function lastAnswers(
  t: InNetwork,
  submission: Pick<SubmissionRow, 'round' | 'subject' | 'respondent'>,
): Promise<ReadonlyMap<string, LastAnswer>> {
  const rows = await lastAnswersOf(t, submission)
  const shown = await showAnswers(t, rows)
  return new Map(shown.map((answer, at) => [answer.version, { ...answer, period: rows[at]!.period }]))
}

type Asking<Form> = { readonly submission: SubmissionRow; readonly version: string; readonly form: Form }

/**
 * The form as if what was accepted last time had been typed again, in its language. Refuses where nothing was accepted
 * (`answer.nothing-before`) and where a value was given beside it (`answer.same-and-value`).
 */
export async function asLastTime<Form extends AnswerWords & { readonly language: string }>(
  t: InNetwork,
  { submission, version, form }: Asking<Form>,
): Promise<Result<Form, { readonly kind: 'answer.nothing-before' | 'answer.same-and-value'; readonly field: 'same' }>> {
  const last = (await lastAnswers(t, submission)).get(version)
  if (!last?.status) return refused({ kind: 'answer.nothing-before', field: 'same' })
  const words = sameAsLast(form, wordsOf(last))
  if (!words) return refused({ kind: 'answer.same-and-value', field: 'same' })
  const written = last.rationale ?? last.narrative
  const language = form.rationale.trim() === '' && written ? written.language : form.language
  return done({ ...form, ...words, language })
}
