/** Due days of what a desk has to do: as they come near, and when they have passed. */
import { addDays, type Day } from '@waymark/network'
import { dayOf, type Desk } from '../desk.ts'
import type { SubjectShown } from '../network/subjects-shown.ts'
import type { SubmissionHead } from '../submissions/submission-page.ts'
import type { AboutSubmission } from './about-submission.ts'

export type NewsOfDue = { readonly on: string; readonly thing: string; readonly dueOn: string } & (
  | ({ readonly kind: 'due-soon' | 'overdue' } & AboutSubmission)
  | { readonly kind: 'action-due-soon' | 'action-overdue'; readonly action: string; readonly subject: SubjectShown }
)

/** An action that a member has to report on. */
export type ActionDue = { readonly id: string; readonly dueOn: string | null; readonly subject: SubjectShown }

const daysBefore = 7 // a week is what is left to finish a form in

/** The day from which it is told that the due day comes, or has passed; null while it is far. */
function saidOf(dueOn: string, today: string): { readonly passed: boolean; readonly on: string } | null {
  if (today > dueOn) return { passed: true, on: addDays(dueOn as Day, 1) }
  const on = addDays(dueOn as Day, -daysBefore)
  return today >= on ? { passed: false, on } : null
}

/** Of forms that can still be answered; an extension moves the day. */
export function ofDueDays(desk: Desk, own: readonly SubmissionHead[]): readonly NewsOfDue[] {
  const today = dayOf(desk.runtime.now())
  return own.flatMap((head): readonly NewsOfDue[] => {
    const { dueOn } = head.round
    const due = head.open ? saidOf(dueOn, today) : null
    if (!due) return []
    const about = { submission: head.id, subject: head.subject, round: head.round, indicator: null }
    return [{ kind: due.passed ? 'overdue' : 'due-soon', thing: head.id, on: due.on, dueOn, ...about }]
  })
}

export function ofActions(desk: Desk, actions: readonly ActionDue[]): readonly NewsOfDue[] {
  const today = dayOf(desk.runtime.now())
  return actions.flatMap(({ id, dueOn, subject }): readonly NewsOfDue[] => {
    const due = dueOn === null ? null : saidOf(dueOn, today)
    if (!due || dueOn === null) return []
    return [
      { kind: due.passed ? 'action-overdue' : 'action-due-soon', thing: id, on: due.on, dueOn, action: id, subject },
    ]
  })
}
