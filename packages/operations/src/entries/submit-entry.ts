/** Hands an entry in for review, withdraws it, or splits off a part that is a thing of its own. */
import { completeEntry, readText, type EntryIncomplete, type Problems } from '@waymark/collection'
import { done, refused, type Result, textLanguageOf } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  entriesOnLists,
  evidenceOfEntries,
  lockEntry,
  newEntryId,
  registerKindsOf,
  saveText,
  setEntryState,
  showEntries,
  textsOf,
  writeEntry,
  type EntryRow,
  type InNetwork,
  type ListKey,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { firstOf } from '../refusal.ts'
import type { EntriesRefusal } from './refusals.ts'
import { onlyReviewer } from '../reviews/alone.ts'
import type { ReadAgain } from '../submissions/read-again.ts'
import { warningsInEntry } from './entry-page.ts'
import { keeps } from './keepers.ts'
import { changedMeanwhile, derived, keepBefore, stateForbids } from './save-entry.ts'

export type EntryAt = { readonly entry: string; readonly revision: number }

/**
 * Hands a draft or a returned entry in. Refuses one that lacks what its kind requires, naming the field, and one whose texts may point
 * to a person where the author does not say that they were read again. Where the author alone could review here, it is accepted as it is,
 * and published as not reviewed: it waits for nobody.
 */
export async function submitEntry(
  desk: Desk,
  form: EntryAt & ReadAgain,
): Promise<Result<EntryAt & HandedIn, EntriesRefusal>> {
  return perform<EntryAt & HandedIn, EntriesRefusal>(desk, 'submit-entry', async act => {
    const found = await ownEntry(act, desk, form)
    if (!found.ok) return found
    const entry = found.value
    if (entry.state !== 'draft' && entry.state !== 'returned') return refused(stateForbids(entry))
    const complete = await isComplete(act.t, entry)
    if (!complete.ok) return refused(firstOf(complete.refusal))
    const [shown] = form.looked === false ? await showEntries(act.t, [entry]) : []
    if (shown && warningsInEntry(shown).length > 0) return refused({ kind: 'submission.look-again', field: 'looked' })
    const handed = await handIn(act, desk, entry.id)
    return done({ entry: entry.id, ...handed })
  })
}

/** `waits`: for a reviewer; not where one person is alone. */
export type HandedIn = { readonly revision: number; readonly waits: boolean }

async function handIn(act: Act, desk: Desk, id: string): Promise<HandedIn> {
  const waits = !(await isAlone(act, desk))
  const revision = await setEntryState(
    act.t,
    waits ? { id, state: 'submitted' } : { id, state: 'accepted', correcting: false },
  )
  act.about(id, { state: waits ? 'submitted' : 'accepted', revision })
  return { revision, waits }
}

/** Whether this person is the only one who reviews in the network, so that nobody else can look at the person's own work. */
async function isAlone({ t, today }: Act, { person, roles }: Desk): Promise<boolean> {
  if (!person || !mayDo(roles, 'review-entry')) return false
  return (await onlyReviewer({ t, today }, 'review-entry')) === person.id
}

async function isComplete(t: InNetwork, entry: EntryRow): Promise<Result<true, Problems<EntryIncomplete>>> {
  const [kind] = await registerKindsOf(t, [entry.kind])
  const evidence = (await evidenceOfEntries(t, [entry.id])).length
  return completeEntry(kind!, { ...entry, claims: entry.strength !== null, evidence })
}

/**
 * Hands in every draft and returned entry on the lists of a submission, as part of handing it in. Refuses at the first one that
 * lacks something, naming it, so that nothing stays behind unseen.
 */
export async function handInEntries(
  act: Act,
  desk: Desk,
  of: Omit<ListKey, 'kind'>,
): Promise<Result<number, EntriesRefusal>> {
  const open = (await entriesOnLists(act.t, of)).filter(({ state }) => state === 'draft' || state === 'returned')
  for (const { id, kind } of open) {
    const entry = (await lockEntry(act.t, id))!
    const complete = await isComplete(act.t, entry)
    if (!complete.ok) {
      const title = (await textsOf(act.t, [entry.title])).get(entry.title)?.body ?? ''
      const lacks = complete.refusal[0].field
      return refused({ kind: 'submission.entry-incomplete', field: `list.${kind}`, entry: id, title, lacks })
    }
    await handIn(act, desk, id)
  }
  return done(open.length)
}

/** Withdraws an entry: it counts no longer and stays in the register's history. An accepted one needs a reason. */
export async function withdrawEntry(
  desk: Desk,
  form: EntryAt & { readonly reason?: string; readonly language?: string },
): Promise<Result<EntryAt, EntriesRefusal>> {
  return perform<EntryAt, EntriesRefusal>(desk, 'save-entry', async act => {
    const found = await ownEntry(act, desk, form)
    if (!found.ok) return found
    const entry = found.value
    if (entry.sameAs !== null) return refused({ kind: 'entry.merged' })
    if (entry.state === 'accepted') {
      const reason = form.reason ?? ''
      const kept = await keepBefore(act.t, desk, { before: entry, reason, language: languageOf(form), at: act.at })
      if (!kept.ok) return kept
    }
    const revision = await setEntryState(act.t, { id: entry.id, state: 'withdrawn' })
    act.about(entry.id, { state: 'withdrawn', revision })
    return done({ entry: entry.id, revision })
  })
}

/**
 * Splits off a part: a new draft of the same kind, places, days and choices under a title of its own; the entry stays, and both
 * are then edited to say what each is. Refuses a merged entry, because what it says stands elsewhere.
 */
export async function splitEntry(
  desk: Desk,
  form: EntryAt & { readonly title: string; readonly language: string },
): Promise<Result<EntryAt, EntriesRefusal>> {
  return perform<EntryAt, EntriesRefusal>(desk, 'save-entry', async act => {
    const found = await ownEntry(act, desk, form)
    if (!found.ok) return found
    const entry = found.value
    if (entry.sameAs !== null) return refused({ kind: 'entry.merged-not-split', field: 'title' })
    const longestTitle = 300 // characters; a line in a list
    const title = readText('title', form.title, longestTitle)
    if (!title.ok) return title
    if (title.value === '') return refused({ kind: 'field.missing', field: 'title' })
    const [kind] = await registerKindsOf(act.t, [entry.kind])
    const id = newEntryId()
    const stages = entry.stages.map(stage => ({ ...stage, source: null }))
    const read = { title: title.value, stages: entry.stages.map(stage => ({ ...stage, source: '' })) }
    const revision = await writeEntry(act.t, {
      ...entry,
      ...derived(kind!, read as never, act.today),
      title: await saveText(act.t, { language: languageOf(form), body: title.value }),
      description: null,
      others: null,
      strength: null,
      texts: {},
      stages,
      id,
      author: desk.person?.id ?? null,
      splitFrom: entry.id,
      at: act.at,
    })
    act.about(id, { splitFrom: entry.id, kind: entry.kind, revision })
    return done({ entry: id, revision })
  })
}

const languageOf = ({ language = '' }: { readonly language?: string }): string => textLanguageOf(language)

async function ownEntry({ t }: Act, desk: Desk, form: EntryAt): Promise<Result<EntryRow, EntriesRefusal>> {
  const entry = readId(form.entry).ok ? await lockEntry(t, form.entry) : undefined
  const own = entry && entry.state !== 'withdrawn' && keeps(desk, entry)
  if (!own) return refused({ kind: 'thing.not-found' })
  return entry.revision === form.revision ? done(entry) : refused(changedMeanwhile(entry, form.revision))
}
