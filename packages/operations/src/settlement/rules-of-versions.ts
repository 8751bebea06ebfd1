/** The rules of every version of an edition, by version id. */
import { editionById, versionsInEdition, type InNetwork } from '@waymark/store'
import { indicatorRules } from '../frameworks/indicator-rules.ts'
import type { RulesByVersion } from './settle-round.ts'

export async function rulesOfVersions(t: InNetwork, edition: string): Promise<RulesByVersion> {
  const found = await editionById(t, edition)
  const indicators = new Map(found?.content.indicators.map(indicator => [indicator.code, indicator]))
  const versions = await versionsInEdition(t, edition)
  return new Map(
    versions.flatMap(version =>
      indicators.has(version.code) ? [[version.id, indicatorRules(indicators.get(version.code)!)] as const] : [],
    ),
  )
}
