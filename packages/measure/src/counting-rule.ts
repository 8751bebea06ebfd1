import type { Condition, Level, RegisterKind, When } from '@waymark/framework'
import { endOf, holdsOn, lastDay, type Day, type Days, type Duration } from '@waymark/network'

/** One entry as a counting rule reads it. `stages` is its dated history; `confirmedOn` the last day somebody confirmed that it stands. */
export type RuleEntry = {
  readonly day: Day
  readonly until?: Day
  readonly level: Level
  readonly stages?: readonly { readonly stage: string; readonly on: Day }[]
  readonly confirmedOn?: Day
  readonly places: readonly string[]
  readonly numbers?: Readonly<Record<string, string>>
  readonly choices?: Readonly<Record<string, readonly string[]>>
  readonly days?: Readonly<Record<string, readonly string[]>>
  readonly relations?: Readonly<Record<string, readonly string[]>>
}

export type RuleKind = Pick<RegisterKind, 'stages' | 'periodBy' | 'validFor'>

/** The stage of an entry at the end of a day: the newest one reached by then; of several on one day, the furthest. */
export function stageOn(kind: RuleKind, entry: RuleEntry, day: Day): string | null {
  const place = (stage: string) => kind.stages.findIndex(each => each.code === stage)
  const reached = (entry.stages ?? []).filter(({ on }) => on <= day)
  const newest = reached.toSorted((one, other) =>
    one.on === other.on ? place(other.stage) - place(one.stage) : one.on < other.on ? 1 : -1,
  )
  return newest[0]?.stage ?? null
}

/**
 * Whether an entry belongs to the period by `when`. A standing thing that nobody confirmed within its kind's `validFor` before
 * the period's last day is `unconfirmed`: it stands apart and is not counted. Source: models 3; definitions 9.
 */
export function belongs(kind: RuleKind, entry: RuleEntry, when: When, period: Days): 'yes' | 'no' | 'unconfirmed' {
  if (when === 'event') {
    const decides = (kind.periodBy === 'last' ? entry.until : undefined) ?? entry.day
    return holdsOn(period, decides) ? 'yes' : 'no'
  }
  if ('reached' in when) {
    const reached = (entry.stages ?? []).some(({ stage, on }) => when.reached.includes(stage) && holdsOn(period, on))
    return reached ? 'yes' : 'no'
  }
  return stands(kind, entry, when.standing, lastDay(period))
}

function stands(kind: RuleKind, entry: RuleEntry, stages: readonly string[], on: Day): 'yes' | 'no' | 'unconfirmed' {
  if (entry.day > on || (entry.until !== undefined && entry.until < on)) return 'no'
  const stage = stageOn(kind, entry, on)
  const ended = kind.stages.some(each => each.ends && each.code === stage)
  if (stages.length === 0 ? ended : stage === null || !stages.includes(stage)) return 'no'
  // What has ended needs no confirmation: it will not change any more.
  if (kind.validFor === null || ended) return 'yes'
  return on < endOf(entry.confirmedOn ?? entry.day, kind.validFor as Duration) ? 'yes' : 'unconfirmed'
}

/** Whether an entry meets a condition in a period. A missing field meets nothing, so `not` of it is met. */
export function meets(kind: RuleKind, entry: RuleEntry, condition: Condition | null, period: Days): boolean {
  if (condition === null) return true
  if ('all' in condition) return condition.all.every(each => meets(kind, entry, each, period))
  if ('any' in condition) return condition.any.some(each => meets(kind, entry, each, period))
  if ('not' in condition) return !meets(kind, entry, condition.not, period)
  if ('is' in condition) return (entry.choices?.[condition.field] ?? []).some(code => condition.is.includes(code))
  if ('level' in condition) return condition.level.includes(entry.level)
  if ('places' in condition) return new Set(entry.places).size >= condition.places
  if ('choices' in condition) return new Set(entry.choices?.[condition.choices]).size >= condition.atLeast
  if ('related' in condition) return (entry.relations?.[condition.related] ?? []).length > 0
  if ('stage' in condition) {
    const stage = stageOn(kind, entry, lastDay(period))
    return stage !== null && condition.stage.includes(stage)
  }
  return condition.dated.some(field => datedIn(entry, field, period))
}

/** A day of the field lies in the period; or its year has a day in it. */
function datedIn(entry: RuleEntry, field: string, period: Days): boolean {
  const year = entry.numbers?.[field]
  if (year !== undefined) return year >= period.from.slice(0, 4) && year <= lastDay(period).slice(0, 4)
  return (entry.days?.[field] ?? []).some(on => holdsOn(period, on as Day))
}
