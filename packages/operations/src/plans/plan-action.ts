/** Plans an action for a priority: what, who, by when, with what, and the change expected in which indicator. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { lockPriority, saveText, touchPlan, writeAction } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { PlansRefusal } from './refusals.ts'
import type { ActionForm } from './action-form.ts'
import { readActionForm } from './action-read.ts'
import type { PlanRefusal } from './write-plan.ts'

/**
 * Plans the action. A refusal is the first problem, with all of them in `problems`: nothing to do, nobody to do it, a day that
 * is none, due before its start, no change expected, an indicator no edition here speaks of, half of an expected
 * step, a member that is not at work there, a priority of a closed plan.
 */
export async function planAction(
  desk: Desk,
  form: ActionForm,
): Promise<Result<{ readonly action: string }, PlansRefusal>> {
  return perform<{ readonly action: string }, PlansRefusal>(desk, 'plan-action', async act => {
    const { t, at, today, about } = act
    const priority = readId(form.priority).ok ? await lockPriority(t, form.priority) : undefined
    const subject = priority && (await subjectReached(desk, 'plan-action', { ...act, subject: priority.subject }))
    if (!priority || !subject) return refused({ kind: 'thing.not-found' })
    if (priority.plan?.state === 'closed') return refused<PlanRefusal>({ kind: 'plan.closed' })
    const read = await readActionForm(t, form, { subject: subject.id, today })
    if (!read.ok) return read
    const { what, who, change, resources } = read.value.texts
    const made = { priority: priority.id, ...read.value.said }
    const action = await writeAction(t, {
      ...made,
      what: await saveText(t, what),
      who: await saveText(t, who),
      change: await saveText(t, change),
      resources: resources && (await saveText(t, resources)),
      person: desk.person?.id ?? null,
      at,
    })
    await touchPlan(t, priority.plan?.id ?? null)
    about(action, made)
    return done({ action })
  })
}
