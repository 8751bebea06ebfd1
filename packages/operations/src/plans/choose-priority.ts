/** Chooses, in a dialogue that took place, an indicator to work on. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { choosePriority as choose } from '@waymark/plan'
import { dialogueById, indicatorsInUse, prioritiesOf, saveText, writePriority } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { Refusal } from '../refusal.ts'
import { readWritten } from './written.ts'

export type PriorityForm = {
  readonly dialogue: string
  /** Id of the indicator. */
  readonly indicator: string
  readonly reason: string
  readonly language: string
  /** Whether releases name it; they do unless told. */
  readonly public?: boolean
}

/** Chooses the priority. Refuses an indicator no edition here speaks of, and one that is a priority of the country already. */
export async function choosePriority(
  desk: Desk,
  form: PriorityForm,
): Promise<Result<{ readonly priority: string }, Refusal>> {
  return perform<{ readonly priority: string }, Refusal>(desk, 'choose-priority', async act => {
    const { t, about } = act
    const dialogue = readId(form.dialogue).ok ? await dialogueById(t, form.dialogue) : undefined
    const subject = dialogue && (await subjectReached(desk, 'choose-priority', { ...act, subject: dialogue.subject }))
    if (!dialogue || !subject) return refused({ kind: 'thing.not-found' })
    const known = new Set((await indicatorsInUse(t, subject.id)).map(indicator => indicator.id))
    const before = (await prioritiesOf(t, subject.id)).map(priority => ({
      subject: priority.subject,
      indicator: priority.indicator.id,
    }))
    const chosen = choose({ subject: subject.id, indicator: form.indicator }, known, before)
    if (!chosen.ok) return chosen
    const reason = readWritten('reason', form.reason, form.language)
    if (!reason.ok) return reason
    const made = { dialogue: dialogue.id, indicator: form.indicator, public: form.public ?? true }
    const priority = await writePriority(t, { ...made, reason: await saveText(t, reason.value) })
    about(priority, made)
    return done({ priority })
  })
}
