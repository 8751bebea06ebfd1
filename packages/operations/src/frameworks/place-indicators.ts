/** Records the network's decision which indicators of an edition are core and which a country may choose. */
import { placeIndicators as place, type Agreement, type PlacingRefusal } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import { lockEdition, versionsInEdition, writePlacing } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { readDecision, type EditionMoveRefusal } from './agree-edition.ts'

export type PlacingForm = Agreement & {
  readonly edition: string
  /** Codes of the core indicators; every other one that asks countries for a value becomes optional. */
  readonly core: readonly string[]
}

/**
 * Records the decision; until there is one, what is core is the product's proposal. It binds rounds opened from then on, and baselines
 * agreed from then on; what was asked and agreed stays. Refuses a decision without body, day or record, a day that lies ahead, no core
 * indicator at all, one that cannot be core, and a retired edition.
 */
export async function placeIndicators(
  desk: Desk,
  form: PlacingForm,
): Promise<Result<string, EditionMoveRefusal | PlacingRefusal>> {
  return perform<string, EditionMoveRefusal | PlacingRefusal>(desk, 'place-indicators', async act => {
    const { t, at, latest, about } = act
    const edition = await lockEdition(t, form.edition)
    if (!edition) return refused({ kind: 'thing.not-found' })
    const said = readDecision(form, latest)
    if (!said.ok) return said
    if (edition.state === 'retired') return refused({ kind: 'edition.cannot-move', from: 'retired', to: 'retired' })
    const national = new Set(edition.national.map(nationalInEdition => nationalInEdition.code))
    const common = edition.content.indicators.filter(indicator => !national.has(indicator.code))
    const placed = place(common, form.core)
    if (!placed.ok) return placed
    const standings = (await versionsInEdition(t, edition.id)).flatMap(({ id, code }) => {
      const standing = placed.value.get(code)
      return standing ? [{ version: id, standing }] : []
    })
    await writePlacing(t, { edition: edition.id, ...said.value, at, standings })
    about(edition.id, { ...said.value, core: form.core })
    return done(edition.id)
  })
}
