/** Chooses, in a dialogue that took place, an indicator to work on. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { choosePriority as choose } from '@waymark/plan'
import {
  chainUpTo,
  dialogueById,
  indicatorsInUse,
  openPlan,
  prioritiesOf,
  saveText,
  touchPlan,
  writePriority,
  type InNetwork,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { PlansRefusal } from './refusals.ts'
import { readMembersThere } from './action-read.ts'
import { readWritten } from './written.ts'

export type PriorityForm = {
  readonly dialogue: string
  /** Id of the indicator. */
  readonly indicator: string
  readonly reason: string
  readonly language: string
  /** Id of the lesson it rests on; empty or absent where it rests on none. */
  readonly lesson?: string
  /** Ids of the members concerned: what is published of it is theirs to say. */
  readonly members?: readonly string[]
}

/**
 * Chooses the priority: it stands in the plan of its country or region that is not closed, where there is one. Refuses an indicator no edition here speaks of, one that is a priority of the country or region already, and a
 * lesson that the network does not have.
 */
export async function choosePriority(
  desk: Desk,
  form: PriorityForm,
): Promise<Result<{ readonly priority: string }, PlansRefusal>> {
  return perform<{ readonly priority: string }, PlansRefusal>(desk, 'choose-priority', async act => {
    const { t, today, about } = act
    const dialogue = readId(form.dialogue).ok ? await dialogueById(t, form.dialogue) : undefined
    const subject = dialogue && (await subjectReached(desk, 'choose-priority', { ...act, subject: dialogue.subject }))
    if (!dialogue || !subject) return refused({ kind: 'thing.not-found' })
    const known = new Set((await indicatorsInUse(t, subject.id)).map(indicator => indicator.id))
    const before = (await prioritiesOf(t, subject.id))
      .filter(({ plan }) => plan?.state !== 'closed')
      .map(priority => ({ subject: priority.subject, indicator: priority.indicator.id }))
    const chosen = choose({ subject: subject.id, indicator: form.indicator }, known, before)
    if (!chosen.ok) return chosen
    const reason = readWritten('reason', form.reason, form.language)
    if (!reason.ok) return reason
    const lesson = (form.lesson ?? '').trim()
    if (lesson !== '' && !(await isLesson(t, lesson)))
      return refused({ kind: 'priority.lesson-unknown', field: 'lesson' })
    const members = await readMembersThere(t, form.members ?? [], { subject: subject.id, today })
    if (!members.ok) return members
    const made = {
      dialogue: dialogue.id,
      plan: (await openPlan(t, subject.id))?.id ?? null,
      indicator: form.indicator,
      lesson: lesson === '' ? null : lesson,
      members: members.value,
    }
    const priority = await writePriority(t, { ...made, reason: await saveText(t, reason.value) })
    await touchPlan(t, made.plan)
    about(priority, made)
    return done({ priority })
  })
}

export async function isLesson(t: InNetwork, id: string): Promise<boolean> {
  return readId(id).ok && (await chainUpTo(t, id)).at(-1)?.kind === 'lesson'
}
