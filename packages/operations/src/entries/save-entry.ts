/** Keeps one countable thing as a draft, or corrects one that was accepted. */
import {
  gathering,
  readEntry,
  readText,
  type EntryProblem,
  type Problems,
  type ReadEntry,
  type TypedEntry,
} from '@waymark/collection'
import type { RegisterKind } from '@waymark/framework'
import { done, foldedWords, refused, trigrams, type Result, textLanguageOf } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  entriesOnLists,
  evidenceOfEntries,
  keepEntryHistory,
  keepText,
  lockEntry,
  newEntryId,
  registerKindsOf,
  replaceEntryEvidence,
  saveText,
  setEntryState,
  textsOf,
  writeEntry,
  type EntryContent,
  type EntryRow,
  type InNetwork,
  type Keeper,
  type ListKey,
  type StoredText,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { firstOf } from '../refusal.ts'
import type { EntriesRefusal } from './refusals.ts'
import { keepEvidence } from '../submissions/keep-evidence.ts'
import { readServed, readThemes, type ServedProblem, type ThemeProblem } from '../frameworks/themes.ts'
import { keepersOf, keeps } from './keepers.ts'
import { readLink } from '../submissions/link.ts'
import { resolveNames, type NameRefusal } from './resolve-names.ts'

export type EntryForm = TypedEntry & {
  /** Code of the register kind. */
  readonly kind: string
  /** The entry to change; null, or an id made with the form, for a new one: sent twice it is kept once. */
  readonly entry: string | null
  /** The entry's revision the form was filled in from; 0 for a new one. */
  readonly revision: number
  /** Who keeps a new one, as `keepersOf` offers; may be left out where there is only one. */
  readonly keeper?: string
  /** Why an accepted entry is corrected. */
  readonly reason?: string
  /** Language the texts are written in. */
  readonly language: string
  /** Texts that were left as they stood keep the language they were written in. */
  readonly keepsLanguage?: boolean
  /** The list in which it is typed: refused where it would not stand on it. */
  readonly onList?: Omit<ListKey, 'kind'>
}

export type SavedEntry = { readonly entry: string; readonly revision: number }

/**
 * Saves the entry as a draft; a returned one stays returned until it is handed in again. An accepted one is corrected: the form
 * gives a reason, what it said is kept, and what it says now waits for a reviewer while the old stands. Refuses, keeping nothing:
 * what cannot be read, a name nobody here has, an entry changed meanwhile (`entry.changed-meanwhile`), one handed in already
 * (`entry.state-forbids`), one merged into another (`entry.merged`), one that would not stand on the list it is typed in (`entry.not-on-list`).
 */
export async function saveEntry(desk: Desk, form: EntryForm): Promise<Result<SavedEntry, EntriesRefusal>> {
  return perform<SavedEntry, EntriesRefusal>(desk, 'save-entry', async act => {
    const { t } = act
    const found = await whereKept(act, desk, form)
    if (!found.ok) return found
    const { kind, keeper, before } = found.value
    const read = await readForm(act, kind, form)
    if (!read.ok) return refused(firstOf(read.refusal))
    const language = textLanguageOf(form.language)
    const corrected = await correct(act, desk, { before, reason: form.reason ?? '', language })
    if (!corrected.ok) return corrected
    const kept = {
      read: read.value,
      before,
      language,
      keepsLanguage: form.keepsLanguage ?? false,
      anew: corrected.value,
    }
    const id = before?.id ?? form.entry ?? newEntryId()
    const content = await keepTexts(t, kept)
    let revision = await writeEntry(t, {
      ...content,
      ...keeper,
      ...derived(kind, read.value, act.today),
      id,
      kind: kind.code,
      author: desk.person?.id ?? null,
      splitFrom: null,
      at: act.at,
    })
    const stood = await evidenceOfEntries(t, [id])
    await replaceEntryEvidence(t, id, await keepEvidence(t, { before: stood, evidence: read.value.evidence, language }))
    const listed = form.onList && (await entriesOnLists(t, form.onList))
    if (listed && !listed.some(entry => entry.id === id)) return refused({ kind: 'entry.not-on-list', field: 'day' })
    if (corrected.value) revision = await setEntryState(t, { id, state: 'submitted', correcting: true })
    const { level, day, until, stages, numbers, places } = content
    act.about(id, {
      kind: kind.code,
      revision,
      level,
      day,
      until,
      stages,
      numbers,
      places,
      correction: corrected.value,
    })
    return done({ entry: id, revision })
  })
}

/** The day of a stage that ends it, the title folded, and that somebody looked at it today. */
export function derived(kind: RegisterKind, read: Pick<ReadEntry, 'title' | 'stages'>, today: string) {
  const ends = new Set(kind.stages.filter(stage => stage.ends).map(stage => stage.code))
  const words = foldedWords(read.title)
  return {
    endedOn: read.stages.findLast(({ stage }) => ends.has(stage))?.on ?? null,
    confirmedOn: today,
    words,
    trigrams: trigrams(words),
  }
}

type Kept = { readonly kind: RegisterKind; readonly keeper: Keeper; readonly before: EntryRow | undefined }

/** The entry the form changes, locked, or who will keep a new one. What is not the desk's own is not found. */
async function whereKept({ t }: Act, desk: Desk, form: EntryForm): Promise<Result<Kept, EntriesRefusal>> {
  const notFound = refused({ kind: 'thing.not-found' } as const)
  const [kind] = await registerKindsOf(t, [form.kind])
  if (!kind || (form.entry !== null && !readId(form.entry).ok)) return notFound
  const before = form.entry === null ? undefined : await lockEntry(t, form.entry)
  if (before) {
    if (!keeps(desk, before) || before.kind !== form.kind || before.state === 'withdrawn') return notFound
    if (before.sameAs !== null) return refused({ kind: 'entry.merged' })
    if (before.state === 'submitted') return refused(stateForbids(before))
    if (before.revision !== form.revision) return refused(changedMeanwhile(before, form.revision))
    return done({ kind, keeper: { respondent: before.respondent, region: before.region }, before })
  }
  if (form.revision !== 0) return notFound
  const keeper = await newKeeper(t, desk, form.keeper ?? '')
  if (!keeper) return refused({ kind: form.keeper ? 'thing.not-found' : 'field.missing', field: 'keeper' })
  if (kind.keptBy === 'secretariat' && (keeper.respondent !== null || keeper.region !== null))
    return refused({ kind: 'entry.kept-by-secretariat', field: 'keeper' })
  return done({ kind, keeper, before })
}

async function newKeeper(t: InNetwork, desk: Desk, value: string): Promise<Keeper | undefined> {
  const all = await keepersOf(desk, t)
  const found = value === '' && all.length === 1 ? all[0] : all.find(keeper => keeper.value === value)
  return found && { respondent: found.respondent, region: found.region }
}

type Correcting = { readonly before: EntryRow | undefined; readonly reason: string; readonly language: string }

/** Keeps what an accepted entry said, with the reason. Gives whether the form is a correction. */
async function correct(
  { t, at }: Act,
  desk: Desk,
  { before, reason, language }: Correcting,
): Promise<Result<boolean, EntriesRefusal>> {
  if (before?.state !== 'accepted') return done(false)
  const kept = await keepBefore(t, desk, { before, reason, language, at })
  return kept.ok ? done(true) : kept
}

/** Puts what an accepted entry says into its history. Refuses without a reason. */
export async function keepBefore(
  t: InNetwork,
  desk: Desk,
  { before, reason, language, at }: Correcting & { readonly before: EntryRow; readonly at: Date },
): Promise<Result<true, EntriesRefusal>> {
  const longestReason = 2000 // characters; a paragraph
  const read = readText('reason', reason, longestReason)
  if (!read.ok) return read
  if (read.value === '') return refused({ kind: 'field.missing', field: 'reason' })
  await keepEntryHistory(t, {
    entry: before.id,
    revision: before.revision,
    content: contentOf(before),
    reason: await saveText(t, { language, body: read.value }),
    person: desk.person?.id ?? null,
    at,
  })
  return done(true)
}

function contentOf(row: EntryRow): EntryContent {
  const { title, description, others, strength, level, day, until, stages, numbers, choices, days, money } = row
  const { texts, relations, partners, themes, online, serves, places, members } = row
  const first = { title, description, others, strength, level, day, until, stages, numbers, choices, days, money }
  return { ...first, texts, relations, partners, themes, online, serves, public: row.public, places, members }
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

type FormProblem = EntryProblem | NameRefusal | ThemeProblem | ServedProblem

/** Reads the form with the names of this network; refuses with everything that is wrong. */
async function readForm(
  { t, latest, today }: Act,
  kind: RegisterKind,
  typed: EntryForm,
): Promise<Result<ReadEntry, Problems<FormProblem>>> {
  const all = gathering<FormProblem>()
  const { form, problems } = await resolveNames(t, kind, typed, today)
  const read = all.take(readEntry(kind, form, { latest, link: readLink }))
  problems.forEach(all.add)
  all.take(await readThemes(t, form.themes))
  all.take(await readServed(t, form.serves))
  return all.end(() => read!)
}

type Keeping = {
  readonly read: ReadEntry
  readonly before: EntryRow | undefined
  readonly language: string
  readonly keepsLanguage: boolean
  /** Every text under a new id, because the old one still stands in what was accepted. */
  readonly anew: boolean
}

/** Gives every text its id: the one it had, so that a redaction finds all it was ever part of. */
async function keepTexts(
  t: InNetwork,
  { read, before: held, language, keepsLanguage, anew }: Keeping,
): Promise<EntryContent> {
  const before = anew ? undefined : held
  const stood = keepsLanguage && before ? await textsOf(t, textIds(before)) : new Map<string, StoredText>()
  const kept = (id: string | null | undefined, body: string | undefined) => {
    const standing = stood.get(id ?? '')
    const own = standing?.body === body ? standing?.language : undefined
    return keepText(t, id ?? null, body ? { language: own ?? language, body } : null)
  }
  const texts: Record<string, string> = {}
  for (const field of new Set([...Object.keys(before?.texts ?? {}), ...Object.keys(read.texts)])) {
    const id = await kept(before?.texts[field], read.texts[field])
    if (id !== null) texts[field] = id
  }
  const stages = []
  for (let line = 0; line < Math.max(before?.stages.length ?? 0, read.stages.length); line++) {
    const stage = read.stages[line]
    const source = await kept(before?.stages[line]?.source, stage?.source)
    if (stage) stages.push({ ...stage, source })
  }
  const { evidence: _, contribution, ...rest } = read
  return {
    ...rest,
    title: (await kept(before?.title, read.title))!,
    description: await kept(before?.description, read.description),
    others: await kept(before?.others, contribution?.others),
    strength: contribution?.strength ?? null,
    texts,
    stages,
  }
}

const textIds = ({ title, description, others, texts, stages }: EntryRow): readonly (string | null)[] => [
  title,
  description,
  others,
  ...Object.values(texts),
  ...stages.map(({ source }) => source),
]
