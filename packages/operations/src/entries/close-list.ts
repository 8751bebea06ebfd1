/** A respondent says of its list of one register kind: complete, nothing to report, or why it cannot say. */
import { readListSaid } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { lockList, reopenList, roundById, submissionById, writeClosing, type ClosingWord } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { Refusal } from '../refusal.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'

export type ListForm = {
  readonly submission: string
  /** Code of the register kind. */
  readonly kind: string
  /** `complete`, `nothing-to-report`, a reason a respondent may choose, or empty to open the list again. */
  readonly said: string
}

/**
 * Closes the list, opens it again, or gives the reason why it cannot be closed. Refuses `list.unfinished` while entries are
 * drafts or returned, "nothing" beside entries, "complete" of none, and a closed round.
 */
export async function closeList(
  desk: Desk,
  form: ListForm,
): Promise<Result<{ readonly closing: ClosingWord | null }, Refusal>> {
  return perform<{ readonly closing: ClosingWord | null }, Refusal>(desk, 'close-list', async ({ t, at, about }) => {
    const submission = readId(form.submission).ok ? await submissionById(t, form.submission) : undefined
    if (!submission || !mayAnswerFor(desk, submission)) return refused({ kind: 'thing.not-found' })
    const { round, subject, respondent } = submission
    const key = { round, subject, respondent, kind: form.kind }
    const list = await lockList(t, key)
    if (!list) return refused({ kind: 'thing.not-found' })
    if ((await roundById(t, round))?.closedOn) return refused({ kind: 'round.closed' })
    const given = form.said.trim()
    const field = `list.${form.kind}`
    if (given === '') {
      await reopenList(t, key)
      about(submission.id, { ...key, closing: null })
      return done({ closing: null })
    }
    const said = readListSaid(given, form.kind, list.entries + list.unfinished)
    if (!said.ok) return refused({ ...said.refusal, field })
    if (said.value === 'complete' && list.unfinished > 0)
      return refused({ kind: 'list.unfinished', field, register: form.kind, unfinished: list.unfinished })
    const closing: ClosingWord =
      said.value === 'complete' ? 'complete' : said.value === 'nothing-to-report' ? 'nothing' : said.value.missing
    await writeClosing(t, { ...key, closing, person: desk.person?.id ?? null, at })
    about(submission.id, { ...key, closing })
    return done({ closing })
  })
}
