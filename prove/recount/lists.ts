/** Which lists are closed for a period, inside and in public. Source: definitions 9, 5a; models.md 3. */
import { notShown, type Context } from './context.ts'
import { inPeriod, lastDay } from './days.ts'
import { stageOn, type KnownEntry } from './entry-on.ts'
import type { Closing, Period } from './world.ts'

export type ListLevel = 'national' | 'regional' | 'international'

export type Lists = { readonly closed: number; readonly of: number }

/** A list is known by its level and its country or region. */
export type ListName = { readonly level: ListLevel; readonly of: string }

/**
 * The lists closed for a register and period.
 *
 * A list is closed by an accepted closing that says complete or nothing to report. "Nothing to report" beside an accepted entry of that list is asked
 * again and closes nothing. In public a held closing, and every list of a hidden country, is open.
 */
export function closedLists(
  context: Context,
  register: string,
  period: Period,
  entries: readonly KnownEntry[],
): { readonly inside: ReadonlySet<string>; readonly public: ReadonlySet<string> } {
  const closings = context.world.closings.filter(
    closing =>
      closing.register === register &&
      closing.period === period.label &&
      closing.accepted !== null &&
      closing.accepted <= context.day &&
      (closing.said === 'complete' || closing.said === 'nothing to report'),
  )
  const own = entries.filter(entry => entry.register === register && isActive(entry, period))
  const standing = closings.filter(closing => closing.said === 'complete' || !own.some(entry => isOf(entry, closing)))
  const shown = standing.filter(
    closing =>
      !closing.held &&
      !(
        closing.list.level === 'national' &&
        (context.hidden.has(closing.list.country) || notShown(context, period, closing.list.country))
      ),
  )
  const names = (list: readonly Closing[]) => new Set(list.map(closing => nameOfList(listOf(closing))))
  return { inside: names(standing), public: names(shown) }
}

export const nameOfList = (list: ListName) => `${list.level} ${list.of}`

function listOf(closing: Closing): ListName {
  const list = closing.list
  if (list.level === 'national') return { level: 'national', of: list.country }
  if (list.level === 'regional') return { level: 'regional', of: list.region }
  return { level: 'international', of: '' }
}

/** Whether the entry belongs on the list of the closing. Local entries stand on national lists. */
function isOf(entry: KnownEntry, closing: Closing): boolean {
  const list = closing.list
  if (list.level === 'national')
    return (entry.level === 'national' || entry.level === 'local') && entry.places.includes(list.country)
  if (list.level === 'regional')
    return entry.level === 'regional' && (entry.regions.includes(list.region) || entry.keptBy === list.region)
  return entry.level === 'international'
}

/** Something of the entry happened in the period, or it stands on the last day in a stage that is not an end. */
function isActive(entry: KnownEntry, period: Period): boolean {
  const days = [
    ...(entry.event ? [entry.event] : []),
    ...entry.stages.map(stage => stage.day),
    ...entry.dated.map(field => field.day),
  ]
  if (days.some(day => inPeriod(day, period))) return true
  const stage = stageOn(entry, lastDay(period))
  return stage !== null && !['left', 'ended', 'dropped'].includes(stage)
}
