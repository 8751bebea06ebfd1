/** The frameworks a country can have a baseline on, each with the core indicators of its newest edition. */
import type { Indicator } from '@waymark/framework'
import { editionsOf, versionsInEdition, type EditionRow, type InNetwork } from '@waymark/store'

export type CoreIndicator = { readonly version: string; readonly indicator: string; readonly content: Indicator }
export type CoreFramework = { readonly edition: EditionRow; readonly core: readonly CoreIndicator[] }

/** Per framework the edition that begins last among those not retired, where it has core indicators. */
export async function coreFrameworks(t: InNetwork): Promise<readonly CoreFramework[]> {
  const newest = new Map<string, EditionRow>()
  for (const edition of await editionsOf(t)) {
    if (edition.state === 'retired') continue
    const before = newest.get(edition.framework)
    if (!before || before.content.edition.first < edition.content.edition.first) newest.set(edition.framework, edition)
  }
  const found: CoreFramework[] = []
  for (const edition of newest.values()) {
    const contents = new Map(edition.content.indicators.map(indicator => [indicator.code, indicator]))
    const core = (await versionsInEdition(t, edition.id)).flatMap(({ id, indicator, code, standing }) => {
      const content = contents.get(code)
      return standing === 'core' && content ? [{ version: id, indicator, content }] : []
    })
    if (core.length > 0) found.push({ edition, core })
  }
  return found
}
