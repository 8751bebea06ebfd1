import { isClosed, type ListSaid, type Reason } from '@waymark/collection'
import type { EntriesFigure, EntrySumFigure, Lists } from './figure.ts'
import { inOrder } from './missing-counts.ts'

/** One entry that the counting rule counts; `places` where it happened. */
export type EntryWithPlaces = { readonly id: string; readonly places: readonly string[] }

/** The lists of one level: who was asked to close one, and what each said. */
export type ListsAsked = {
  readonly asked: ReadonlySet<string>
  readonly said: ReadonlyMap<string, ListSaid>
  /** The reason of a subject that said nothing of its list: `not-answered` if left out; in public, `no-answer-published`. */
  readonly silence?: Reason
}

export type EntriesToCount<Entry extends EntryWithPlaces = EntryWithPlaces> = ListsAsked & {
  /** Those that meet the counting rule in the period. */
  readonly entries: readonly Entry[]
  /** The country, or the countries of a region; `null` for the whole network, entries without a place included. */
  readonly places: ReadonlySet<string> | null
  /** The lists above the national ones that belong to these places. */
  readonly upper?: { readonly regional: ListsAsked; readonly international: ListsAsked }
}

/**
 * Distinct entries at these places: a joint action of three countries counts once in each, once in the region, once in the
 * world. Beside it, how many of the asked subjects closed their list, by level. Source: definitions 9.
 */
export function entriesFigure(toCount: EntriesToCount): EntriesFigure {
  return { kind: 'entries', distinct: entriesCounted(toCount).length, ...listsBeside(toCount) }
}

/** The distinct things that a relation of those entries names, as the research products that publications cite. */
export function relatedFigure<Entry extends EntryWithPlaces>(
  toCount: EntriesToCount<Entry>,
  related: (entry: Entry) => readonly string[],
): EntriesFigure {
  const distinct = new Set(entriesCounted(toCount).flatMap(related)).size
  return { kind: 'entries', distinct, ...listsBeside(toCount) }
}

/**
 * The sum of a number field over those entries (people reached, journalists trained). An entry without the number is counted
 * in `withoutNumber`, never as 0. A person may be in the sum twice, and the figure says so: persons are never entries.
 */
export function entrySumFigure<Entry extends EntryWithPlaces>(
  toCount: EntriesToCount<Entry>,
  number: (entry: Entry) => bigint | null,
): EntrySumFigure {
  const numbers = entriesCounted(toCount).map(number)
  const given = numbers.filter(eachNumber => eachNumber !== null)
  return {
    kind: 'entry-sum',
    entries: numbers.length,
    total: String(given.reduce((sum, eachNumber) => sum + eachNumber, 0n)),
    withoutNumber: numbers.length - given.length,
    mayCountTwice: true,
    ...listsBeside(toCount),
  }
}

/** The entries behind a figure, each once, in the order given: what a reader sees when following the number. */
function entriesCounted<Entry extends EntryWithPlaces>(
  toCount: Pick<EntriesToCount<Entry>, 'entries' | 'places'>,
): readonly Entry[] {
  const { entries, places } = toCount
  const counted = entries.filter(entry => places === null || entry.places.some(place => places.has(place)))
  return [...new Map(counted.map(entry => [entry.id, entry])).values()]
}

/**
 * How a page says an entries figure: the number; 0 only where everybody asked closed their list, of every level the figure
 * counts; otherwise "none recorded", beside the lists closed. Where nobody was asked nothing is known, so none is recorded.
 */
export function entriesSaid(figure: EntriesFigure): 'number' | 'zero' | 'none-recorded' {
  if (figure.distinct > 0) return 'number'
  const all = [figure.lists, ...Object.values(figure.upper ?? {})]
  return all.some(({ asked }) => asked > 0) && all.every(({ asked, closed }) => closed === asked)
    ? 'zero'
    : 'none-recorded'
}

function listsBeside(toCount: EntriesToCount): Pick<EntriesFigure, 'lists' | 'upper'> {
  const { upper } = toCount
  const lists = listsOf(toCount)
  return upper
    ? { lists, upper: { regional: listsOf(upper.regional), international: listsOf(upper.international) } }
    : { lists }
}

function listsOf({ asked, said, silence = 'not-answered' }: ListsAsked): Lists {
  const all = [...asked].map(subject => said.get(subject))
  const missing: Partial<Record<string, number>> = {}
  for (const one of all) {
    if (isClosed(one)) continue
    const reason = typeof one === 'object' ? one.missing : silence
    missing[reason] = (missing[reason] ?? 0) + 1
  }
  const complete = all.filter(one => one === 'complete').length
  const nothing = all.filter(one => one === 'nothing-to-report').length
  return { asked: asked.size, closed: complete + nothing, complete, nothing, missing: inOrder(missing) }
}
