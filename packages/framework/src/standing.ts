import type { Indicator } from './indicator.ts'

/** Core is asked of every country; optional where a country chooses it; national belongs to one country's own edition. */
export const indicatorStandings = ['core', 'optional', 'national'] as const
export type IndicatorStanding = (typeof indicatorStandings)[number]

/**
 * How an indicator stands in an edition until its network decides: core is what countries are asked and what can be compared
 * over time, so neither what is computed nor a story. No source lists the core indicators; pages call it a proposal.
 */
export function proposedStanding(indicator: Pick<Indicator, 'asks' | 'origin' | 'answer'>): IndicatorStanding {
  const compared = indicator.asks === 'country' && indicator.origin.kind === 'asked' && indicator.answer !== 'narrative'
  return compared ? 'core' : 'optional'
}
