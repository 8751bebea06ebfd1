/** Reports where an action stands: shown in the next round's form as "what we did". */
import { done, refused, type Result } from '@waymark/language'
import { readId, type Day } from '@waymark/network'
import { readUpdate } from '@waymark/plan'
import { lockAction, roundById, saveText, writeUpdate, type ActionRow } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { firstOf } from '../refusal.ts'
import type { PlansRefusal } from './refusals.ts'
import { readWritten } from './written.ts'

export type UpdateForm = {
  readonly action: string
  /** The round in whose form it is reported; null outside of one. */
  readonly round: string | null
  readonly status: string
  readonly text: string
  readonly language: string
}

/** Reports the update, as of today. Refuses a status that cannot follow the last one (what is done stays done) and an empty text. */
export async function reportUpdate(
  desk: Desk,
  form: UpdateForm,
): Promise<Result<{ readonly update: string }, PlansRefusal>> {
  return perform<{ readonly update: string }, PlansRefusal>(desk, 'report-update', async act => {
    const { t, at, today, about } = act
    const action = readId(form.action).ok ? await lockAction(t, form.action) : undefined
    const subject = action && (await subjectReached(desk, 'report-update', { ...act, subject: action.subject }))
    if (!action || !subject) return refused({ kind: 'thing.not-found' })
    const round = form.round === null ? undefined : readId(form.round).ok && (await roundById(t, form.round))
    if (form.round !== null && !round) return refused({ kind: 'thing.not-found' })
    const read = readUpdate({ on: today, status: form.status, said: form.text }, updatesOf(action), today as Day)
    if (!read.ok) return refused(firstOf(read.refusal.map(inForm)))
    const text = readWritten('text', form.text, form.language)
    if (!text.ok) return text
    const made = { action: action.id, round: form.round, status: read.value.status }
    const update = await writeUpdate(t, {
      ...made,
      text: await saveText(t, text.value),
      person: desk.person?.id ?? null,
      at,
    })
    about(update, made)
    return done({ update })
  })
}

/** The updates of an action as the rules of plan see them; `said` is the id of its text. */
export const updatesOf = (action: ActionRow) =>
  action.updates.map(update => ({ id: update.id, on: update.day as Day, status: update.status, said: update.text }))

const inForm = <P extends { readonly field: string }>(problem: P) => ({
  ...problem,
  field: problem.field === 'said' ? 'text' : problem.field,
})
