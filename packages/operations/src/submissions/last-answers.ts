/** What a respondent said last time of the same questions, and the word that it is the same today. */
import { sameAsLast, type AnswerWords } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { lastAnswersOf, type InNetwork, type SubmissionRow } from '@waymark/store'
import { showAnswers, wordsOf, type AnswerShown } from './answers-shown.ts'

/** An answer accepted in an earlier round, with its period's label. */
export type LastAnswer = AnswerShown & { readonly period: string }

type Answers = ReadonlyMap<string, LastAnswer>

/** By version; of versions that were never answered before, or are asked in other words today, nothing. */
export async function lastAnswers(t: InNetwork, { id }: Pick<SubmissionRow, 'id'>): Promise<Answers> {
  return (await lastAnswersOfAll(t, [id])).get(id) ?? new Map()
}

/** The same of several submissions at once, by submission; those of which there is nothing are left out. */
export async function lastAnswersOfAll(
  t: InNetwork,
  submissions: readonly string[],
): Promise<ReadonlyMap<string, Answers>> {
  const rows = await lastAnswersOf(t, submissions)
  const shown = await showAnswers(t, rows)
  const answers = shown.map((answer, at) => ({
    asked: rows[at]!.asked,
    answer: { ...answer, period: rows[at]!.period },
  }))
  const bySubmission = Map.groupBy(answers, eachAnswer => eachAnswer.asked)
  return new Map([...bySubmission].map(([id, all]) => [id, new Map(all.map(({ answer }) => [answer.version, answer]))]))
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
