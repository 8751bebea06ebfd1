/** Which lists are closed for a period, inside and in public. Source: definitions 9, 5a; models.md 3. */
import { notShown, respondentsOf, roundsOf, type Context } from './context.ts'
import { inPeriod } from './days.ts'
import { entriesOn, waitingOn } from './entry-on.ts'
import type { Closing, Entry, Period, Register, Round } from './world.ts'

export type ListLevel = 'national' | 'regional' | 'international'

export type Lists = { readonly closed: number; readonly of: number }

/** A list is known by its level and its country or region. */
export type ListName = { readonly level: ListLevel; readonly of: string }

/**
 * The lists closed for a register and period.
 *
 * A closing stands if it was accepted and says complete or nothing to report, no entry of its list waits for a reviewer, complete is said of something,
 * and nothing to report stands beside no accepted entry. A national list is closed if a round that asks for it has such a closing of each of its
 * respondents about the country. In public a held closing, and every list of a hidden country, is open.
 */
export function closedLists(
  context: Context,
  register: Register,
  period: Period,
): { readonly inside: ReadonlySet<string>; readonly public: ReadonlySet<string> } {
  const { day, world } = context
  const closings = world.closings.filter(
    closing =>
      closing.register === register.kind &&
      closing.period === period.label &&
      closing.accepted !== null &&
      closing.accepted <= day &&
      (closing.said === 'complete' || closing.said === 'nothing to report'),
  )
  const [accepted, waiting] = [entriesOn(context), waitingOn(context)]
  const standing = closings.filter(closing => {
    const holds = (entry: Entry) => isOnList(entry, closing, register, period)
    return !waiting.some(holds) && accepted.some(holds) === (closing.said === 'complete')
  })
  const isOpen = (country: string) => context.hidden.has(country) || notShown(context, period, country)
  const shown = standing.filter(
    closing => !closing.held && !(closing.list.level === 'national' && isOpen(closing.list.country)),
  )
  const names = (some: readonly Closing[]) => namesOf(context, register.kind, { period, closings: some })
  return { inside: names(standing), public: names(shown) }
}

export const nameOfList = (list: ListName) => `${list.level} ${list.of}`

function namesOf(
  context: Context,
  register: string,
  { period, closings }: { readonly period: Period; readonly closings: readonly Closing[] },
): ReadonlySet<string> {
  const countries = new Map<string, Set<string>>()
  const upper: ListName[] = []
  for (const { list, by } of closings) {
    if (list.level === 'national') countries.set(list.country, (countries.get(list.country) ?? new Set()).add(by))
    else
      upper.push(
        list.level === 'regional' ? { level: 'regional', of: list.region } : { level: 'international', of: '' },
      )
  }
  const rounds = roundsOf(context, period).filter(round => asksFor(context, round, register))
  const national = [...countries].filter(([country, by]) =>
    rounds.some(round => {
      const asked = respondentsOf(context.world, round, { kind: 'country', code: country }, ['member'])
      return asked.length > 0 && asked.every(respondent => by.has(respondent))
    }),
  )
  return new Set([...upper, ...national.map(([of]) => ({ level: 'national' as const, of }))].map(nameOfList))
}

/** Whether a round asks for an indicator that counts the register, and so for its lists. */
function asksFor({ world }: Pick<Context, 'world'>, round: Round, register: string): boolean {
  const asked = new Set(round.asks.map(ask => ask.indicator))
  return world.indicators.some(indicator => indicator.register === register && asked.has(indicator.code))
}

/** Whether the entry, as it is known, stands on the list of the closing: its keeper's, in the country for a national one, and of the period. */
export function isOnList(entry: Entry, { list, by }: Pick<Closing, 'list' | 'by'>, register: Register, period: Period) {
  if (entry.register !== register.kind || entry.keptBy !== by || !isActive(entry, register, period)) return false
  return list.level !== 'national' || entry.places.includes(list.country)
}

/** Something of an event happened in the period; a standing thing stood on a day of it. */
function isActive({ event, stages }: Entry, { standing }: Register, period: Period): boolean {
  const days = [...(event ? [event] : []), ...stages.map(stage => stage.day)].sort()
  if (!standing) return days.some(day => inPeriod(day, period))
  const ended = stages.findLast(({ stage }) => ['left', 'ended', 'dropped'].includes(stage))?.day
  return days.length > 0 && days[0]! < period.until && (ended === undefined || ended >= period.from)
}
