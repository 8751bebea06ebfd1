/**
 * Recounts a release from the planted world alone: what it must say inside the network and in public.
 *
 * It imports nothing of the product. It follows `definitions.md`; where that leaves a question open, `readings.md` says what was read.
 */
import { baselineFigures, type BaselineFigure } from './baselines.ts'
import { changeOf, type Change } from './change.ts'
import { contextOf, indicatorOf, roundsOf, type Context } from './context.ts'
import { derivedRows, type DerivedRow, type RowsOf } from './derived.ts'
import { entryFigures, type EntryFigure } from './entries.ts'
import { figureOf, states, type Figure } from './figure.ts'
import { learningCounts, learningFigures, type LearningCounts, type LearningFigure } from './learning.ts'
import { nationalFigures, nationalSets, type NationalFigure } from './national.ts'
import { partFigures, partWarnings, type PartFigure, type PartWarning } from './form-parts.ts'
import { numberTargetFigures, type NumberTargetFigure } from './number-targets.ts'
import { planFigures, planLevelFigures, type PlanFigure, type PlanLevelFigure } from './plans.ts'
import { recommendationFigure, type RecommendationFigure } from './recommendations.ts'
import { askedRows, nameOf, type Row } from './rows.ts'
import { sinceBaselines, type SinceBaseline } from './since-baseline.ts'
import { responseOf, type Response } from './response.ts'
import { splitOf, type Split } from './split.ts'
import { observedOf, type Observed } from './targets.ts'
import { withheldOf } from './withhold.ts'
import type { Day, Indicator, Kind, Period, World } from './world.ts'

/**
 * A name of a figure: `indicator` is `O2a` or, for a part, `O2a/judges`; `period` the label of its period; `type` the respondent type (several declared
 * equivalent are joined by `+`), or `derived`.
 */
export type FigureName = { readonly indicator: string; readonly period: string; readonly type: string }

/** Every subject in scope of a figure with its statuses. */
export type RowSet = FigureName & {
  readonly kind: Kind
  readonly subject: Indicator['subject']
  readonly rows: readonly DerivedRow[]
}

/** The figure over one place: `world`, or a region's code (groups of the period's last day). `public: null`: withheld, no number of it is printed. */
export type PlacedFigure = FigureName & {
  readonly place: string
  readonly inside: Figure
  readonly public: Figure | null
}

/** From the period before to this one, within the release; per place as `PlacedFigure`. `public: null` where either figure is withheld. */
export type PeriodChange = FigureName & {
  readonly place: string
  readonly since: string
  readonly inside: Change
  readonly public: Change | null
}

/** The same figure in the release before, as it stands on the day of this one, and in this one: began and ended are corrections. */
export type ReleaseChange = FigureName & {
  readonly sinceRelease: string
  readonly inside: Change
  readonly public: Change | null
}

/** A value that gave way to that of a later opened round of the same period. */
export type Exclusion = FigureName & { readonly subject: string; readonly kept: string; readonly excluded: string }

export type Recount = {
  readonly release: string
  readonly day: Day
  readonly periods: readonly string[]
  readonly rows: readonly RowSet[]
  readonly figures: readonly PlacedFigure[]
  /** Of parts by form and of the online dimension, over the world; by region they stand in `figures`. */
  readonly parts: readonly PartFigure[]
  readonly partWarnings: readonly PartWarning[]
  /** Of every whole figure about countries; `printed` says whether a public file shows it. */
  readonly splits: readonly Split[]
  readonly changes: readonly PeriodChange[]
  readonly releaseChanges: readonly ReleaseChange[]
  readonly entries: readonly EntryFigure[]
  readonly recommendations: readonly RecommendationFigure[]
  /** Of the newest period of every figure about countries. */
  readonly sinceBaselines: readonly SinceBaseline[]
  readonly targets: readonly Observed[]
  /** Targets on sums, shares, counts of countries and entries. */
  readonly numberTargets: readonly NumberTargetFigure[]
  /** Indicators of one country each; none of them is in rows, figures, splits or changes. */
  readonly national: readonly NationalFigure[]
  readonly plans: readonly PlanFigure[]
  /** National, regional, network; inside only. */
  readonly planLevels: readonly PlanLevelFigure[]
  readonly learning: readonly LearningFigure[]
  readonly learningCounts: LearningCounts
  readonly baselines: readonly BaselineFigure[]
  /** Of whole figures that members answered about countries. */
  readonly responses: readonly (FigureName & Response)[]
  readonly exclusions: { readonly inside: readonly Exclusion[]; readonly public: readonly Exclusion[] }
  /** Texts redacted and countries hidden by the day on which the release is looked at, as `verify` says them. */
  readonly redactedTexts: number
  readonly hiddenCountries: number
}

/** `shownOn`: look at the release on a later day, when hiding has reached it. Default: the day it was signed. */
export function recount(world: World, label: string, shownOn?: Day): Recount {
  const context = contextOf(world, label, shownOn)
  const sets = rowSets(context)
  const before = releaseBefore(world, label)
  const earlier = before === null ? null : setsAndFigures(contextOf(world, before, shownOn ?? context.day))
  const figures = sets.flatMap(set => placedFigures(context, set))
  const countries = sets.filter(set => set.subject === 'country')
  const entries = overEntries(context, (indicator, period) => entryFigures(context, indicator, period))
  const plans = planFigures(context)
  const learning = learningFigures(context, plans)
  return {
    release: label,
    day: context.day,
    periods: context.periods.map(period => period.label),
    rows: sets,
    figures,
    parts: partFigures(context, figures),
    partWarnings: partWarnings(context, sets),
    splits: splitsOf(countries, splitsBefore(world, label)).map(split => withoutHiddenSince(context, split, countries)),
    changes: sets.flatMap(set => periodChanges(context, set, sets, figures)),
    releaseChanges: earlier ? sets.flatMap(set => releaseChange(set, figures, earlier)) : [],
    entries,
    recommendations: overEntries(context, (indicator, period) =>
      indicator.subject === 'network'
        ? [recommendationFigure(context, indicator, period)].filter(figure => figure !== null)
        : [],
    ),
    sinceBaselines: countries
      .filter(set => set.period === context.periods.at(-1)?.label && !set.indicator.includes('/'))
      .flatMap(set => sinceBaselines(context, set, { period: context.periods.at(-1)!, rows: set.rows })),
    targets: world.targets.flatMap(target =>
      context.periods.flatMap(period => {
        const set = sets.find(rowSet => rowSet.indicator === target.indicator && rowSet.period === period.label)
        return [set && observedOf(context, target, period, set.rows)].filter(
          observed => observed !== undefined && observed !== null,
        )
      }),
    ),
    numberTargets: numberTargetFigures(context, { sets: [...sets, ...nationalSets(context)], entries }),
    national: nationalFigures(context),
    plans,
    planLevels: planLevelFigures(context, plans),
    learning,
    learningCounts: learningCounts(learning),
    baselines: baselineFigures(context),
    responses: countries.flatMap(set => responses(context, set)),
    exclusions: { inside: exclusions(sets, 'excluded'), public: exclusions(countries, 'excludedInPublic') },
    redactedTexts: world.redactions.filter(redaction => redaction.day <= (shownOn ?? context.day)).length,
    hiddenCountries: context.hidden.size,
  }
}

type Earlier = { readonly release: string; readonly sets: readonly RowSet[]; readonly figures: readonly PlacedFigure[] }

function setsAndFigures(context: Context): Earlier {
  const sets = rowSets(context)
  return { release: context.release.label, sets, figures: sets.flatMap(set => placedFigures(context, set)) }
}

function releaseBefore(world: World, label: string): string | null {
  const day = world.releases.find(release => release.label === label)!.day
  const earlier = world.releases.filter(release => release.day < day).sort((a, b) => (a.day < b.day ? -1 : 1))
  return earlier.at(-1)?.label ?? null
}

function overEntries<T>(context: Context, count: (indicator: Indicator, period: Period) => readonly T[]): readonly T[] {
  const counting = context.world.indicators.filter(indicator => indicator.how === 'entries')
  return context.periods.flatMap(period => counting.flatMap(indicator => count(indicator, period)))
}

/** Row sets of every indicator (and part) that a round of the period asks, in the order of periods and indicators. */
export function rowSets(context: Context): readonly RowSet[] {
  const kept = new Map<string, readonly RowSet[]>()
  const setsOf = (indicator: Indicator, period: Period): readonly RowSet[] => {
    const key = `${indicator.code} ${period.label}`
    const found = kept.get(key) ?? indicatorSets(context, indicator, period, rowsOf)
    kept.set(key, found)
    return found
  }
  const rowsOf: RowsOf = (indicator, period) =>
    setsOf(indicator, period)
      .filter(set => set.indicator === indicator.code)
      .map(set => set.rows)
  return context.periods.flatMap(period =>
    context.world.indicators
      .filter(indicator => indicator.how !== 'entries')
      .flatMap(indicator => setsOf(indicator, period))
      .filter(set => set.rows.length > 0),
  )
}

function indicatorSets(context: Context, indicator: Indicator, period: Period, rowsOf: RowsOf): readonly RowSet[] {
  const { kind, subject } = indicator
  const base = { kind, subject, period: period.label }
  if (indicator.how !== 'asked' && indicator.how !== 'parts')
    return [
      { ...base, indicator: indicator.code, type: 'derived', rows: derivedRows(context, indicator, period, rowsOf) },
    ]
  const asked = roundsOf(context, period).flatMap(round =>
    round.asks.filter(ask => ask.indicator === indicator.code).flatMap(ask => ask.types),
  )
  const single = [...new Set(asked)].sort().map(type => [type])
  const pooled = context.world.network.pooled
    .filter(pool => pool.day <= context.day && pool.types.every(type => asked.includes(type)))
    .map(pool => pool.types)
  // An indicator that no round of the period asks still has its scope, all of it not asked.
  const types = single.length > 0 ? [...single, ...pooled] : [['member']]
  return types.flatMap(some =>
    [null, ...indicator.parts.map(part => part.code)].map(part => ({
      ...base,
      indicator: nameOf(indicator, part),
      type: some.join('+'),
      rows: askedRows(context, indicator, part, period, some),
    })),
  )
}

function placedFigures(context: Context, set: RowSet): readonly PlacedFigure[] {
  const name = { indicator: set.indicator, period: set.period, type: set.type }
  const over = (rows: readonly Row[]) => ({
    inside: figureOf(
      set.kind,
      rows.map(row => row.inside),
    ),
    public: figureOf(
      set.kind,
      rows.filter(row => row.public !== null).map(row => row.public),
    ),
  })
  const together = over(set.rows)
  if (set.subject === 'region') return [{ ...name, place: 'world', ...together }]
  const regions = context.world.network.regions.map(region => ({
    region: region.code,
    ...over(set.rows.filter(row => row.region === region.code)),
  }))
  const hides =
    set.subject === 'member'
      ? withheldOf(
          indicatorOf(context.world, set.indicator.split('/')[0]!).code,
          together.public,
          regions.map(eachRegion => ({ region: eachRegion.region, figure: eachRegion.public })),
        )
      : { all: false, regions: new Set<string>() }
  return [
    { ...name, place: 'world', inside: together.inside, public: hides.all ? null : together.public },
    ...regions.map(eachRegion => ({
      ...name,
      place: eachRegion.region,
      inside: eachRegion.inside,
      public: hides.regions.has(eachRegion.region) ? null : eachRegion.public,
    })),
  ]
}

/** A split of countries one of which was hidden since the release was signed is not printed again: beside a copy taken before it would say why. */
function withoutHiddenSince({ world, day, hidden }: Context, split: Split, sets: readonly RowSet[]): Split {
  const set = sets.find(
    rowSet => rowSet.indicator === split.indicator && rowSet.period === split.period && rowSet.type === split.type,
  )
  const since = new Set(world.hidden.filter(one => one.day > day && hidden.has(one.country)).map(one => one.country))
  const isChanged = set?.rows.some(row => row.public !== null && since.has(row.subject)) ?? false
  return isChanged ? { ...split, printed: false, because: [...split.because, 'a country was hidden since'] } : split
}

/** Splits in the order of sets, each judged against those of its indicator and type printed before it. */
function splitsOf(sets: readonly RowSet[], printedBefore: readonly Split[]): readonly Split[] {
  const done: Split[] = []
  for (const set of sets) {
    const name = { indicator: set.indicator, period: set.period, type: set.type }
    const same = [...printedBefore, ...done].filter(
      split => split.indicator === set.indicator && split.type === set.type,
    )
    done.push(splitOf(name, set.rows, same))
  }
  return done
}

/** Splits printed in all releases before this one. */
function splitsBefore(world: World, label: string): readonly Split[] {
  const before = releaseBefore(world, label)
  if (before === null) return []
  const earlier = splitsBefore(world, before)
  const sets = rowSets(contextOf(world, before)).filter(set => set.subject === 'country')
  return [...earlier, ...splitsOf(sets, earlier).filter(split => split.printed)]
}

/** Rows of two figures by subject. A subject that one of them lacks was outside its scope. */
function changeBetween(earlier: readonly Row[], later: readonly Row[], view: 'inside' | 'public', kind: Kind): Change {
  const before = new Map(earlier.map(row => [row.subject, row]))
  const after = new Map(later.map(row => [row.subject, row]))
  const subjects = [...new Set([...before.keys(), ...after.keys()])]
  const pairs = subjects.map(subject => ({
    earlier: before.get(subject)?.[view] ?? null,
    later: after.get(subject)?.[view] ?? null,
    hidden: (after.get(subject)?.hidden ?? false) && !(before.get(subject)?.hidden ?? false),
  }))
  return changeOf(states[kind] ?? ['given'], pairs)
}

function periodChanges(
  context: Context,
  set: RowSet,
  sets: readonly RowSet[],
  figures: readonly PlacedFigure[],
): readonly PeriodChange[] {
  const at = context.periods.findIndex(period => period.label === set.period)
  const since = context.periods[at - 1]?.label
  const earlier = sets.find(
    rowSet => rowSet.indicator === set.indicator && rowSet.type === set.type && rowSet.period === since,
  )
  if (since === undefined || !earlier) return []
  const places =
    set.subject === 'region' ? ['world'] : ['world', ...context.world.network.regions.map(region => region.code)]
  return places.map(place => {
    const own = (rows: readonly Row[]) => (place === 'world' ? rows : rows.filter(row => row.region === place))
    const printed = [since, set.period].every(period => isPrinted(figures, { ...set, period }, place))
    const between = (view: 'inside' | 'public') => changeBetween(own(earlier.rows), own(set.rows), view, set.kind)
    const name = { indicator: set.indicator, period: set.period, type: set.type }
    return { ...name, place, since, inside: between('inside'), public: printed ? between('public') : null }
  })
}

/** Indicators that are answered as such: a parent of parts, a part, and what nobody answers have no response of their own. */
function responses(context: Context, set: RowSet): readonly (FigureName & Response)[] {
  const indicator = context.world.indicators.find(eachIndicator => eachIndicator.code === set.indicator)
  const period = context.periods.find(eachPeriod => eachPeriod.label === set.period)
  if (indicator?.how !== 'asked' || set.type !== 'member' || !period) return []
  const name = { indicator: set.indicator, period: set.period, type: set.type }
  return [{ ...name, ...responseOf(context, indicator, period, set.rows) }]
}

function isPrinted(figures: readonly PlacedFigure[], name: FigureName, place: string): boolean {
  const figure = figures.find(
    placedFigure =>
      placedFigure.indicator === name.indicator &&
      placedFigure.period === name.period &&
      placedFigure.type === name.type &&
      placedFigure.place === place,
  )
  return figure !== undefined && figure.public !== null
}

function releaseChange(set: RowSet, figures: readonly PlacedFigure[], earlier: Earlier): readonly ReleaseChange[] {
  const old = earlier.sets.find(
    rowSet => rowSet.indicator === set.indicator && rowSet.type === set.type && rowSet.period === set.period,
  )
  if (!old) return []
  const between = (view: 'inside' | 'public') => changeBetween(old.rows, set.rows, view, set.kind)
  const name = { indicator: set.indicator, period: set.period, type: set.type }
  const printed = isPrinted(figures, name, 'world') && isPrinted(earlier.figures, name, 'world')
  const change = { inside: between('inside'), public: printed ? between('public') : null }
  return [{ ...name, sinceRelease: earlier.release, ...change }]
}

function exclusions(sets: readonly RowSet[], which: 'excluded' | 'excludedInPublic'): readonly Exclusion[] {
  return sets.flatMap(set =>
    set.rows.flatMap(row =>
      row[which].map(excluded => ({
        indicator: set.indicator,
        period: set.period,
        type: set.type,
        subject: row.subject,
        kept: row.round ?? '',
        excluded,
      })),
    ),
  )
}
