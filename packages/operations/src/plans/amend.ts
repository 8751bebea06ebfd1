/** Changes a priority: freely while its plan is a draft, afterwards with a reason, and what stood before is kept. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { changedFields, isAmendment } from '@waymark/plan'
import { changePriority, lockPriority, touchPlan } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { PlansRefusal } from './refusals.ts'
import { readMembersThere } from './action-read.ts'
import { isLesson } from './choose-priority.ts'
import { keepBefore, mayChange, readReason, textAfter } from './write-plan.ts'
import { readWritten } from './written.ts'

export type PriorityChange = {
  readonly priority: string
  /** The revision the form was made from. */
  readonly revision: number
  readonly reason: string
  /** Id of the lesson it rests on; empty where it rests on none. */
  readonly lesson: string
  /** Ids of the members concerned with it. */
  readonly members: readonly string[]
  /** Why it is amended; may be empty of a draft. */
  readonly why: string
  readonly language: string
}

/**
 * Keeps the change. Refuses a priority that is not the desk's, a missing reason for the choice, a lesson the network does not have, an
 * amendment that does not say why, a closed plan, and a form made from an older revision.
 */
export async function amendPriority(
  desk: Desk,
  form: PriorityChange,
): Promise<Result<{ readonly priority: string }, PlansRefusal>> {
  return perform<{ readonly priority: string }, PlansRefusal>(desk, 'amend-priority', async act => {
    const { t, at, today, about } = act
    const before = readId(form.priority).ok ? await lockPriority(t, form.priority) : undefined
    const subject = before && (await subjectReached(desk, 'amend-priority', { ...act, subject: before.subject }))
    if (!before || !subject) return refused({ kind: 'thing.not-found' })
    const stands = mayChange({ revision: before.revision, state: before.plan?.state }, form)
    if (stands) return refused(stands)
    const reason = readWritten('reason', form.reason, form.language)
    if (!reason.ok) return reason
    const lesson = form.lesson.trim()
    if (lesson !== '' && !(await isLesson(t, lesson)))
      return refused({ kind: 'priority.lesson-unknown', field: 'lesson' })
    const members = await readMembersThere(t, form.members, { subject: subject.id, today, before })
    if (!members.ok) return members
    const amends = isAmendment(before.plan)
    const made = {
      reason: await textAfter(t, before.reason, { text: reason.value, amends }),
      lesson: lesson === '' ? null : lesson,
      members: members.value,
    }
    if (Object.keys(changedFields<unknown>(before, made)).length > 0) {
      const why = readReason(before.plan, { reason: form.why, language: form.language })
      if (!why.ok) return why
      if (why.value)
        await keepBefore(
          t,
          { priority: before.id },
          { was: before, is: made, why: why.value, person: desk.person?.id ?? null, at },
        )
    }
    await changePriority(t, { id: before.id, ...made })
    await touchPlan(t, before.plan?.id ?? null)
    about(before.id, made)
    return done({ priority: before.id })
  })
}
