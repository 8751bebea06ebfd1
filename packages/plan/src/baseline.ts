import { done, refused, type Result } from '@waymark/language'
import { readDay, type Day, type DayRefusal } from '@waymark/network'

/** The days a baseline speaks of, first and last; they may lie before the first round. */
export type BaselineDays = { readonly from: Day; readonly until: Day }

export type BaselineDaysRefusal =
  | (DayRefusal & { readonly field: 'from' | 'until' })
  | { readonly kind: 'baseline.ends-before-start'; readonly field: 'until' }
  | { readonly kind: 'baseline.in-future'; readonly field: 'until' }

/** Reads the days as typed; a baseline of one day has the same first and last. Refuses a last day that lies ahead or before the first. */
export function readBaselineDays(
  typed: { readonly from: string; readonly until: string },
  today: Day,
): Result<BaselineDays, BaselineDaysRefusal> {
  const [from, until] = [readDay(typed.from), readDay(typed.until)]
  if (!from.ok) return refused({ ...from.refusal, field: 'from' })
  if (!until.ok) return refused({ ...until.refusal, field: 'until' })
  if (until.value < from.value) return refused({ kind: 'baseline.ends-before-start', field: 'until' })
  if (until.value > today) return refused({ kind: 'baseline.in-future', field: 'until' })
  return done({ from: from.value, until: until.value })
}

/** A period that rounds of the framework ask about, first and last day. */
export type AskedPeriod = { readonly label: string; readonly from: Day; readonly last: Day }

export type AgreementRefusal =
  | { readonly kind: 'baseline.agreed-already' }
  | { readonly kind: 'baseline.open'; readonly open: number }
  | { readonly kind: 'baseline.empty' }
  | (DayRefusal & { readonly field: 'agreedOn' })
  | { readonly kind: 'baseline.agreed-in-future'; readonly field: 'agreedOn' }
  | { readonly kind: 'baseline.agreed-before-its-days'; readonly field: 'agreedOn'; readonly until: Day }
  | {
      readonly kind: 'baseline.after-later-period'
      readonly field: 'agreedOn'
      readonly period: string
      readonly last: Day
    }
  | { readonly kind: 'baseline.agreed-before-revised'; readonly field: 'agreedOn'; readonly before: Day }

/**
 * Whether a draft can be agreed on a day. Refuses one with core indicators that say nothing or without any indicator, a day that lies ahead or before the
 * last day it speaks of, and for a first baseline a day after the end of the first later period: whoever knows how it ended does not
 * set where it began. A revision is not agreed before what it revises.
 */
export function agreeBaseline(
  typed: string,
  of: {
    readonly state: 'draft' | 'agreed'
    /** Indicators it must say something of and does not. */
    readonly open: number
    /** Indicators it says something of. */
    readonly said: number
    readonly until: Day
    readonly periods: readonly AskedPeriod[]
    readonly revisedOn: Day | null
    readonly today: Day
  },
): Result<Day, AgreementRefusal> {
  if (of.state === 'agreed') return refused({ kind: 'baseline.agreed-already' })
  if (of.open > 0) return refused({ kind: 'baseline.open', open: of.open })
  if (of.said === 0) return refused({ kind: 'baseline.empty' })
  const field = 'agreedOn'
  const day = readDay(typed)
  if (!day.ok) return refused({ ...day.refusal, field })
  if (day.value > of.today) return refused({ kind: 'baseline.agreed-in-future', field })
  if (day.value < of.until) return refused({ kind: 'baseline.agreed-before-its-days', field, until: of.until })
  if (of.revisedOn !== null)
    return day.value < of.revisedOn
      ? refused({ kind: 'baseline.agreed-before-revised', field, before: of.revisedOn })
      : done(day.value)
  const [first] = of.periods
    .filter(period => period.from > of.until)
    .toSorted((askedPeriod, other) => (askedPeriod.last < other.last ? -1 : askedPeriod.last > other.last ? 1 : 0))
  if (first && day.value > first.last)
    return refused({ kind: 'baseline.after-later-period', field, period: first.label, last: first.last })
  return done(day.value)
}

/** Of baselines that revise each other, those that stand: agreed and revised by no other agreed one. */
export function standingBaselines<
  B extends { readonly id: string; readonly state: 'draft' | 'agreed'; readonly revises: string | null },
>(all: readonly B[]): readonly B[] {
  const agreed = all.filter(one => one.state === 'agreed')
  const revised = new Set(agreed.map(one => one.revises))
  return agreed.filter(one => !revised.has(one.id))
}
