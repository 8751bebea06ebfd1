import type { Counting, Indicator } from '@waymark/framework'
import {
  entriesFigure,
  entriesSaid,
  entrySumFigure,
  relatedFigure,
  type EntriesFigure,
  type EntriesToCount,
  type EntrySumFigure,
  type Lists,
} from '@waymark/measure'
import type { AdoptedEdition } from '../candidate/candidate.ts'
import { ownLists, upperLists, type ListPeriod } from './closed-lists.ts'
import { countedEntries, entriesIn, partsOf } from './counted-entries.ts'
import { editionPath } from '../candidate/edition-key.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import type { EntriesBesideView, EntriesView } from '../page-types/figure-view.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import type { CountableEntry, ReleaseIndex } from '../base/release-index.ts'
import { remembered } from '../candidate/remembered.ts'

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

/** What of a register is counted. */
export type Counted = Omit<Counting, 'register'>

/** Every entry of a kind: events of the period, standing things on its last day. */
function everyEntry(index: ReleaseIndex, register: string): Counted {
  const kind = index.kindOf.get(register)
  return {
    by: 'entries',
    over: kind?.keptBy === 'secretariat' ? 'network' : 'country',
    when: kind?.lives === 'standing' ? { standing: [] } : 'event',
    where: null,
    split: null,
    beside: [],
  }
}

/** Entries of a list period: in the world (`places` null) or at these places, counted as an indicator says. */
export function entriesView(
  index: ReleaseIndex,
  list: ListPeriod,
  places: ReadonlySet<string> | null,
  counted: Counted = everyEntry(index, list.register),
): EntriesView {
  const { register, period } = list
  const found = countedEntries(index, register, counted, period)
  const entries = entriesIn(found, places)
  const figure = figureOf({ entries, places: null, ...listsFor(index, list, places, counted) }, counted.by)
  const lists = counted.over === 'member' ? memberLists(index, list) : figure.lists
  const kind = index.kindOf.get(register)
  const unconfirmed = entriesAt(found.unconfirmed, places).length
  const beside = besideOf(index, list, places, counted)
  const { split } = counted
  return {
    ...figure,
    lists,
    register,
    zeroIsSure: entriesSaid({ ...asDistinct(figure), lists }) === 'zero',
    levels: partsOf(kind, entries, 'level', period).filter(part => part.count > 0),
    ...(split
      ? { split: { by: typeof split === 'object' ? split.field : split, parts: partsOf(kind, entries, split, period) } }
      : {}),
    ...(beside.length > 0 ? { beside } : {}),
    ...(unconfirmed > 0 ? { unconfirmed } : {}),
  }
}

function figureOf(toCount: EntriesToCount<CountableEntry>, by: Counting['by']): EntriesFigure | EntrySumFigure {
  if (by === 'entries') return entriesFigure(toCount)
  if ('related' in by) return relatedFigure(toCount, entry => entry.relations?.[by.related] ?? [])
  return entrySumFigure(toCount, entry => numberOf(entry, by.field))
}

const asDistinct = (figure: EntriesFigure | EntrySumFigure): EntriesFigure =>
  figure.kind === 'entries' ? figure : { ...figure, kind: 'entries', distinct: figure.entries }

function numberOf(entry: CountableEntry, field: string): bigint | null {
  const number = entry.numbers[field]
  return number === undefined ? null : BigInt(number)
}

/** A figure over countries counts entries of every level, so it names the lists of every level; others their own. */
function listsFor(
  index: ReleaseIndex,
  list: ListPeriod,
  places: ReadonlySet<string> | null,
  { over }: Counted,
): Pick<EntriesToCount, 'asked' | 'said' | 'upper'> {
  const own = ownLists(index, list, over, places)
  if (over !== 'country' || !list.calls.some(call => (call.upperLists ?? []).length > 0)) return own
  return {
    ...own,
    upper: {
      regional: upperLists(index, list, 'regional', places),
      international: upperLists(index, list, 'international', places),
    },
  }
}

function besideOf(
  index: ReleaseIndex,
  { register, period }: ListPeriod,
  places: ReadonlySet<string> | null,
  counted: Counted,
): readonly EntriesBesideView[] {
  return counted.beside.map(({ code, when, where }) => {
    const rule = { when: when ?? counted.when, where }
    return { code, count: entriesIn(countedEntries(index, register, rule, period), places).length }
  })
}

const entriesAt = (entries: readonly CountableEntry[], places: ReadonlySet<string> | null) =>
  places === null ? entries : entries.filter(entry => entry.places.some(place => places.has(place)))

const noLists: Lists = { asked: 0, closed: 0, complete: 0, nothing: 0, missing: {} }

/** Lists that members close: from the sealed part where it is at hand, else as the base says, else nothing is known of them. */
function memberLists(index: ReleaseIndex, list: ListPeriod): Lists {
  if (!index.memberFigures) return listsOfMembers(index, list)
  const about = { edition: list.calls[0]?.edition, register: list.register, period: list.period.label }
  const found = index.memberFigures.lists.find(
    eachList =>
      eachList.edition === about.edition && eachList.register === about.register && eachList.period === about.period,
  )
  return found?.lists ?? noLists
}

/** How many of the members asked closed their list: only an index that has the members can say. */
export function listsOfMembers(index: ReleaseIndex, list: ListPeriod): Lists {
  return entriesFigure({ entries: [], places: null, ...ownLists(index, list, 'member', null) }).lists
}

/**
 * The figures of an indicator that counts a register, newest period first. What the network alone keeps a list of has no
 * figure of a country or a region.
 */
export function countedFigures(
  index: ReleaseIndex,
  adopted: AdoptedEdition,
  indicator: Indicator,
  places: ReadonlySet<string> | null = null,
): readonly PublishedFigure[] {
  const { counts } = indicator
  if (!counts || (counts.over === 'network' && places !== null)) return []
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
