import { addDays, addMonths, type Day, type Days } from '@waymark/network'

/** How far ahead reviews of States are shown: long enough for a report to be written, short enough for the order to hold. Source: models.md 7. */
const monthsAhead = 18

/** The days from today on in which a review is one to prepare for; a session that has begun and is not over is among them. */
export const daysAhead = (today: Day): Days => ({ from: today, until: addMonths(today, monthsAhead) })

/**
 * First and last day of a session as people write them: days, or months where no source gives days (`2027-01`). The last is in the session.
 */
export function sessionDays({ from, until, inMonths }: Days & { readonly inMonths: boolean }): {
  readonly first: string
  readonly last: string
} {
  const last = addDays(until, -1)
  return inMonths ? { first: from.slice(0, 7), last: last.slice(0, 7) } : { first: from, last }
}
