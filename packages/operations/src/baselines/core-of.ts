/** The frameworks a country can have a baseline on, each with the core indicators of its newest edition. */
import { isPlaceable, type Indicator } from '@waymark/framework'
import { editionsOf, versionsInEdition, type EditionRow, type InNetwork } from '@waymark/store'

export type CoreIndicator = { readonly version: string; readonly indicator: string; readonly content: Indicator }
export type CoreFramework = {
  readonly edition: EditionRow
  readonly core: readonly CoreIndicator[]
  /** What a national results framework may name beside the core: optional indicators, and those of the country itself. */
  readonly others: readonly CoreIndicator[]
}

/** Per framework the edition that begins last among those not retired, where it has core indicators. `place`: the country it is for. */
export async function coreFrameworks(t: InNetwork, place: string): Promise<readonly CoreFramework[]> {
  const newest = new Map<string, EditionRow>()
  for (const edition of await editionsOf(t)) {
    if (edition.state === 'retired') continue
    const before = newest.get(edition.framework)
    if (!before || before.content.edition.first < edition.content.edition.first) newest.set(edition.framework, edition)
  }
  const found: CoreFramework[] = []
  for (const edition of newest.values()) {
    const made = await indicatorsOf(t, edition, place)
    if (made.core.length > 0) found.push({ edition, ...made })
  }
  return found
}

async function indicatorsOf(t: InNetwork, edition: EditionRow, place: string) {
  const contents = new Map(edition.content.indicators.map(indicator => [indicator.code, indicator]))
  const own = new Set(
    edition.national.filter(national => national.place === place && !national.ended).map(national => national.code),
  )
  const all = (await versionsInEdition(t, edition.id)).flatMap(({ id, indicator, code, standing }) => {
    const content = contents.get(code)
    return content ? [{ version: id, indicator, content, standing }] : []
  })
  return {
    core: all.filter(one => one.standing === 'core'),
    others: all.filter(({ standing, content }) =>
      standing === 'national' ? own.has(content.code) : standing === 'optional' && isPlaceable(content),
    ),
  }
}
