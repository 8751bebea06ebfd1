/** Whether a reviewer has read before what is handed in again. */
import { isSameAnswer } from '@waymark/collection'
import type { AnswerRow, InNetwork } from '@waymark/store'
import { showAnswers, wordsOf, type AnswerShown } from '../submissions/answers-shown.ts'
import { lastAnswersOfAll, type LastAnswer } from '../submissions/last-answers.ts'

export type ReadBefore = { readonly answers: number; readonly period: string }

/**
 * Of which of these submissions all that waits was read before: every answer says what the last one accepted from the same respondent says,
 * in the same words and with the same evidence, and a reviewer accepted that one; none of its texts may point to a person, and none was
 * entered by somebody else without the member's word. By submission: how many answers wait, and of which period the last ones are; those
 * of which one answer is to be read are left out.
 */
export async function readBefore(
  t: InNetwork,
  answers: readonly AnswerRow[],
): Promise<ReadonlyMap<string, ReadBefore>> {
  const rows = answers.filter(answer => answer.correction === 0 && answer.state === 'submitted')
  const shown = await showAnswers(t, rows)
  const waiting = Map.groupBy(
    shown.map((answer, at) => ({ of: rows[at]!.submission, answer })),
    one => one.of,
  )
  const last = await lastAnswersOfAll(t, [...waiting.keys()])
  return new Map(
    [...waiting].flatMap(([submission, all]) => {
      const before = last.get(submission) ?? new Map<string, LastAnswer>()
      const isRead = all.every(({ answer }) => wasRead(answer, before.get(answer.version)))
      const { period } = before.get(all[0]!.answer.version) ?? {}
      return isRead && period !== undefined ? [[submission, { answers: all.length, period }] as const] : []
    }),
  )
}

function wasRead(answer: AnswerShown, before: LastAnswer | undefined): boolean {
  const isWarned = answer.warnings.length > 0 || answer.entered?.confirmed === false
  return before !== undefined && !before.unreviewed && !isWarned && isSameAnswer(wordsOf(answer), wordsOf(before))
}
