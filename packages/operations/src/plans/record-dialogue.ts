/** Records a dialogue about a country, a region or the network: its day and the members present, never persons. */
import { done, refused, type Result } from '@waymark/language'
import { readDay, readId, type Day, type MemberId } from '@waymark/network'
import { readDialogue } from '@waymark/plan'
import { membersAtSubject, saveText, subjectCalled, writeDialogue } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { PlansRefusal } from './refusals.ts'
import { readOptional } from './written.ts'

export type DialogueForm = {
  /** What it was about: the code of a country or of a region, or `network`. */
  readonly place: string
  readonly heldOn: string
  /** Ids of the members present. */
  readonly members: readonly string[]
  readonly note: string
  readonly language: string
}

/**
 * Records the dialogue. Refuses a country or region that is not the desk's to plan for, a day that is none or lies ahead, nobody
 * present, and a member that was not at work there on that day. The note stays in the network.
 */
export async function recordDialogue(
  desk: Desk,
  form: DialogueForm,
): Promise<Result<{ readonly dialogue: string }, PlansRefusal>> {
  return perform<{ readonly dialogue: string }, PlansRefusal>(desk, 'record-dialogue', async act => {
    const { t, at, latest, about } = act
    const id = await subjectCalled(t, form.place)
    const subject = id && (await subjectReached(desk, 'record-dialogue', { ...act, subject: id }))
    if (!subject) return refused({ kind: 'thing.not-found' })
    const day = readDay(form.heldOn)
    const there = day.ok ? await membersAtSubject(t, subject.id, day.value) : new Set<string>()
    const members = form.members.filter(member => readId(member).ok) as MemberId[]
    const read = readDialogue(
      { about: subject.id, on: form.heldOn, members },
      () => there as Set<MemberId>,
      latest as Day,
    )
    if (!read.ok)
      return refused({ ...read.refusal, field: read.refusal.field === 'on' ? 'heldOn' : read.refusal.field })
    const note = readOptional('note', form.note, form.language)
    if (!note.ok) return note
    const made = {
      subject: subject.id,
      heldOn: read.value.on,
      members: read.value.members,
      note: note.value && (await saveText(t, note.value)),
      person: desk.person?.id ?? null,
      at,
    }
    const dialogue = await writeDialogue(t, made)
    about(dialogue, { subject: made.subject, heldOn: made.heldOn, members: made.members })
    return done({ dialogue })
  })
}
