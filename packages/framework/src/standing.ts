import { done, refused, type Result } from '@waymark/language'
import type { Indicator } from './indicator.ts'

/** Core is asked of every country; optional where a country chooses it; national belongs to one country's own edition. */
const indicatorStandings = ['core', 'optional', 'national'] as const
export type IndicatorStanding = (typeof indicatorStandings)[number]

/**
 * How an indicator stands in an edition until its network decides: core is what countries are asked, or documents about them say, and what
 * can be compared over time, so neither what is computed from answers nor a story. No source lists the core indicators; pages call it a proposal.
 */
export function proposedStanding(indicator: Pick<Indicator, 'asks' | 'origin' | 'answer'>): IndicatorStanding {
  const { origin } = indicator
  const known =
    origin.kind === 'asked' || (origin.kind === 'derived' && origin.rule === 'country-mentioned-in-document')
  const compared = indicator.asks === 'country' && known && indicator.answer !== 'narrative'
  return compared ? 'core' : 'optional'
}

/** Whether a network can make it core or optional: asked of countries or read from documents about them, and with values that can be compared. All else is neither. */
export function isPlaceable(indicator: Pick<Indicator, 'asks' | 'origin' | 'answer'>): boolean {
  return proposedStanding(indicator) === 'core'
}

export type PlacingRefusal =
  | { readonly kind: 'placing.no-core'; readonly field: 'core' }
  | { readonly kind: 'placing.not-placeable'; readonly field: 'core'; readonly code: string }

/**
 * Where a decision puts the indicators of an edition that can be placed: those named are core, the others optional. Refuses a decision
 * without any core indicator, since baselines are over these, and one that names what cannot be placed. Source: models.md 1.
 */
export function placeIndicators(
  indicators: readonly Pick<Indicator, 'code' | 'asks' | 'origin' | 'answer'>[],
  core: readonly string[],
): Result<ReadonlyMap<string, IndicatorStanding>, PlacingRefusal> {
  const placeable = indicators.filter(isPlaceable).map(indicator => indicator.code)
  const stranger = core.find(code => !placeable.includes(code))
  if (stranger !== undefined) return refused({ kind: 'placing.not-placeable', field: 'core', code: stranger })
  if (core.length === 0) return refused({ kind: 'placing.no-core', field: 'core' })
  return done(new Map(placeable.map(code => [code, core.includes(code) ? 'core' : 'optional'])))
}
