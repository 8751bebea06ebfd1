import type { Answer } from '@waymark/collection'
import { addDays, type Day } from '@waymark/network'

/** Bodies whose documents O1c reads: their own codes in the registers. Documents of other bodies stand beside and are never counted. */
const documentBodies = ['crc', 'opsc', 'acerwc', 'upr'] as const

/** A document that a body adopted on a day about countries. `mentions`: whether it speaks of the subject; `null`: it is not at hand. */
export type ReviewDocument = {
  readonly body: string
  readonly countries: readonly string[]
  readonly adoptedOn: string
  readonly mentions: boolean | null
}

/**
 * A stretch of days, both ends included, in which all that a body did is known. `countries`: those it can review; `null`: all.
 * Without a last day nothing is known beyond the first.
 */
export type ReviewCalendar = {
  readonly body: string
  readonly countries: readonly string[] | null
  readonly first: string
  readonly last: string | null
}

type Days = { readonly from: string; readonly until: string }

/**
 * O1c, countries of which a document adopted in the period speaks of the sexual exploitation of children: yes with one that does; else
 * `not-collected` where a document is not at hand or the calendar of a body that can review the country does not reach over the whole
 * period, never no; else not applicable where none was adopted, and no. `period.until` is the day after its last.
 * Source: ECPAT Strategic Framework 2021-2025, Results Framework, Objective 1, indicator c; definition 10.
 */
export function mentionedInDocuments(
  country: string,
  period: Days,
  known: { readonly documents: readonly ReviewDocument[]; readonly calendars: readonly ReviewCalendar[] },
): Answer {
  const bodies: readonly string[] = documentBodies
  const adopted = known.documents.filter(
    ({ body, countries, adoptedOn }) =>
      bodies.includes(body) && countries.includes(country) && period.from <= adoptedOn && adoptedOn < period.until,
  )
  if (adopted.some(document => document.mentions === true)) return { kind: 'rating', state: 'yes' }
  const isKnown = bodies.every(body => {
    const own = known.calendars.filter(calendar => calendar.body === body)
    return own.length > 0 && isCovered(country, period, own)
  })
  if (!isKnown || adopted.some(document => document.mentions === null)) return { missing: 'not-collected' }
  return adopted.length === 0 ? { missing: 'not-applicable' } : { kind: 'rating', state: 'no' }
}

/** Whether a body's calendars reach over the period without a gap, or none of them is about this country: then it cannot review it. */
function isCovered(country: string, { from, until }: Days, calendars: readonly ReviewCalendar[]): boolean {
  const own = calendars.filter(({ countries }) => countries === null || countries.includes(country))
  if (own.length === 0) return true
  let reached: string = from
  for (const { first, last } of own.toSorted((calendar, other) => (calendar.first < other.first ? -1 : 1))) {
    if (first > reached) break
    const after = addDays((last ?? first) as Day, 1)
    if (after > reached) reached = after
  }
  return reached >= until
}

/**
 * S3b, members that contributed to a human rights report or spoke in a national forum, from the member's own record: yes with one in the
 * period, public or confidential; no only where the member called its record of the period complete, else `not-collected`.
 * Source: ECPAT Strategic Framework 2021-2025, Results Framework, Strategy 3, indicator b; definition 10.
 */
export function recordedContribution(record: { readonly contributed: boolean; readonly complete: boolean }): Answer {
  if (record.contributed) return { kind: 'rating', state: 'yes' }
  return record.complete ? { kind: 'rating', state: 'no' } : { missing: 'not-collected' }
}
