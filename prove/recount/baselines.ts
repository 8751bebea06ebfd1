/** What a country's baseline page says: how many core indicators are set, how many cannot be and why, how many are open. Source: models.md 4. */
import { notShown, type Context } from './context.ts'
import { tally } from './figure.ts'
import type { Baseline } from './world.ts'

/** set + sum of reasons + open = core indicators, or those of the national results framework that stands for it. `revisions`: those by the day of the release. */
export type BaselineFigure = {
  readonly country: string
  readonly agreed: boolean
  readonly locked: boolean
  readonly set: number
  readonly reasons: Readonly<Record<string, number>>
  readonly open: number
  readonly revisions: number
  /** Public files show nothing of the baseline of a hidden country, nor of one that is left out of them. */
  readonly public: boolean
}

/** A baseline as public files know it, with the values of its last revision by the day of the release. */
export type KnownBaseline = Pick<Baseline, 'country' | 'speaksOf' | 'values'>

/** Those agreed by then, without those of hidden countries and of countries that are left out. */
export function baselinesKnown(context: Context): readonly KnownBaseline[] {
  const open = new Set(baselineFigures(context).flatMap(figure => (figure.public ? [figure.country] : [])))
  return context.world.baselines
    .filter(baseline => open.has(baseline.country))
    .map(({ country, speaksOf, values, revisions }) => ({
      country,
      speaksOf,
      values: revisions.filter(revision => revision.day <= context.day).at(-1)?.values ?? values,
    }))
}

export function baselineFigures(context: Context): readonly BaselineFigure[] {
  const by = (day: string | null) => day !== null && day <= context.day
  const last = context.periods.at(-1)
  return context.world.baselines.map(baseline => {
    const ofNetwork = context.world.indicators.filter(indicator => indicator.core).map(indicator => indicator.code)
    const core = baseline.over ?? ofNetwork
    const revisions = baseline.revisions.filter(revision => by(revision.day))
    const values = (revisions.at(-1)?.values ?? baseline.values).filter(value => core.includes(value.indicator))
    const reasons = values.flatMap(value => ('missing' in value.given ? [value.given.missing] : []))
    const agreed = by(baseline.agreed?.day ?? null)
    const left = last !== undefined && notShown(context, last, baseline.country)
    return {
      country: baseline.country,
      agreed,
      locked: by(baseline.locked),
      set: values.length - reasons.length,
      reasons: tally(reasons),
      open: core.length - values.length,
      revisions: revisions.length,
      public: agreed && !left && !context.hidden.has(baseline.country),
    }
  })
}
