/** Gives named respondents of a round more time, or opens a closed round again; each with a reason that its pages show inside. */
import { done, refused, type Result } from '@waymark/language'
import { readDay, readId } from '@waymark/network'
import { extendDue as writeExtension, reopenRound as writeReopening, roundById, saveText } from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { readWritten } from '../plans/written.ts'
import type { CommonRefusal } from '../refusal.ts'

type MoreTime = { readonly due: string; readonly reason: string; readonly language: string }

export type ExtensionForm = MoreTime & {
  readonly round: string
  /** Ids of the submissions. */
  readonly submissions: readonly string[]
}

export type MoreTimeRefusal =
  | CommonRefusal
  | { readonly kind: 'round.closed' | 'round.open-already' }
  | { readonly kind: 'round.nothing-to-extend'; readonly field: 'submissions' }
  | { readonly kind: 'round.due-is-over'; readonly field: 'due' }
  | { readonly kind: 'round.extension-too-early'; readonly field: 'due'; readonly due: string }

/**
 * Sets the day until which these respondents are in time. Refuses where none is named, a day that is over or not after the round's own,
 * without a reason, and in a closed round. What is handed in already stays as it is and is not counted.
 */
export async function extendDue(
  desk: Desk,
  form: ExtensionForm,
): Promise<Result<{ readonly extended: number }, MoreTimeRefusal>> {
  return perform<{ readonly extended: number }, MoreTimeRefusal>(desk, 'extend-due', async act => {
    const { t, about } = act
    const round = readId(form.round).ok ? await roundById(t, form.round) : undefined
    if (!round) return refused({ kind: 'thing.not-found' })
    if (round.closedOn) return refused({ kind: 'round.closed' })
    const submissions = form.submissions.filter(id => readId(id).ok)
    if (submissions.length === 0) return refused({ kind: 'field.missing', field: 'submissions' })
    const read = await readMoreTime(act, form)
    if (!read.ok) return read
    const { due, reason } = read.value
    if (due <= round.dueOn) return refused({ kind: 'round.extension-too-early', field: 'due', due: round.dueOn })
    const extended = await writeExtension(t, { round: round.id, submissions, due, reason })
    if (extended === 0) return refused({ kind: 'round.nothing-to-extend', field: 'submissions' })
    about(round.id, { extended: submissions, due })
    return done({ extended })
  })
}

/** Takes answers in again until a new due day. Refuses a round that is open or was taken back, a day that is over, and no reason. */
export async function reopenRound(
  desk: Desk,
  form: MoreTime & { readonly round: string },
): Promise<Result<string, MoreTimeRefusal>> {
  return perform<string, MoreTimeRefusal>(desk, 'reopen-round', async act => {
    const { t, today, about } = act
    const round = readId(form.round).ok ? await roundById(t, form.round) : undefined
    if (!round) return refused({ kind: 'thing.not-found' })
    if (!round.closedOn) return refused({ kind: 'round.open-already' })
    const read = await readMoreTime(act, form)
    if (!read.ok) return read
    const { due, reason } = read.value
    if (!(await writeReopening(t, { round: round.id, day: today, due, reason })))
      return refused({ kind: 'thing.not-found' })
    about(round.id, { reopened: today, due })
    return done(round.id)
  })
}

/** The new day and the kept reason. The day may be today: until its end. */
async function readMoreTime(
  { t, today }: Act,
  { due, reason, language }: MoreTime,
): Promise<Result<{ readonly due: string; readonly reason: string }, MoreTimeRefusal>> {
  const day = readDay(due.trim())
  if (!day.ok) return refused({ ...day.refusal, field: 'due' })
  if (day.value < today) return refused({ kind: 'round.due-is-over', field: 'due' })
  const written = readWritten('reason', reason, language)
  if (!written.ok) return written
  return done({ due: day.value, reason: await saveText(t, written.value) })
}
