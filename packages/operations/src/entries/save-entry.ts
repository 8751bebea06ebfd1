/** Keeps one countable thing as a draft in a respondent's list. */
import { done, isLanguage, refused, type Language, type Result } from '@waymark/language'
import { readId, type Period } from '@waymark/network'
import {
  editionById,
  evidenceOfEntries,
  keepText,
  knownMembers,
  knownPlaces,
  lockEntry,
  lockList,
  newEntryId,
  registerKindsOf,
  reopenList,
  replaceEntryEvidence,
  roundById,
  submissionById,
  writeEntry,
  type EntryContent,
  type EntryRow,
  type InNetwork,
  type ListKey,
  type RoundRow,
  type SubmissionRow,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import type { Refusal } from '../refusal.ts'
import { keepEvidence } from '../submissions/keep-evidence.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'
import { readEntry, type ReadEntry, type TypedEntry } from './typed-entry.ts'

export type EntryForm = TypedEntry & {
  readonly submission: string
  /** Code of the register kind. */
  readonly kind: string
  /** The entry to change; null, or an id made with the form, for a new one: sent twice it is kept once. */
  readonly entry: string | null
  /** The entry's revision the form was filled in from; 0 for a new one. */
  readonly revision: number
  /** Language the texts are written in. */
  readonly language: string
}

export type SavedEntry = {
  readonly entry: string
  readonly revision: number
  /** The list had been closed, and is open again because something was added to it. */
  readonly reopened: boolean
}

/**
 * Saves the entry as a draft; a returned one stays returned until it is handed in again. Refuses, keeping nothing: what cannot
 * be read, a place, member or theme that is not known, an entry changed meanwhile (`entry.changed-meanwhile`), one handed in
 * already (`entry.state-forbids`), a closed round unless a reviewer returned the entry.
 */
export async function saveEntry(desk: Desk, form: EntryForm): Promise<Result<SavedEntry, Refusal>> {
  return perform<SavedEntry, Refusal>(desk, 'save-entry', async act => {
    const { t, about } = act
    const place = await listOf(act, desk, form)
    if (!place.ok) return place
    const { list, round, submission, before, closing } = place.value
    const [kind] = await registerKindsOf(t, [form.kind])
    const read = readEntry(kind!, form, { period: periodOf(round), today: act.today })
    if (!read.ok) return read
    const unknown = await firstUnknown(t, read.value, round)
    if (unknown) return refused(unknown)
    const id = before?.id ?? form.entry ?? newEntryId()
    const own = read.value.places.length === 0 && submission.place ? [submission.place] : read.value.places
    const content = await keepTexts(t, {
      read: read.value,
      before,
      language: isLanguage(form.language) ? form.language : 'en',
    })
    const revision = await writeEntry(t, {
      ...content,
      places: own,
      id,
      ...list,
      author: desk.person?.id ?? null,
      at: act.at,
    })
    const language = isLanguage(form.language) ? form.language : 'en'
    const stood = await evidenceOfEntries(t, [id])
    await replaceEntryEvidence(t, id, await keepEvidence(t, { before: stood, evidence: read.value.evidence, language }))
    const reopened = before === undefined && (closing === 'complete' || closing === 'nothing')
    if (reopened) await reopenList(t, list)
    about(id, {
      kind: form.kind,
      revision,
      day: content.day,
      until: content.until,
      stage: content.stage,
      numbers: content.numbers,
      places: own,
    })
    return done({ entry: id, revision, reopened })
  })
}

type InList = {
  readonly list: ListKey
  readonly round: RoundRow
  readonly submission: SubmissionRow
  readonly before: EntryRow | undefined
  readonly closing: string | null
}

/** The list the form belongs to, locked, and the entry it changes. What is not the desk's own is not found. */
async function listOf({ t }: Act, desk: Desk, form: EntryForm): Promise<Result<InList, Refusal>> {
  const notFound = refused({ kind: 'thing.not-found' })
  if (!readId(form.submission).ok || (form.entry !== null && !readId(form.entry).ok)) return notFound
  const submission = await submissionById(t, form.submission)
  if (!submission || !mayAnswerFor(desk, submission)) return notFound
  const { round: roundId, subject, respondent } = submission
  const list = { round: roundId, subject, respondent, kind: form.kind }
  const asked = await lockList(t, list)
  const round = await roundById(t, roundId)
  if (!asked || !round) return notFound
  const before = form.entry === null ? undefined : await lockEntry(t, form.entry)
  if (before) {
    const same =
      before.round === roundId &&
      before.subject === subject &&
      before.respondent === respondent &&
      before.kind === form.kind
    if (!same || before.state === 'dropped') return notFound
    if (before.state !== 'draft' && before.state !== 'returned') return refused(stateForbids(before))
  } else if (form.revision !== 0) return notFound
  if (before && before.revision !== form.revision) return refused(changedMeanwhile(before, form.revision))
  if (round.closedOn && before?.state !== 'returned') return refused({ kind: 'round.closed' })
  return done({ list, round, submission, before, closing: asked.closing })
}

export type EntryStateRefusal =
  | { readonly kind: 'entry.changed-meanwhile'; readonly revision: number; readonly now: number }
  | { readonly kind: 'entry.state-forbids'; readonly state: EntryRow['state'] }

export const changedMeanwhile = (entry: EntryRow, revision: number): EntryStateRefusal => ({
  kind: 'entry.changed-meanwhile',
  revision,
  now: entry.revision,
})
export const stateForbids = (entry: EntryRow): EntryStateRefusal => ({
  kind: 'entry.state-forbids',
  state: entry.state,
})

const periodOf = (round: RoundRow): Period =>
  ({ label: round.periodLabel, days: { from: round.from, until: round.until } }) as Period

type Unknown = {
  readonly kind: 'place.unknown' | 'member.unknown' | 'theme.unknown'
  readonly field: string
  readonly given: string
}

async function firstUnknown(t: InNetwork, read: ReadEntry, round: RoundRow): Promise<Unknown | null> {
  const places = await knownPlaces(t, read.places)
  const place = read.places.find(place => !places.has(place))
  if (place !== undefined) return { kind: 'place.unknown', field: 'places', given: place }
  const members = await knownMembers(t, read.members, read.day)
  const member = read.members.find(member => !members.has(member))
  if (member !== undefined) return { kind: 'member.unknown', field: 'members', given: member }
  const edition = await editionById(t, round.edition)
  const theme = read.themes.find(theme => !edition!.content.themes.some(known => known.code === theme))
  return theme === undefined ? null : { kind: 'theme.unknown', field: 'themes', given: theme }
}

type Keeping = { readonly read: ReadEntry; readonly before: EntryRow | undefined; readonly language: Language }

/** Gives every text its id: the one it had, so that a redaction finds all it was ever part of. */
async function keepTexts(t: InNetwork, { read, before, language }: Keeping): Promise<EntryContent> {
  const text = (body: string | undefined) => (body ? { language, body } : null)
  const texts: Record<string, string> = {}
  for (const field of new Set([...Object.keys(before?.texts ?? {}), ...Object.keys(read.texts)])) {
    const id = await keepText(t, before?.texts[field] ?? null, text(read.texts[field]))
    if (id !== null) texts[field] = id
  }
  return {
    ...read,
    title: (await keepText(t, before?.title ?? null, { language, body: read.title }))!,
    description: await keepText(t, before?.description ?? null, text(read.description)),
    others: await keepText(t, before?.others ?? null, text(read.contribution?.others)),
    strength: read.contribution?.strength ?? null,
    texts,
  }
}
