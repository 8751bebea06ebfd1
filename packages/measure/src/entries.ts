import { isClosed, type ListSaid, type Reason } from '@waymark/collection'
import { holdsOn, type Day, type Days } from '@waymark/network'
import type { EntriesFigure, EntrySumFigure, Lists } from './figure.ts'
import { inOrder } from './missing-counts.ts'

/**
 * One entry of a register as a figure needs it: of the kind, stages and choices the indicator counts. `day` is the date its
 * kind says counts; `places` where it happened.
 */
export type CountableEntry = {
  readonly id: string
  readonly accepted: boolean
  readonly day: Day
  readonly places: readonly string[]
}

export type EntriesToCount<Entry extends CountableEntry = CountableEntry> = {
  readonly entries: readonly Entry[]
  readonly period: Days
  /** The country, or the countries of a region; `null` for the whole network, entries without a place included. */
  readonly places: ReadonlySet<string> | null
  /** The subjects asked for their list of this kind, within these places. */
  readonly asked: ReadonlySet<string>
  readonly said: ReadonlyMap<string, ListSaid>
  /** The reason of a subject that said nothing of its list: `not-answered` if left out; in public, `no-answer-published`. */
  readonly silence?: Reason
}

/**
 * Distinct accepted entries dated in the period at these places: a joint action of three countries counts once in each, once
 * in the region, once in the world. Beside it, how many of the asked subjects closed their list. Source: definition 9.
 */
export function entriesFigure(toCount: EntriesToCount): EntriesFigure {
  return { kind: 'entries', distinct: entriesCounted(toCount).length, lists: listsOf(toCount) }
}

/**
 * The sum of a number field over those entries (people reached, journalists trained). An entry without the number is counted
 * in `withoutNumber`, never as 0. A person may be in the sum twice, and the figure says so: persons are never entries.
 */
export function entrySumFigure<Entry extends CountableEntry>(
  toCount: EntriesToCount<Entry>,
  number: (entry: Entry) => bigint | null,
): EntrySumFigure {
  const numbers = entriesCounted(toCount).map(number)
  const given = numbers.filter(one => one !== null)
  return {
    kind: 'entry-sum',
    entries: numbers.length,
    total: String(given.reduce((sum, one) => sum + one, 0n)),
    withoutNumber: numbers.length - given.length,
    mayCountTwice: true,
    lists: listsOf(toCount),
  }
}

/** The entries behind a figure, each once, in the order given: what a reader sees when following the number. */
export function entriesCounted<Entry extends CountableEntry>(toCount: EntriesToCount<Entry>): readonly Entry[] {
  const { entries, period, places } = toCount
  const counted = entries.filter(
    entry =>
      entry.accepted &&
      holdsOn(period, entry.day) &&
      (places === null || entry.places.some(place => places.has(place))),
  )
  return [...new Map(counted.map(entry => [entry.id, entry])).values()]
}

/**
 * How a page says an entries figure: the number; 0 only where everybody asked closed their list; otherwise "none recorded",
 * beside the lists closed. Where nobody was asked nothing is known, so none is recorded.
 */
export function entriesSaid(figure: EntriesFigure): 'number' | 'zero' | 'none-recorded' {
  if (figure.distinct > 0) return 'number'
  return figure.lists.asked > 0 && figure.lists.closed === figure.lists.asked ? 'zero' : 'none-recorded'
}

function listsOf({ asked, said, silence = 'not-answered' }: EntriesToCount): Lists {
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
