/** Enters several answers for a member at once, as a sheet that it sent has them: each by itself, so that a wrong one stops no other. */
import { readEntering } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { latestDay } from '../days.ts'
import type { Desk } from '../desk.ts'
import { partOfForm } from '../form-parts.ts'
import { firstOf } from '../refusal.ts'
import { answerForMember, type AnswerForMemberForm } from './answer-for-member.ts'
import type { SubmissionsRefusal } from './refusals.ts'
import { isOfAll, within, type AnswersSaved } from './save-answers.ts'

export type AnswersForMemberForm = {
  readonly submission: string
  /** From what they are taken and on which day that arrived: the same of all. */
  readonly from: string
  readonly receivedOn: string
  readonly answers: readonly Omit<AnswerForMemberForm, 'submission' | 'from' | 'receivedOn'>[]
}

/**
 * Enters each answer by the rules of `answerForMember`, in a transaction of its own. Refuses as `saveAnswers` does, and all of them where it
 * is not said from what they are taken.
 */
export async function saveAnswersForMember(
  desk: Desk,
  { submission, from, receivedOn, answers }: AnswersForMemberForm,
): Promise<Result<AnswersSaved, SubmissionsRefusal>> {
  const entering = readEntering({ from, receivedOn }, latestDay(desk.runtime.now()))
  if (!entering.ok) return entering
  const problems: SubmissionsRefusal[] = []
  const saved: string[] = []
  const revisions: Record<string, number> = {}
  for (const answer of answers) {
    const { indicator } = answer
    const kept = await answerForMember(partOfForm(desk, indicator), { ...answer, submission, from, receivedOn })
    if (kept.ok) {
      saved.push(indicator)
      revisions[indicator] = kept.value.answer
    } else if (isOfAll(kept.refusal)) return refused({ ...kept.refusal, saved })
    else problems.push(...(kept.refusal.problems ?? [kept.refusal]).map(problem => within(indicator, problem)))
  }
  return problems.length > 0 ? refused({ ...firstOf(problems), saved }) : done({ saved: saved.length, revisions })
}
