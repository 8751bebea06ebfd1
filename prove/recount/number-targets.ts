/** What stands beside targets on sums, shares, counts of countries and entries, and whether each is reached by its day. Source: models.md 4. */
import { notShown, type Context } from './context.ts'
import { lastDay } from './days.ts'
import type { EntryCount, EntryFigure } from './entries.ts'
import { figureOf, percentOf, type Figure } from './figure.ts'
import type { Row } from './rows.ts'
import type { Indicator, Kind, Period } from './world.ts'
import type { Goal, NumberTarget } from './world-more.ts'

/** `open`: what is not known could still decide it. */
export type Verdict = 'yes' | 'no' | 'open'

/** Least and most it is, in what the target measures (countries, per cent, the unit of the sum, entries); equal where there are no bounds. */
export type Span = { readonly from: number; readonly to: number }

/**
 * `value`: null where nothing is known (nobody gave one; no entry, and lists not all closed). `open`: subjects without a value that applies, those not asked
 * among them; for entries, lists not closed. `reached`: whether the target's number (not a milestone's) is.
 */
export type Reached = { readonly value: Span | null; readonly open: number; readonly reached: Verdict }

/** In one period of the release. `later`: countries of public files that stand apart, since they were not on the frozen list. */
export type ReachedIn = {
  readonly period: string
  readonly inside: Reached
  readonly public: Reached | null
  readonly later: number
}

/** A milestone, or (the last one) the target itself: whether it was reached by its day, from the newest period that ended by then; null before that is known. */
export type GoalReached = Goal & {
  readonly period: string | null
  readonly inside: Verdict | null
  readonly public: Verdict | null
}

/** `shown`: public files have the target; those of a hidden country, and of one that is left out, they do not, and `public` is null throughout. */
export type NumberTargetFigure = {
  readonly target: string
  readonly shown: boolean
  readonly baseline: { readonly inside: Span | null; readonly public: Span | null }
  readonly observed: readonly ReachedIn[]
  readonly goals: readonly GoalReached[]
}

/** What a release has counted: rows of every asked indicator, and figures of entries. */
export type Counted = {
  readonly sets: readonly {
    readonly indicator: string
    readonly period: string
    readonly kind: Kind
    readonly subject: Indicator['subject']
    readonly rows: readonly Row[]
  }[]
  readonly entries: readonly EntryFigure[]
}

/** Of every target agreed by the day of the release, in the order of the world. */
export function numberTargetFigures(context: Context, counted: Counted): readonly NumberTargetFigure[] {
  return (context.world.numberTargets ?? [])
    .filter(target => target.agreed <= context.day)
    .map(target => numberTargetFigure(context, target, counted))
}

/** A measurement before it is judged: every goal of a target judges it by its own number. */
type Measured = {
  readonly value: Span | null
  readonly open: number
  readonly judge: (wanted: number) => Verdict
}

type MeasuredIn = {
  readonly period: Period
  readonly inside: Measured
  readonly public: Measured | null
  readonly later: number
}

function numberTargetFigure(context: Context, target: NumberTarget, counted: Counted): NumberTargetFigure {
  const shown = isShown(context, target)
  const measured = context.periods
    .map(period => measuredIn(target, period, counted))
    .filter(eachMeasured => eachMeasured !== null)
    .map(eachMeasured => (shown ? eachMeasured : { ...eachMeasured, public: null }))
  const judged = ({ value, open, judge }: Measured): Reached => ({ value, open, reached: judge(target.value) })
  return {
    target: target.id,
    shown,
    baseline: baselineOf(target, measured, shown),
    observed: measured.map(eachMeasured => ({
      period: eachMeasured.period.label,
      inside: judged(eachMeasured.inside),
      public: eachMeasured.public && judged(eachMeasured.public),
      later: eachMeasured.later,
    })),
    goals: [...target.milestones, { value: target.value, by: target.by }].map(goal =>
      goalReached(context, goal, measured),
    ),
  }
}

function isShown(context: Context, { place }: NumberTarget): boolean {
  if (place.kind !== 'country') return true
  const last = context.periods.at(-1)
  return !context.hidden.has(place.code) && !(last !== undefined && notShown(context, last, place.code))
}

function baselineOf(
  { baseline }: NumberTarget,
  measured: readonly MeasuredIn[],
  shown: boolean,
): NumberTargetFigure['baseline'] {
  if (baseline === null) return { inside: null, public: null }
  if ('value' in baseline) {
    const span = { from: baseline.value, to: baseline.value }
    return { inside: span, public: shown ? span : null }
  }
  const found = measured.find(eachMeasured => eachMeasured.period.label === baseline.period)
  return { inside: found?.inside.value ?? null, public: found?.public?.value ?? null }
}

/** Known once the release has the period in which the day lies, and the day is over. */
function goalReached(context: Context, goal: Goal, measured: readonly MeasuredIn[]): GoalReached {
  const isOver = goal.by < context.day && measured.some(eachMeasured => eachMeasured.period.until > goal.by)
  const ended = measured.filter(eachMeasured => lastDay(eachMeasured.period) <= goal.by).at(-1)
  if (!isOver || !ended) return { ...goal, period: null, inside: null, public: null }
  return {
    ...goal,
    period: ended.period.label,
    inside: ended.inside.judge(goal.value),
    public: ended.public && ended.public.judge(goal.value),
  }
}

function measuredIn(target: NumberTarget, period: Period, { sets, entries }: Counted): MeasuredIn | null {
  if (target.measure === 'entries') return entriesIn(target, period, entries)
  const set = sets.find(eachSet => eachSet.indicator === target.indicator && eachSet.period === period.label)
  if (!set || set.subject !== 'country') return null
  const here = set.rows.filter(row => isAt(target, row))
  const own = here.filter(row => target.countries.includes(row.subject))
  if (own.length === 0) return null
  const inside = own.map(row => row.inside)
  const shown = own.filter(row => row.public !== null).map(row => row.public)
  return {
    period,
    inside: measuredFigure(target, figureOf(set.kind, inside)),
    public: shown.length === 0 ? null : measuredFigure(target, figureOf(set.kind, shown)),
    later: here.filter(row => row.public !== null && !own.includes(row)).length,
  }
}

const isAt = ({ place }: NumberTarget, row: Row) =>
  place.kind === 'world' || (place.kind === 'region' ? row.region === place.code : row.subject === place.code)

/** A measured figure about countries. The range printed is over those asked; a verdict waits for those in scope that were not asked too. */
function measuredFigure({ measure, state, way }: NumberTarget, figure: Figure): Measured {
  const open = figure.applicable - figure.answered + figure.notAsked
  const { sums } = figure.counts
  if (measure === 'sum') {
    const sum = sums?.count ?? 0
    return {
      value: figure.answered === 0 ? null : { from: sum, to: sum },
      open,
      // What is not given can only add to it.
      judge: wanted => judgeSpan(way, sum, open > 0 ? Infinity : sum, wanted, figure.answered + open),
    }
  }
  if (measure === 'share') {
    const { numerator = 0, denominator = 0 } = sums ?? {}
    const share = denominator === 0 ? null : percentOf(numerator, denominator)
    const exact = (100 * numerator) / denominator
    return {
      value: share === null ? null : { from: share, to: share },
      open,
      judge: wanted => (open > 0 || share === null ? 'open' : judgeSpan(way, exact, exact, wanted, 1)),
    }
  }
  const range = figure.ranges?.[state ?? 'yes']
  if (!range) throw new Error(`A target on ${measure} needs a rating.`)
  const most = range.overScope?.to ?? range.to
  if (measure === 'countries')
    return {
      value: figure.answered === 0 ? null : { from: range.from, to: range.to },
      open,
      judge: wanted => judgeSpan(way, range.from, most, wanted, figure.answered + open),
    }
  const of = figure.applicable + figure.notAsked
  return {
    value: range.percent,
    open,
    judge: wanted => (of === 0 ? 'open' : judgeSpan(way, (100 * range.from) / of, (100 * most) / of, wanted, of)),
  }
}

/** `known`: of nothing at all (no subject that applies) nothing can be said. */
function judgeSpan(way: NumberTarget['way'], least: number, most: number, wanted: number, known: number): Verdict {
  if (known === 0) return 'open'
  if (way === 'at least') return least >= wanted ? 'yes' : most < wanted ? 'no' : 'open'
  return most <= wanted ? 'yes' : least > wanted ? 'no' : 'open'
}

function entriesIn(target: NumberTarget, period: Period, figures: readonly EntryFigure[]): MeasuredIn | null {
  const nameOf = (place: EntryFigure['place']) => (place.kind === 'world' ? 'world' : `${place.kind} ${place.code}`)
  const found = figures.find(
    figure =>
      figure.indicator === target.indicator &&
      figure.period === period.label &&
      nameOf(figure.place) === nameOf(target.place),
  )
  if (!found) return null
  const measured = (count: EntryCount): Measured => {
    const lists = Object.values(count.lists)
    const open = lists.reduce((sum, list) => sum + list.of - list.closed, 0)
    const isWhole = lists.length > 0 && open === 0
    const value = typeof count.prints === 'number' ? { from: count.prints, to: count.prints } : null
    // What an open list lacks can only add to it.
    return {
      value,
      open,
      judge: wanted => judgeSpan(target.way, count.count, isWhole ? count.count : Infinity, wanted, 1),
    }
  }
  return { period, inside: measured(found.inside), public: found.public && measured(found.public), later: 0 }
}
