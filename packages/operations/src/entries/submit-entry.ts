/** Hands an entry in for review, or drops it. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  evidenceOfEntries,
  lockEntry,
  lockList,
  registerKindsOf,
  reopenList,
  roundById,
  setEntryState,
  subjectOnDay,
  type EntryRow,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import type { Refusal } from '../refusal.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'
import { changedMeanwhile, stateForbids } from './save-entry.ts'
import { completeEntry } from './typed-entry.ts'

export type EntryAt = { readonly entry: string; readonly revision: number }

/** Hands a draft or a returned entry in. Refuses one that lacks what its kind requires, naming the field. */
export async function submitEntry(desk: Desk, form: EntryAt): Promise<Result<EntryAt, Refusal>> {
  return perform<EntryAt, Refusal>(desk, 'submit', async act => {
    const found = await ownEntry(act, desk, form)
    if (!found.ok) return found
    const entry = found.value
    if (entry.state !== 'draft' && entry.state !== 'returned') return refused(stateForbids(entry))
    const round = await roundById(act.t, entry.round)
    if (round?.closedOn && entry.state === 'draft') return refused({ kind: 'round.closed' })
    const [kind] = await registerKindsOf(act.t, [entry.kind])
    const evidence = (await evidenceOfEntries(act.t, [entry.id])).length
    const subject = await subjectOnDay(act.t, entry.subject, act.today)
    const complete = completeEntry(
      kind!,
      { ...entry, claims: entry.strength !== null, evidence },
      subject?.place ?? null,
    )
    if (!complete.ok) return complete
    const revision = await setEntryState(act.t, { id: entry.id, state: 'submitted' })
    act.about(entry.id, { state: 'submitted', revision })
    return done({ entry: entry.id, revision })
  })
}

/** Drops an entry that is not accepted. A list that was called complete and has nothing left in it is open again. */
export async function dropEntry(desk: Desk, form: EntryAt): Promise<Result<EntryAt, Refusal>> {
  return perform<EntryAt, Refusal>(desk, 'save-entry', async act => {
    const found = await ownEntry(act, desk, form)
    if (!found.ok) return found
    const entry = found.value
    if (entry.state === 'accepted') return refused(stateForbids(entry))
    const revision = await setEntryState(act.t, { id: entry.id, state: 'dropped' })
    const list = await lockList(act.t, entry)
    if (list?.closing === 'complete' && list.entries + list.unfinished === 0) await reopenList(act.t, entry)
    act.about(entry.id, { state: 'dropped', revision })
    return done({ entry: entry.id, revision })
  })
}

async function ownEntry({ t }: Act, desk: Desk, form: EntryAt): Promise<Result<EntryRow, Refusal>> {
  const entry = readId(form.entry).ok ? await lockEntry(t, form.entry) : undefined
  const own = entry && entry.state !== 'dropped' && mayAnswerFor(desk, entry)
  if (!own) return refused({ kind: 'thing.not-found' })
  return entry.revision === form.revision ? done(entry) : refused(changedMeanwhile(entry, form.revision))
}
