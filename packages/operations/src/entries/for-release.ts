/** Entries and list closings as a release holds them. */
import { firstReason, type Reason } from '@waymark/collection'
import type { RegisterKind } from '@waymark/framework'
import type { Entry, ListClosing } from '@waymark/scorecard'
import {
  entriesAccepted,
  entriesById,
  evidenceOfEntries,
  entriesReviewed,
  historyOfEntries,
  listsOfRounds,
  registerKinds,
  upperLists,
  type EvidenceRow,
  type EntryRow,
  type InNetwork,
  type ListRow,
  type UpperListRow,
} from '@waymark/store'
import { evidenceForRelease } from '../submissions/evidence-for-release.ts'

type Days = { readonly from: string; readonly until: string }

/**
 * Accepted public entries that may count in these periods, each thing once: merged ones stand under the entry they turned out to
 * be, with the places, members, stages, themes and evidence of all, because a joint action of three countries happened in each
 * of the three. An entry whose correction waits is released as it was accepted. `between`: called between two steps of reading.
 */
export async function entriesForRelease(
  t: InNetwork,
  periods: readonly Days[],
  between: () => void = () => {},
): Promise<readonly Entry[]> {
  const last = periods
    .map(period => period.until)
    .sort()
    .at(-1)
  if (last === undefined) return []
  const kinds = new Map((await registerKinds(t)).map(kind => [kind.code, kind]))
  const accepted = await entriesAccepted(t, last)
  const byId = new Map(accepted.map(row => [row.id, row]))
  const things = [...Map.groupBy(accepted, row => rootOf(row, byId))]
  const released: Entry[] = []
  const share = sharing()
  for (let at = 0; at < things.length; at += atOnce) {
    for (const entry of await releasedOf(t, things.slice(at, at + atOnce)))
      if (mayCount(entry, kinds.get(entry.kind)!, periods)) released.push(withSharedWords(entry, share))
    between()
  }
  const here = new Set(released.map(entry => entry.id))
  return released
    .map(entry => withRelations(entry, { byId, here }))
    .sort((relation, other) => (relation.id < other.id ? -1 : 1))
}

/** An entry by its id alone, and what it turned out to be. */
type Named = Pick<EntryRow, 'id' | 'sameAs'>

const atOnce = 2000 // things whose rows are held

/** These things as a release has them, with the rows of all entries that turned out to be each. */
async function releasedOf(
  t: InNetwork,
  things: readonly (readonly [root: string, same: readonly Named[]])[],
): Promise<readonly Entry[]> {
  const ids = things.flatMap(([, same]) => same.map(({ id }) => id))
  const rows = new Map((await asAccepted(t, await entriesById(t, ids))).map(row => [row.id, row]))
  const evidence = Map.groupBy(await evidenceOfEntries(t, ids), evidenceRow => evidenceRow.entry)
  const reviewed = await entriesReviewed(t, ids)
  return things.map(([root, named]) => {
    const same = named.map(({ id }) => rows.get(id)!)
    return asReleased(rows.get(root) ?? same[0]!, same, { evidence, reviewed })
  })
}

async function asAccepted(t: InNetwork, rows: readonly EntryRow[]): Promise<readonly EntryRow[]> {
  const corrected = rows.filter(row => row.state !== 'accepted').map(row => row.id)
  if (corrected.length === 0) return rows
  // They come newest first, and of an entry the newest stands.
  const history = new Map((await historyOfEntries(t, corrected)).toReversed().map(before => [before.entry, before]))
  return rows.map(row => (row.state === 'accepted' ? row : { ...row, ...history.get(row.id)!.content }))
}

/** The entry that one turned out to be, over however many steps. */
function rootOf(row: Named, byId: ReadonlyMap<string, Named>): string {
  let at = row
  while (at.sameAs !== null) {
    const next = byId.get(at.sameAs)
    if (!next) return at.sameAs
    at = next
  }
  return at.id
}

type Share = <Word extends string>(word: Word) => Word

/** Gives the same word for each that reads alike: rows bring the few codes and days there are a hundred thousand times. */
function sharing(): Share {
  const known = new Map<string, string>()
  return <Word extends string>(word: Word): Word => {
    const held = known.get(word)
    if (held === undefined) known.set(word, word)
    return (held ?? word) as Word
  }
}

function withSharedWords(entry: Entry, share: Share): Entry {
  const { kind, level, day, until, confirmedOn, places, members, themes, serves, evidence } = entry
  return {
    ...entry,
    kind: share(kind),
    level: share(level),
    day: share(day),
    ...(until ? { until: share(until) } : {}),
    ...(confirmedOn ? { confirmedOn: share(confirmedOn) } : {}),
    places: places.map(share),
    members: members.map(share),
    themes: themes.map(share),
    ...(serves ? { serves: serves.map(share) } : {}),
    evidence: evidence.map(piece => ({ ...piece, type: share(piece.type), seenOn: share(piece.seenOn) })),
  }
}

type Evidence = ReadonlyMap<string | null, EvidenceRow[]>

function asReleased(
  entry: EntryRow,
  same: readonly EntryRow[],
  { evidence, reviewed }: { readonly evidence: Evidence; readonly reviewed: ReadonlySet<string> },
): Entry {
  const union = (of: (row: EntryRow) => readonly string[]) => [...new Set(same.flatMap(of))].sort()
  const present = <T extends object>(field: T) => (Object.keys(field).length > 0 ? field : undefined)
  const stages = new Map(same.flatMap(row => row.stages).map(stage => [`${stage.on} ${stage.stage}`, stage]))
  const merged = same.filter(row => row.id !== entry.id).map(row => row.id)
  return {
    id: entry.id,
    kind: entry.kind,
    title: entry.title,
    level: entry.level,
    day: entry.day,
    ...(entry.until ? { until: entry.until } : {}),
    ...(stages.size > 0
      ? {
          stages: [...stages]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([, { stage, on, source }]) => ({ stage, on, ...(source ? { source } : {}) })),
        }
      : {}),
    confirmedOn: same
      .map(row => row.confirmedOn)
      .sort()
      .at(-1)!,
    places: union(row => row.places),
    members: union(row => [...row.members, ...Object.values(row.partners).flat()]),
    themes: union(row => row.themes),
    ...(entry.online ? { online: entry.online } : {}),
    ...servedBy(union(row => row.serves ?? [])),
    numbers: entry.numbers,
    ...(present(entry.choices) ? { choices: entry.choices } : {}),
    ...(present(entry.days) ? { days: daysOf(same) } : {}),
    ...(present(entry.money) ? { money: entry.money } : {}),
    ...(present(entry.relations) ? { relations: entry.relations } : {}),
    ...(present(entry.texts) ? { texts: entry.texts } : {}),
    ...(entry.description ? { description: entry.description } : {}),
    evidence: same.flatMap(row => evidence.get(row.id) ?? []).map(evidenceForRelease),
    ...(entry.strength && entry.others ? { contribution: { strength: entry.strength, others: entry.others } } : {}),
    ...(merged.length > 0 ? { merged } : {}),
    ...(same.every(row => reviewed.has(row.id)) ? {} : { reviewed: false }),
  }
}

/** What any of the merged entries serves; left out where none says. What was kept in history before it was asked says nothing. */
const servedBy = (serves: readonly string[]): Pick<Entry, 'serves'> => (serves.length > 0 ? { serves } : {})

/** Days on which any of the merged entries says that something was done. */
function daysOf(same: readonly EntryRow[]): Record<string, readonly string[]> {
  const fields = [...new Set(same.flatMap(row => Object.keys(row.days)))].sort()
  return Object.fromEntries(
    fields.map(field => [field, [...new Set(same.flatMap(row => row.days[field] ?? []))].sort()] as const),
  )
}

/** Relations lead to entries of the release; one to a merged entry leads to what it turned out to be. */
function withRelations(
  entry: Entry,
  { byId, here }: { readonly byId: ReadonlyMap<string, Named>; readonly here: ReadonlySet<string> },
): Entry {
  if (!entry.relations) return entry
  const led = (id: string) => (byId.has(id) ? rootOf(byId.get(id)!, byId) : id)
  const relations = Object.fromEntries(
    Object.entries(entry.relations).map(([field, ids]) => [
      field,
      [...new Set(ids.map(led))].filter(id => here.has(id)),
    ]),
  )
  return { ...entry, relations }
}

/** Whether an entry can count in one of the periods: something of it lies there, or it stood then. */
function mayCount(entry: Entry, kind: RegisterKind, periods: readonly Days[]): boolean {
  if (kind.lives === 'standing') {
    const ends = kind.stages.filter(stage => stage.ends).map(stage => stage.code)
    const ended = entry.until ?? entry.stages?.findLast(({ stage }) => ends.includes(stage))?.on
    return periods.some(({ from, until }) => entry.day < until && (ended === undefined || ended >= from))
  }
  const days = [
    entry.day,
    ...(entry.until ? [entry.until] : []),
    ...(entry.stages ?? []).map(stage => stage.on),
    ...Object.values(entry.days ?? {}).flat(),
  ]
  return periods.some(({ from, until }) => days.some(day => from <= day && day < until))
}

/**
 * What each asked subject said of its list of each kind. Where several respondents were asked about one subject, its list is
 * closed when all of them closed theirs; a silent one leaves it open, and a reason of any of them stands before "complete".
 * A list that was closed, but has entries that are not accepted yet, is under review: nobody may read 0 from it. "Nothing to
 * report" beside an accepted entry says nothing: it is asked again. Where one of them holds its list, nothing of the subject's is published.
 */
export async function closingsForRelease(t: InNetwork, rounds: readonly string[]): Promise<readonly ListClosing[]> {
  const lists = Map.groupBy(await listsOfRounds(t, rounds), list => `${list.round} ${list.kind} ${list.subject}`)
  const own = [...lists.values()].flatMap((asked): ListClosing[] => {
    const closing = saidTogether(asked.map(saidForNow))
    const { round: call, kind, id: subject } = asked[0]!
    const held = asked.some(list => list.held)
    return closing === null ? [] : [{ call, kind, subject, closing, ...(held ? { held } : {}) }]
  })
  const upper = (await upperLists(t, { rounds })).flatMap((list): ListClosing[] => {
    const closing = saidTogether([saidForNow(list)])
    const { round: call, kind, level, code } = list
    return closing === null ? [] : [{ call, kind, level, subject: code ?? 'network', closing }]
  })
  return [...own, ...upper]
}

function saidForNow({
  closing,
  entries,
  waiting,
  unfinished,
  accepted,
}: Pick<ListRow | UpperListRow, 'closing' | 'entries' | 'waiting' | 'unfinished' | 'accepted'>): string | null {
  if (closing === 'nothing' && accepted > 0) return null
  if (closing === 'complete' && entries + unfinished === 0) return null
  const closed = closing === 'complete' || closing === 'nothing'
  return closed && waiting + unfinished > 0 ? 'under-review' : closing
}

/** What several respondents said of one subject's list, taken together; null while one of them is silent. */
export function saidTogether(said: readonly (string | null)[]): ListClosing['closing'] | null {
  if (said.length === 0 || said.includes(null)) return null
  const reasons = said.filter(word => word !== 'complete' && word !== 'nothing') as Reason[]
  if (reasons.length > 0) return { missing: firstReason(reasons) }
  return said.includes('complete') ? 'complete' : 'nothing'
}
