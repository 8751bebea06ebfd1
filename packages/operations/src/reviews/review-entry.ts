/** Reviews an entry: accepts it, returns it with a note, or says that it is the same as another, so that both count once. */
import { mayReview } from '@waymark/collection'
import { done, refused, type Result, plainText, textLanguageOf, longestText } from '@waymark/language'
import { readId, type PersonId } from '@waymark/network'
import {
  entryById,
  evidenceOfEntries,
  lockEntry,
  lockMerging,
  saveText,
  setEntryState,
  writeEntryReview,
  type EntryRow,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { entryReached } from '../entries/for-desk.ts'
import { reachOf } from '../people/reach.ts'
import { allOpened } from './evidence-opened.ts'
import type { ReviewsRefusal } from './refusals.ts'
import { actorOf, answerer } from '../submissions/save-answer.ts'
import { changedMeanwhile, stateForbids } from '../entries/save-entry.ts'

export type EntryReviewForm = {
  readonly entry: string
  readonly revision: number
  readonly decision: 'accept' | 'return' | 'same-as'
  readonly note: string
  readonly language: string
  /** The reviewer confirms that no person can be recognised in what is accepted. */
  readonly nobodyRecognisable: boolean
  /** The places of the pieces of evidence that were opened, from 0. */
  readonly opened?: readonly string[]
  /** For `same-as`: the entry that this one is. */
  readonly sameAs?: string
}

/**
 * Decides. Refuses an author, anybody of the same member, a return without a note, an acceptance without the confirmation,
 * and a twin that is of another kind, not handed in, or itself the same as this one. An accepted entry can be returned too:
 * that is how one is mended, and the next release has it mended.
 */
export async function reviewEntry(
  desk: Desk,
  form: EntryReviewForm,
): Promise<Result<{ readonly entry: string; readonly revision: number }, ReviewsRefusal>> {
  return perform<{ readonly entry: string; readonly revision: number }, ReviewsRefusal>(
    desk,
    'review-entry',
    async act => {
      // Before any entry: two people who merge two entries into each other wait for one another, and the second meets the ring.
      if (form.decision === 'same-as') await lockMerging(act.t)
      const entry = readId(form.entry).ok ? await lockEntry(act.t, form.entry) : undefined
      const reached = entry && (await entryReached(await reachOf(desk, 'review-entry', act), act.t, entry))
      if (!entry || !reached || !desk.person) return refused({ kind: 'thing.not-found' })
      const may = mayDecide(desk, entry, form)
      if (!may.ok) return may
      const evidence = form.decision === 'return' ? [] : await evidenceOfEntries(act.t, [entry.id])
      const opened = allOpened(evidence, { opened: form.opened ?? [] })
      if (!opened.ok) return opened
      const twin = form.decision === 'same-as' ? await twinOf(act, entry, form.sameAs ?? '') : done(undefined)
      if (!twin.ok) return twin
      const language = textLanguageOf(form.language)
      const body = plainText(form.note)
      const note = body === '' ? null : await saveText(act.t, { language, body })
      const decision = form.decision === 'return' ? 'returned' : 'accepted'
      await writeEntryReview(act.t, {
        entry: entry.id,
        decision,
        note,
        at: act.at,
        reviewer: desk.person.id,
        nobodyRecognisable: form.nobodyRecognisable,
      })
      const revision = await setEntryState(act.t, {
        id: entry.id,
        state: decision,
        // Returning a correction leaves what was accepted before it; returning an accepted entry leaves nothing that counts.
        ...(decision === 'accepted' || entry.state === 'accepted' ? { correcting: false } : {}),
        ...(twin.value ? { sameAs: twin.value } : {}),
      })
      act.about(entry.id, { decision: form.decision, sameAs: twin.value ?? null, revision })
      return done({ entry: entry.id, revision })
    },
  )
}

function mayDecide(desk: Desk, entry: EntryRow, form: EntryReviewForm): Result<true, ReviewsRefusal> {
  const decidable = entry.state === 'submitted' || (entry.state === 'accepted' && form.decision !== 'accept')
  if (!decidable) return refused(stateForbids(entry))
  if (entry.sameAs !== null) return refused({ kind: 'entry.merged' })
  if (entry.revision !== form.revision) return refused(changedMeanwhile(entry, form.revision))
  const authors = entry.author === null ? [] : [entry.author as PersonId]
  const may = mayReview({ authors, ...answerer(entry) }, actorOf(desk))
  if (!may.ok) return may
  const note = plainText(form.note)
  if (note.length > longestText) return refused({ kind: 'field.too-long', field: 'note', most: longestText })
  if (form.decision === 'return')
    return note === '' ? refused({ kind: 'review.note-missing', field: 'note' }) : done(true)
  return form.nobodyRecognisable
    ? done(true)
    : refused({ kind: 'review.recognisable-not-confirmed', field: 'nobodyRecognisable' })
}

/** The entry that the other one stands for. A row of merged entries never becomes a ring. */
async function twinOf({ t }: Act, entry: EntryRow, sameAs: string): Promise<Result<string, ReviewsRefusal>> {
  const unfit = refused({ kind: 'entry.twin-unfit', field: 'sameAs' } as const)
  if (!readId(sameAs).ok || sameAs === entry.id) return unfit
  let twin = await entryById(t, sameAs)
  while (twin && twin.id !== entry.id) {
    if (twin.kind !== entry.kind || (twin.state !== 'submitted' && twin.state !== 'accepted')) return unfit
    if (twin.sameAs === null) return done(twin.id)
    twin = await entryById(t, twin.sameAs)
  }
  return twin ? refused({ kind: 'entry.merge-ring', field: 'sameAs' }) : unfit
}
