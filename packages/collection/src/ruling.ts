import { done, refused, type Result, plainText } from '@waymark/language'
import { isGiven, type Answer } from './answer.ts'
import { mayReview, type Actor, type Submission, type SubmissionRefusal } from './submission.ts'

/** A reviewer's decision between accepted answers that differ, with the reason that stands beside it. */
export type Ruling = { readonly answer: Answer; readonly reason: string; readonly by: Actor['person'] }

export type RulingRefusal =
  | SubmissionRefusal
  | { readonly kind: 'ruling.reason-missing' }
  | { readonly kind: 'ruling.not-an-answer'; readonly reason: string }

/**
 * Reads a ruling. Refuses one without a reason, one by a person who wrote or belongs to a member or office of any of the submissions it
 * decides between, and one that decides nothing (contested, under review, outdated or suppressed are no decisions).
 */
export function readRuling(
  ruling: { readonly answer: Answer; readonly reason: string },
  reviewer: Actor,
  between: readonly Pick<Submission, 'authors' | 'member' | 'office'>[],
): Result<Ruling, RulingRefusal> {
  const reason = plainText(ruling.reason)
  if (reason === '') return refused({ kind: 'ruling.reason-missing' })
  const { answer } = ruling
  if (!isGiven(answer) && undecided.has(answer.missing)) {
    return refused({ kind: 'ruling.not-an-answer', reason: answer.missing })
  }
  for (const submission of between) {
    const may = mayReview(submission, reviewer)
    if (!may.ok) return may
  }
  return done({ answer, reason, by: reviewer.person })
}

const undecided: ReadonlySet<string> = new Set(['contested', 'under-review', 'outdated', 'suppressed'])
