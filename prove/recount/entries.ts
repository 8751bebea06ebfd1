/** Figures of counting indicators by country, region and world, with the lists closed and the rule of nothing or 0. Source: definitions 9, 10a. */
import { countriesOf, membersOn, notShown, regionOf, roundsOf, type Context } from './context.ts'
import { rules, type Counted } from './counting-rules.ts'
import { entriesOn, type KnownEntry } from './entry-on.ts'
import { tally } from './figure.ts'
import { closedLists, nameOfList, type ListLevel, type ListName, type Lists } from './lists.ts'
import type { Indicator, Level, Period } from './world.ts'

/** What a page prints: the figure, or words where it is not known to be 0. */
export type Printed = number | 'none recorded' | 'no answer published'

/**
 * `count`: distinct entries, or the sum of persons for S4b and S4d. `entries`: ids of those counted, sorted. `byLevel` counts entries.
 * `beside` and `split`: entries that stand apart or beneath. `lists`: closed of all, by level of list; `prints`: at all levels; `printsByLevel`: from the
 * entries and lists of that level alone (local entries with national ones).
 */
export type EntryCount = {
  readonly count: number
  readonly entries: readonly string[]
  readonly byLevel: Readonly<Record<string, number>>
  readonly split: Readonly<Record<string, number>>
  readonly beside: Readonly<Record<string, number>>
  readonly lists: Readonly<Partial<Record<ListLevel, Lists>>>
  readonly prints: Printed
  readonly printsByLevel: Readonly<Partial<Record<ListLevel, Printed>>>
}

export type Place =
  | { readonly kind: 'world' }
  | { readonly kind: 'region'; readonly code: string }
  | { readonly kind: 'country'; readonly code: string }

/** `public` is null where public files have no such place: a country all of whose members are not shown. */
export type EntryFigure = {
  readonly indicator: string
  readonly period: string
  readonly place: Place
  readonly inside: EntryCount
  readonly public: EntryCount | null
}

type Meeting = { readonly entry: KnownEntry; readonly counted: Counted }

/** Everything an entry indicator says in one period, for the world, every region and every country in scope. */
export function entryFigures(context: Context, indicator: Indicator, period: Period): readonly EntryFigure[] {
  const rule = rules[indicator.code]
  const register = context.world.registers.find(candidate => candidate.kind === indicator.register)
  const asks = roundsOf(context, period).some(round => round.asks.some(ask => ask.indicator === indicator.code))
  if (!rule || !register || !asks) return []
  const listed = entriesOn(context).filter(entry => entry.register === register.kind)
  const left = (country: string) => notShown(context, period, country)
  const isOpen = (country: string) => !context.hidden.has(country) && !left(country)
  const meeting = (entries: readonly KnownEntry[]): readonly Meeting[] =>
    entries
      .map(entry => ({ entry, counted: rule(entry, period, register, context.world) }))
      .filter(({ counted }) => counted.amount > 0 || counted.beside.length > 0)
  const meetings = { inside: meeting(listed), public: meeting(listed.flatMap(entry => openEntry(entry, isOpen))) }
  const closed = closedLists(context, register, period)
  const countries = countriesAsked(context, period)
  const world = { context, period, indicator: indicator.code }
  const places: readonly Place[] = [
    { kind: 'world' },
    ...context.world.network.regions.map(region => ({ kind: 'region' as const, code: region.code })),
    ...countries.map(country => ({ kind: 'country' as const, code: country })),
  ]
  return places.map(place => {
    const at = (view: View) => {
      const seen = meetings[view].filter(eachMeeting => isAt(world, eachMeeting.entry, place))
      const inView = view === 'public' ? countries.filter(country => !left(country)) : countries
      const lists = listsAt(context, period, place, inView).filter(list => register.lists.includes(list.level))
      const silent = place.kind === 'country' ? ('no answer published' as const) : ('none recorded' as const)
      return countOf(seen, lists, closed[view], silent)
    }
    const omitted = place.kind === 'country' && left(place.code)
    return {
      indicator: indicator.code,
      period: period.label,
      place,
      inside: at('inside'),
      public: omitted ? null : at('public'),
    }
  })
}

/** Countries whose list is asked for: those in scope that have a member on the opening day of a round of the period. */
function countriesAsked(context: Context, period: Period): readonly string[] {
  const asked = roundsOf(context, period).flatMap(round => {
    const members = membersOn(context.world, round.opened).flatMap(member => member.countries)
    return countriesOf(context.world, round).filter(country => members.includes(country))
  })
  return [...new Set(asked)].sort()
}

type View = 'inside' | 'public'
type Asked = { readonly context: Context; readonly period: Period; readonly indicator: string }

/**
 * The entry as public files have it: without the countries they leave out. None where it is internal, or where all its countries are left out. What a
 * rule asks of an entry is then asked of this one, since public files are worked out of what is public (definitions 5a).
 */
function openEntry(entry: KnownEntry, isOpen: (country: string) => boolean): readonly KnownEntry[] {
  if (!entry.public) return []
  const places = entry.places.filter(isOpen)
  return entry.places.length > 0 && places.length === 0 ? [] : [{ ...entry, places }]
}

/** Whether an entry counts at a place. */
function isAt({ context, period, indicator }: Asked, entry: KnownEntry, place: Place): boolean {
  if (place.kind === 'country') return entry.places.includes(place.code) && !isRegionalAct(indicator, entry)
  if (place.kind === 'region')
    return (
      entry.regions.includes(place.code) ||
      entry.places.some(country => regionOf(context.world, country, period) === place.code)
    )
  return true
}

/** No State is credited with an act of a regional mechanism (O3b). */
const isRegionalAct = (indicator: string, entry: KnownEntry) =>
  indicator === 'O3b' && entry.fields.maker === 'regional mechanism'

/** The lists that must be closed before a place prints 0: its own and those above it. */
function listsAt(context: Context, period: Period, place: Place, countries: readonly string[]): readonly ListName[] {
  const region = (country: string) => regionOf(context.world, country, period)
  const international = { level: 'international' as const, of: '' }
  const national = (of: readonly string[]) => of.map(country => ({ level: 'national' as const, of: country }))
  if (place.kind === 'country') {
    const above = region(place.code)
    return [...national([place.code]), ...(above ? [{ level: 'regional' as const, of: above }] : []), international]
  }
  if (place.kind === 'region')
    return [
      ...national(countries.filter(country => region(country) === place.code)),
      { level: 'regional', of: place.code },
      international,
    ]
  const regions = context.world.network.regions.map(eachRegion => ({ level: 'regional' as const, of: eachRegion.code }))
  return [...national(countries), ...regions, international]
}

const listLevelOf = (level: Level): ListLevel => (level === 'local' ? 'national' : level)

function countOf(
  meetings: readonly Meeting[],
  lists: readonly ListName[],
  closed: ReadonlySet<string>,
  silent: Printed,
): EntryCount {
  const counted = meetings.filter(meeting => meeting.counted.amount > 0)
  const levels = [...new Set(lists.map(list => list.level))]
  const sum = (some: readonly Meeting[]) => some.reduce((total, meeting) => total + meeting.counted.amount, 0)
  const isClosed = (list: ListName) => closed.has(nameOfList(list))
  const prints = (some: readonly Meeting[], needed: readonly ListName[]): Printed =>
    some.length > 0 ? sum(some) : needed.length > 0 && needed.every(isClosed) ? 0 : silent
  const atLevel = (level: ListLevel) => counted.filter(meeting => listLevelOf(meeting.entry.level) === level)
  const listsOf = (level: ListLevel) => lists.filter(list => list.level === level)
  return {
    count: sum(counted),
    entries: counted.map(meeting => meeting.entry.id).sort(),
    byLevel: tally(counted.map(meeting => meeting.entry.level)),
    split: tally(counted.flatMap(meeting => meeting.counted.split)),
    beside: tally(meetings.flatMap(meeting => meeting.counted.beside)),
    lists: Object.fromEntries(
      levels.map(level => [level, { closed: listsOf(level).filter(isClosed).length, of: listsOf(level).length }]),
    ),
    prints: prints(counted, lists),
    printsByLevel: Object.fromEntries(levels.map(level => [level, prints(atLevel(level), listsOf(level))])),
  }
}
