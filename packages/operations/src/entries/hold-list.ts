/** Holds what is said of a list, so that nothing of it is published, or publishes it again with the next release. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  listsAbout,
  lockList,
  lockPreview,
  openPreview,
  releasesOf,
  setListHeld,
  submissionById,
  subjectsOf,
  type InNetwork,
  type ListKey,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import type { EntriesRefusal } from './refusals.ts'
import { fieldOf } from '../releases/released-base.ts'
import { isFocalPoint, mayHold } from '../submissions/hold-answer.ts'

export type HoldListForm = {
  readonly submission: string
  /** Code of the register kind. */
  readonly kind: string
  readonly held: boolean
}

/**
 * Holds the list of a respondent, closed or still open: closed, it counts inside the network, and in public nothing was said of it. Or
 * lets it go out again. Its entries are published as they are: each has its own choice. Refused once a release has published that
 * the country's list is closed. Source: definitions 5a and 9.
 */
export async function holdList(desk: Desk, form: HoldListForm): Promise<Result<null, EntriesRefusal>> {
  return perform<null, EntriesRefusal>(desk, 'hold-list', async ({ t, at, about }) => {
    const submission = readId(form.submission).ok ? await submissionById(t, form.submission) : undefined
    if (!submission || !mayHold(desk, submission)) return refused({ kind: 'thing.not-found' })
    const { round, subject, respondent } = submission
    const list = { round, subject, respondent, kind: form.kind }
    if (!(await lockList(t, list))) return refused({ kind: 'thing.not-found' })
    const held = await holdOne({ t, at }, { desk, list, held: form.held })
    if (held.ok) about(submission.id, { ...list, held: form.held })
    return held
  })
}

export type HoldCountryListForm = {
  /** Code of the country. */
  readonly country: string
  /** Code of the register kind. */
  readonly kind: string
}

/**
 * Holds the lists of one kind that are asked about a country, whoever closes them and in whatever round, closed or not: for a focal point,
 * who is shown none of them. Refused where none is asked, or every one was published as closed.
 */
export async function holdCountryLists(desk: Desk, form: HoldCountryListForm): Promise<Result<null, EntriesRefusal>> {
  return perform<null, EntriesRefusal>(desk, 'hold-list', async act => {
    if (desk.person && !isFocalPoint(desk)) return refused({ kind: 'thing.not-found' })
    const place = form.country.trim().toUpperCase()
    const lists = await listsAbout(act.t, { place, kind: form.kind })
    if (lists.length === 0) return refused({ kind: 'hold.list-unknown', field: 'place' })
    let holds = 0
    for (const list of lists) {
      await lockList(act.t, list)
      const held = await holdOne(act, { desk, list, held: true })
      if (!held.ok) continue
      holds += 1
      act.about(list.subject, { ...list, held: true })
    }
    return holds > 0 ? done(null) : refused({ kind: 'hold.list-published', field: 'kind' })
  })
}

/** Holds or lets go one list that is locked already; refuses to hold what a release has published. */
export async function holdOne(
  { t, at }: Pick<Act, 't' | 'at'>,
  { desk, list, held }: { readonly desk: Desk; readonly list: ListKey; readonly held: boolean },
): Promise<Result<null, EntriesRefusal>> {
  // Signing takes the same lock: a list is held before it, or refused after it.
  const preview = await openPreview(t)
  if (preview) await lockPreview(t, preview.id)
  if (held && (await wasListPublished(t, list))) return refused({ kind: 'hold.list-published' })
  await setListHeld(t, { ...list, held, person: desk.person?.id ?? null, at })
  return done(null)
}

/** Whether a release published that this subject's list is closed; withdrawn ones count too. */
async function wasListPublished(t: InNetwork, { round, kind, subject }: ListKey): Promise<boolean> {
  const { place, member, group } = (await subjectsOf(t)).find(subjectRow => subjectRow.id === subject)!
  const key = place ?? member ?? group ?? 'network'
  for (const { id } of await releasesOf(t)) {
    const closings = await fieldOf(t, id, 'closings')
    if (
      closings.some(
        closing => closing.call === round && closing.kind === kind && closing.subject === key && !closing.level,
      )
    )
      return true
  }
  return false
}
