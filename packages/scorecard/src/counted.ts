import type { ListSaid } from '@waymark/collection'
import type { Counting, Indicator } from '@waymark/framework'
import { entriesFigure, entriesSaid, entrySumFigure, type EntriesToCount, type Lists } from '@waymark/measure'
import type { Day } from '@waymark/network'
import type { AdoptedEdition, Call, ListClosing } from './candidate.ts'
import { closingKey, type ReleaseIndex, type CountableEntry } from './release-index.ts'
import { remembered } from './remembered.ts'
import { editionPath } from './edition-key.ts'
import type { EntriesView } from './figure-view.ts'
import { groupedBy } from './grouped-by.ts'
import type { Period, PublishedFigure } from './pages-shared.ts'

/** The lists of one register kind in one period: over all calls of the release with that period that ask for it. */
export type ListPeriod = { readonly register: string; readonly period: Period; readonly calls: readonly Call[] }

/** All of them, newest period first. With `onEdition`, only of calls on that edition. */
export function listPeriods(index: ReleaseIndex, register: string, onEdition?: string): readonly ListPeriod[] {
  const name = JSON.stringify(['lists', register, onEdition])
  return remembered(index, name, () => listPeriodsOf(index, register, onEdition))
}

function listPeriodsOf(index: ReleaseIndex, register: string, onEdition?: string): readonly ListPeriod[] {
  const found = new Map<string, ListPeriod>()
  for (const call of index.calls) {
    if (!call.registers.includes(register) || (onEdition !== undefined && call.edition !== onEdition)) continue
    const key = `${call.period.until} ${call.period.from} ${call.period.label}`
    const held = found.get(key)
    found.set(key, { register, period: call.period, calls: [...(held?.calls ?? []), call] })
  }
  return [...found].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, list]) => list)
}

/** What of a register is counted: every entry, or as an indicator says. */
export type Counted = Pick<Counting, 'by' | 'over' | 'stages' | 'where'>
export const everyEntry: Counted = { by: 'entries', over: 'country', stages: [], where: null }

/** Entries of a list period: in the world (`places` null) or at these places, counted as an indicator says. */
export function entriesView(
  index: ReleaseIndex,
  list: ListPeriod,
  places: ReadonlySet<string> | null,
  counted: Counted = everyEntry,
): EntriesView {
  const toCount = entriesToCount(index, list, places, counted)
  const { by } = counted
  const figure = by === 'entries' ? entriesFigure(toCount) : entrySumFigure(toCount, one => numberOf(one, by.field))
  const lists = counted.over === 'member' ? memberLists(index, list) : figure.lists
  const asNumber =
    figure.kind === 'entries' ? figure : { ...figure, kind: 'entries' as const, distinct: figure.entries }
  return { ...figure, lists, register: list.register, zeroIsSure: entriesSaid({ ...asNumber, lists }) === 'zero' }
}

function numberOf(entry: CountableEntry, field: string): bigint | null {
  const number = entry.numbers[field]
  return number === undefined ? null : BigInt(number)
}

type Countable = CountableEntry & { readonly accepted: true; readonly day: Day }

function entriesToCount(
  index: ReleaseIndex,
  list: ListPeriod,
  places: ReadonlySet<string> | null,
  counted: Counted,
): EntriesToCount<Countable> {
  const asked = askedAt(index, list.calls, counted.over, places)
  return {
    entries: countableAt(index, list.register, counted, places),
    period: { from: list.period.from as Day, until: list.period.until as Day },
    places,
    asked: new Set(asked),
    said: new Map(asked.flatMap(subject => saidBy(index, list, subject))),
    silence: index.silence,
  }
}

function askedAt(
  index: ReleaseIndex,
  calls: readonly Call[],
  over: Counting['over'],
  places: ReadonlySet<string> | null,
): readonly string[] {
  const name = JSON.stringify(['asked', over, calls.map(call => call.id)])
  const all = remembered(index, name, () => new Set(askedForLists(calls, over)))
  return places === null ? [...all] : [...places].filter(place => all.has(place)).sort()
}

/** The entries of a register that an indicator counts, each dated by the day its kind says decides the period. */
export function countable(index: ReleaseIndex, register: string, counted: Counted = everyEntry): readonly Countable[] {
  const { stages, where } = counted
  const name = JSON.stringify(['countable', register, stages, where])
  return remembered(index, name, () => countableOf(index, register, counted))
}

/** Those of them at any of these places; all where `places` is null. */
export function countableAt(
  index: ReleaseIndex,
  register: string,
  counted: Counted,
  places: ReadonlySet<string> | null,
): readonly Countable[] {
  const all = countable(index, register, counted)
  if (places === null) return all
  const byPlace = remembered(all, 'by place', () => byPlaceOf(all))
  return [...new Set([...places].flatMap(place => byPlace.get(place) ?? []))]
}

/** Entries by each place they name, in the order given. */
export function byPlaceOf<T extends { readonly places: readonly string[] }>(
  entries: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return groupedBy(
    entries.flatMap(entry => [...new Set(entry.places)].map(place => ({ place, entry }))),
    one => one.place,
    one => one.entry,
  )
}

function countableOf(index: ReleaseIndex, register: string, counted: Counted): readonly Countable[] {
  const byLast = index.registerKinds.find(kind => kind.code === register)?.periodBy === 'last'
  const { stages, where } = counted
  return index.entries
    .filter(entry => entry.kind === register)
    .filter(entry => stages.length === 0 || (entry.stage !== undefined && stages.includes(entry.stage)))
    .filter(entry => where === null || (entry.choices?.[where.field] ?? []).some(choice => where.is.includes(choice)))
    .map(entry => ({ ...entry, accepted: true, day: ((byLast ? entry.until : undefined) ?? entry.day) as Day }))
}

/** Those asked for their lists: all of the kind asked anything in these calls; where none is asked anything, those in scope. */
export function askedForLists(calls: readonly Call[], over: Counting['over'] = 'country'): readonly string[] {
  const all = calls.flatMap(call => {
    const asked = call.asked.filter(one => one.subjectKind === over).flatMap(one => one.subjects)
    return asked.length > 0 ? asked : (call.scope[over] ?? [])
  })
  return [...new Set(all)].sort()
}

const noLists: Lists = { asked: 0, closed: 0, complete: 0, nothing: 0, missing: {} }

/** Lists that members close: from the sealed part where it is at hand, else as the base says, else nothing is known of them. */
function memberLists(index: ReleaseIndex, list: ListPeriod): Lists {
  if (!index.memberFigures) return listsOfMembers(index, list)
  const about = { edition: list.calls[0]?.edition, register: list.register, period: list.period.label }
  const found = index.memberFigures.lists.find(
    list => list.edition === about.edition && list.register === about.register && list.period === about.period,
  )
  return found?.lists ?? noLists
}

/** How many of the members asked closed their list: only a index that has the members can say. */
export function listsOfMembers(index: ReleaseIndex, list: ListPeriod): Lists {
  return entriesFigure(entriesToCount(index, list, null, { ...everyEntry, over: 'member' })).lists
}

/** What a subject said last about its list: a closed list in any call of the period counts. */
function saidBy(
  index: ReleaseIndex,
  { register, calls }: ListPeriod,
  subject: string,
): readonly (readonly [string, ListSaid])[] {
  const said = calls.flatMap(call => {
    const closing = index.closingOf.get(closingKey(call.id, register, subject))
    return closing ? [listSaid(closing.closing)] : []
  })
  const closed = said.findLast(one => typeof one === 'string') ?? said.at(-1)
  return closed === undefined ? [] : [[subject, closed]]
}

function listSaid(closing: ListClosing['closing']): ListSaid {
  if (typeof closing === 'object') return closing as ListSaid
  return closing === 'nothing' ? 'nothing-to-report' : 'complete'
}

/** The figures of an indicator that counts a register, newest period first. */
export function countedFigures(
  index: ReleaseIndex,
  adopted: AdoptedEdition,
  indicator: Indicator,
  places: ReadonlySet<string> | null = null,
): readonly PublishedFigure[] {
  const { counts } = indicator
  if (!counts) return []
  const { framework, edition } = adopted.edition
  const lists = listPeriods(index, counts.register, `${framework.code}/${edition.label}`)
  return lists.map(list => ({
    id: `${framework.code}/${indicator.code}@${indicator.version.number}/${list.period.label}/entries`,
    indicator: indicator.code,
    version: indicator.version.number,
    edition: editionPath(adopted.edition),
    period: list.period,
    respondentType: 'entries',
    counts: 'entry',
    calls: list.calls.map(call => call.id),
    figure: entriesView(index, list, places, counts),
  }))
}
