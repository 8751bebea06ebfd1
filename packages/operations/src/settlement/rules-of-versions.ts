/** The rules of every version of an edition, by version id. */
import { editionById, versionsInEdition, type InNetwork } from '@waymark/store'
import { indicatorRules } from '../framework/indicator-rules.ts'
import type { RulesByVersion } from './settle-round.ts'

export async function rulesOfVersions(t: InNetwork, edition: string): Promise<RulesByVersion> {
  const found = await editionById(t, edition)
  const indicators = new Map(found?.content.indicators.map(one => [one.code, one]))
  const versions = await versionsInEdition(t, edition)
  return new Map(
    versions.flatMap(one =>
      indicators.has(one.code) ? [[one.id, indicatorRules(indicators.get(one.code)!)] as const] : [],
    ),
  )
}
