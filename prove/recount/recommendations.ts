/** E4a: "of 31 agreed by the last day: 20 adopted (9 of them implemented), 2 dropped with a reason, 9 open". Source: definitions 10a. */
import { roundsOf, type Context } from './context.ts'
import { lastDay } from './days.ts'
import { entriesOn, type KnownEntry } from './entry-on.ts'
import type { Day, Indicator, Period } from './world.ts'

/** Unit: recommendations. adopted + dropped + open = agreed; implemented are among the adopted. `closed`: the secretariat closed the list. */
export type Recommendations = {
  readonly agreed: number
  readonly adopted: number
  readonly implemented: number
  readonly dropped: number
  readonly open: number
  readonly closed: boolean
}

export type RecommendationFigure = {
  readonly indicator: string
  readonly period: string
  readonly inside: Recommendations
  readonly public: Recommendations
}

export function recommendationFigure(
  context: Context,
  indicator: Indicator,
  period: Period,
): RecommendationFigure | null {
  if (!roundsOf(context, period).some(round => round.asks.some(ask => ask.indicator === indicator.code))) return null
  const known = entriesOn(context).filter(entry => entry.register === indicator.register)
  const closings = context.world.closings.filter(
    closing =>
      closing.register === indicator.register &&
      closing.period === period.label &&
      closing.list.level === 'international' &&
      closing.said === 'complete' &&
      closing.accepted !== null &&
      closing.accepted <= context.day,
  )
  const day = lastDay(period)
  return {
    indicator: indicator.code,
    period: period.label,
    inside: { ...stand(known, day), closed: closings.length > 0 },
    public: {
      ...stand(
        known.filter(entry => entry.public),
        day,
      ),
      closed: closings.some(closing => !closing.held),
    },
  }
}

/** Where the recommendations agreed by a day stand on it. One dropped without a reason is open. */
function stand(entries: readonly KnownEntry[], day: Day): Omit<Recommendations, 'closed'> {
  const reached = (entry: KnownEntry, stage: string) => entry.stages.some(one => one.stage === stage && one.day <= day)
  const agreed = entries.filter(entry => reached(entry, 'agreed'))
  const dropped = agreed.filter(entry => reached(entry, 'dropped') && entry.fields.reasonDropped !== undefined)
  const kept = agreed.filter(entry => !dropped.includes(entry))
  const implemented = kept.filter(entry => reached(entry, 'implemented'))
  const adopted = kept.filter(entry => reached(entry, 'adopted') || reached(entry, 'implemented'))
  return {
    agreed: agreed.length,
    adopted: adopted.length,
    implemented: implemented.length,
    dropped: dropped.length,
    open: kept.length - adopted.length,
  }
}
