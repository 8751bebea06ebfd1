/** How the answers of the newest period stand to the baselines of countries. Source: models.md 4. */
import { baselinesKnown } from './baselines.ts'
import type { Context } from './context.ts'
import { stateOf } from './figure.ts'
import type { Row } from './rows.ts'
import type { Period, Rating, Value } from './world.ts'

/**
 * Unit: countries in public files. `baselines`: those with a baseline that has a value of the indicator; `followed`: of these, those with a published
 * answer of a period that begins after the day the baseline speaks of. By state, over the followed: in it then and now, came to it, went from it.
 */
export type SinceBaseline = {
  readonly indicator: string
  readonly period: string
  readonly type: string
  /** `world`, or a region's code. */
  readonly place: string
  readonly baselines: number
  readonly followed: number
  readonly states: Readonly<Record<Rating, Readonly<Record<'before' | 'after' | 'began' | 'ended', number>>>>
}

type Name = Pick<SinceBaseline, 'indicator' | 'type'>

/** Of one figure about countries, for the world and each region that has such a baseline. Empty where no country has one. */
export function sinceBaselines(
  context: Context,
  { indicator, type }: Name,
  { period, rows }: { readonly period: Period; readonly rows: readonly Row[] },
): readonly SinceBaseline[] {
  const known = new Map(baselinesKnown(context).map(knownBaseline => [knownBaseline.country, knownBaseline]))
  const values = rows.flatMap(row => {
    const baseline = row.public === null ? undefined : known.get(row.subject)
    const given = baseline?.values.find(value => value.indicator === indicator)?.given
    if (!baseline || !given || 'missing' in given) return []
    const isLater = period.from > baseline.speaksOf
    const now = isLater && row.public !== null && 'value' in row.public ? row.public.value : null
    return [{ region: row.region, before: given as Value, now }]
  })
  if (values.length === 0) return []
  const over = (place: string): SinceBaseline => {
    const own = place === 'world' ? values : values.filter(value => value.region === place)
    const followed = own.flatMap(({ before, now }) => (now ? [[stateOf(before), stateOf(now)] as const] : []))
    const states = (['yes', 'partial', 'no'] as const).map(state => [
      state,
      {
        before: followed.filter(([before]) => before === state).length,
        after: followed.filter(([, now]) => now === state).length,
        began: followed.filter(([before, now]) => before !== state && now === state).length,
        ended: followed.filter(([before, now]) => before === state && now !== state).length,
      },
    ])
    const counts = { baselines: own.length, followed: followed.length }
    return { indicator, period: period.label, type, place, ...counts, states: Object.fromEntries(states) }
  }
  const regions = context.world.network.regions
    .map(region => over(region.code))
    .filter(sinceBaseline => sinceBaseline.baselines > 0)
  return [over('world'), ...regions]
}
