/** Whether a reviewer has read before what is handed in again. */
import { isSameAnswer } from '@waymark/collection'
import type { AnswerRow, InNetwork, SubmissionRow } from '@waymark/store'
import { showAnswers, wordsOf } from '../submissions/answers-shown.ts'
import { lastAnswers } from '../submissions/last-answers.ts'

/**
 * Whether all that waits in a submission was read before: every answer says what the last one accepted from the same respondent says, in
 * the same words and with the same evidence, and a reviewer accepted that one; none of its texts may point to a person, and none was entered by somebody else without the
 * member's word. Gives how many answers wait, and of which period the last ones are; null where one of them is to be read.
 */
export async function readBefore(
  t: InNetwork,
  { submission, answers }: { readonly submission: SubmissionRow; readonly answers: readonly AnswerRow[] },
): Promise<{ readonly answers: number; readonly period: string } | null> {
  const waiting = await showAnswers(
    t,
    answers.filter(answer => answer.correction === 0 && answer.state === 'submitted'),
  )
  const last = await lastAnswers(t, submission)
  const isRead = waiting.every(answer => {
    const before = last.get(answer.version)
    const isWarned = answer.warnings.length > 0 || answer.entered?.confirmed === false
    return before !== undefined && !before.unreviewed && !isWarned && isSameAnswer(wordsOf(answer), wordsOf(before))
  })
  const [first] = waiting
  return first && isRead ? { answers: waiting.length, period: last.get(first.version)!.period } : null
}
