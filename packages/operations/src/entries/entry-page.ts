/** One countable thing on its own page: what it says, what was said before, what may be done with it; and the form of a new one. */
import type { WarningShown } from '@waymark/collection'
import type { RegisterKind, Servable } from '@waymark/framework'
import { readId } from '@waymark/network'
import {
  allMembers,
  entriesById,
  entryById,
  historyOfEntries,
  placesNamed,
  registerKindsOf,
  showEntries,
  textsOf,
  type EntryRow,
  type ShownEntry,
  type InNetwork,
  type StoredText,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { reachOf } from '../people/reach.ts'
import { warned } from '../submissions/answers-shown.ts'
import { impliedBy, servableOf, themesOf } from '../frameworks/themes.ts'
import { entryReached } from './for-desk.ts'
import { keepersOf, keeps, readsRegisters, type KeeperShown } from './keepers.ts'

export type KindShown = Omit<RegisterKind, 'sources'>
export type NamedByLanguage = { readonly code: string; readonly names: Readonly<Record<string, string>> }

export type EntryPage = {
  readonly kind: KindShown
  /** Null for a new one. */
  readonly entry: ShownEntry | null
  readonly warnings: readonly WarningShown[]
  /** Whether this desk keeps it. */
  readonly own: boolean
  /** Whether what it says can be changed here: drafts and returned ones, and accepted ones with a reason. */
  readonly open: boolean
  readonly keepers: readonly KeeperShown[]
  /** The places it names, and those of the member that keeps a new one. */
  readonly places: readonly NamedByLanguage[]
  readonly members: readonly { readonly id: string; readonly name: string }[]
  readonly themes: readonly { readonly code: string; readonly name: RegisterKind['name'] }[]
  /** Target groups and SDG targets that the indicators counting this register say already; nobody is asked for them. */
  readonly implied: readonly Servable[]
  /** The outcomes for children, target groups and SDG targets that it can serve beside them. */
  readonly servable: readonly Servable[]
  readonly related: readonly { readonly id: string; readonly kind: string; readonly title: StoredText }[]
  /** What it said before, newest first: every text of it, and why it was changed. */
  readonly history: readonly {
    readonly day: string
    readonly texts: readonly StoredText[]
    readonly reason: StoredText | null
  }[]
  /** Where a merged entry leads to. */
  readonly mergedInto: { readonly id: string; readonly kind: string } | null
}

/** Null where there is no such entry that this desk may read. `entry` null asks for a new one. */
export function entryPage(
  desk: Desk,
  of: { readonly kind: string; readonly entry: string | null },
): Promise<EntryPage | null> {
  return readAs(desk, async t => {
    const [spec] = await registerKindsOf(t, [of.kind])
    if (!spec) return null
    const row = of.entry === null ? null : await readable(desk, t, of)
    if (row === undefined) return null
    const keepers = await keepersOf(desk, t)
    if (row === null && keepers.length === 0) return null
    const own = row === null || keeps(desk, row)
    const [found = null] = row ? await showEntries(t, [row]) : []
    // What a reviewer wrote is for those who keep the entry.
    const entry = found && !own ? { ...found, note: null } : found
    const members = await allMembers(t)
    const home = row ? [] : members.filter(({ id }) => keepers.some(keeper => keeper.member === id))
    const root = row?.sameAs ? await rootOf(t, row) : null
    const { sources: _, ...kind } = spec
    const implied = await impliedBy(t, spec.code)
    const country = new Set(spec.fields.filter(field => field.kind === 'country').map(field => field.code))
    const codes = Object.entries(row?.choices ?? {}).flatMap(([field, all]) => (country.has(field) ? all : []))
    return {
      kind,
      entry,
      warnings: entry ? warningsInEntry(entry) : [],
      own,
      open: own && (row === null || (root === null && row.state !== 'submitted' && row.state !== 'withdrawn')),
      keepers,
      places: await namesOf(t, [...(row?.places ?? home.flatMap(({ places }) => places)), ...codes]),
      members: members.map(({ id, name }) => ({ id, name })),
      themes: await themesOf(t),
      implied,
      servable: (await servableOf(t)).filter(servable => !implied.some(said => said.key === servable.key)),
      related: row ? await relatedTo(t, row) : [],
      history: row && own ? await historyOf(t, row) : [],
      mergedInto: root ? { id: root.id, kind: root.kind } : null,
    }
  })
}

/** An entry this desk may read: its own, an accepted one, or one within its reach to review. */
async function readable(
  desk: Desk,
  t: InNetwork,
  of: { readonly kind: string; readonly entry: string | null },
): Promise<EntryRow | undefined> {
  const row = of.entry !== null && readId(of.entry).ok ? await entryById(t, of.entry) : undefined
  if (!row || row.kind !== of.kind) return undefined
  if (keeps(desk, row) || (row.state === 'accepted' && readsRegisters(desk))) return row
  if (!mayDo(desk.roles, 'review-entry')) return undefined
  const reach = await reachOf(desk, 'review-entry', { t, today: dayOf(desk.runtime.now()) })
  return (await entryReached(reach, t, row)) ? row : undefined
}

async function rootOf(t: InNetwork, row: EntryRow): Promise<EntryRow> {
  let at = row
  while (at.sameAs !== null) at = (await entryById(t, at.sameAs))!
  return at
}

async function namesOf(t: InNetwork, codes: readonly string[]): Promise<readonly NamedByLanguage[]> {
  return (await placesNamed(t, codes)).map(({ code, names }) => ({ code, names }))
}

async function relatedTo(t: InNetwork, row: EntryRow): Promise<EntryPage['related']> {
  const rows = await entriesById(t, Object.values(row.relations).flat())
  return (await showEntries(t, rows)).map(({ id, kind, title }) => ({ id, kind, title }))
}

async function historyOf(t: InNetwork, row: EntryRow): Promise<EntryPage['history']> {
  const before = await historyOfEntries(t, [row.id])
  const textsIn = ({ content }: (typeof before)[number]) => [
    content.title,
    content.description,
    content.others,
    ...Object.values(content.texts),
    ...content.stages.map(stage => stage.source),
  ]
  const words = await textsOf(
    t,
    before.flatMap(history => [history.reason, ...textsIn(history)]),
  )
  return before.map(history => ({
    day: dayOf(history.at),
    texts: textsIn(history).flatMap(id => (id === null ? [] : (words.get(id) ?? []))),
    reason: words.get(history.reason) ?? null,
  }))
}

/** What in any text of an entry may point to a person, with the form's field. */
export function warningsInEntry(entry: ShownEntry): readonly WarningShown[] {
  return [
    ...warned('title', entry.title),
    ...warned('description', entry.description),
    ...warned('others', entry.others),
    ...Object.entries(entry.texts).flatMap(([field, text]) => warned(`fields.${field}`, text)),
    ...entry.stages.flatMap((stage, line) => warned(`stages.${line}.source`, stage.source)),
    ...entry.evidence.flatMap((evidence, line) => warned(`evidence.${line}.quote`, evidence.quote)),
  ]
}
