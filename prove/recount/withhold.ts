/** Which figures about members a public file may print. Source: definitions 14, design 3.10. */
import type { Figure } from './figure.ts'

const fewest = 5 // members; under it a count says who (definitions 14)

/** S3b may come from confidential reports: those who did and those who did not must both be at least five. */
const closeOnes = new Set(['S3b'])

/** Whether a figure about members gives somebody away by itself. */
export function identifies(indicator: string, figure: Figure): boolean {
  if (figure.asked < fewest) return true
  if (!closeOnes.has(indicator)) return false
  const yes = figure.counts.values.yes ?? 0
  return yes < fewest || figure.asked - yes < fewest
}

/**
 * Regions whose figure is withheld, beside the whole. With one region withheld alone, or several that together have under five, the whole minus the rest
 * would give it: the next smallest is withheld too. Where the whole itself is withheld, all regions are.
 */
export function withheldOf(
  indicator: string,
  unsplit: Figure,
  regions: readonly { readonly region: string; readonly figure: Figure }[],
): { readonly all: boolean; readonly regions: ReadonlySet<string> } {
  if (identifies(indicator, unsplit)) return { all: true, regions: new Set(regions.map(region => region.region)) }
  const withheld = regions.filter(region => identifies(indicator, region.figure))
  const rest = regions
    .filter(region => !withheld.includes(region))
    .sort((a, b) => a.figure.asked - b.figure.asked || (a.region < b.region ? -1 : 1))
  const asked = () => withheld.reduce((sum, region) => sum + region.figure.asked, 0)
  while (withheld.length > 0 && rest.length > 0 && (withheld.length === 1 || asked() < fewest))
    withheld.push(rest.shift()!)
  return { all: false, regions: new Set(withheld.map(region => region.region)) }
}
