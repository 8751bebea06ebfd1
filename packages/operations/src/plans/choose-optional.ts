/** Chooses, in a dialogue that took place, which optional indicators a country wants to be asked. */
import { isPlaceable } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  chosenIn,
  dialogueById,
  editionsOf,
  lockEdition,
  versionsInEdition,
  writeChoice,
  type EditionRow,
  type EditionVersion,
  type InNetwork,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { PlansRefusal } from './refusals.ts'

export type OptionalForm = {
  readonly dialogue: string
  readonly edition: string
  /** Codes of the optional indicators chosen; all others of the edition are let go. */
  readonly indicators: readonly string[]
}

/**
 * Keeps the choice; rounds opened from then on ask the country about these. Refuses a dialogue of another country or desk, an edition
 * for which the network has decided nothing yet or that is retired, and an indicator that is not optional there.
 */
export async function chooseOptional(
  desk: Desk,
  form: OptionalForm,
): Promise<Result<{ readonly subject: string }, PlansRefusal>> {
  return perform<{ readonly subject: string }, PlansRefusal>(desk, 'choose-optional', async act => {
    const { t, about } = act
    const dialogue = readId(form.dialogue).ok ? await dialogueById(t, form.dialogue) : undefined
    const subject = dialogue && (await subjectReached(desk, 'choose-optional', { ...act, subject: dialogue.subject }))
    const edition = await lockEdition(t, form.edition)
    if (!dialogue || !subject || !edition || edition.state === 'retired') return refused({ kind: 'thing.not-found' })
    const optional = await optionalOf(t, edition)
    const stranger = form.indicators.find(code => !optional.some(version => version.code === code))
    if (stranger !== undefined) return refused({ kind: 'field.unknown', field: 'indicators' })
    const versions = optional.map(({ id, code }) => ({ version: id, chosen: form.indicators.includes(code) }))
    await writeChoice(t, { edition: edition.id, subject: subject.id, dialogue: dialogue.id, versions })
    about(dialogue.id, { subject: subject.id, edition: edition.id, chosen: form.indicators })
    return done({ subject: subject.id })
  })
}

/** The indicators that the network decided are optional in an edition; none before it decided. */
export async function optionalOf(t: InNetwork, edition: EditionRow): Promise<readonly EditionVersion[]> {
  if (!edition.placing) return []
  const placeable = new Set(edition.content.indicators.filter(isPlaceable).map(indicator => indicator.code))
  const versions = await versionsInEdition(t, edition.id)
  return versions.filter(({ code, standing }) => standing === 'optional' && placeable.has(code))
}

/** By version that is optional in an edition, the subjects that chose it. A version that is not in it is asked of all. */
export async function chosenByVersion(
  t: InNetwork,
  edition: EditionRow,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const chosen = await chosenIn(t, edition.id)
  const subjects = (version: string) =>
    chosen.filter(chosenRow => chosenRow.version === version).map(chosenRow => chosenRow.subject)
  return new Map((await optionalOf(t, edition)).map(({ id }) => [id, new Set(subjects(id))]))
}

/** Editions with optional indicators that are not retired, each indicator with whether the country chose it. */
export async function optionalShown(t: InNetwork, subject: string) {
  const shown = []
  for (const edition of await editionsOf(t)) {
    if (edition.state === 'retired') continue
    const chosen = new Set(
      (await chosenIn(t, edition.id)).flatMap(chosenRow => (chosenRow.subject === subject ? [chosenRow.version] : [])),
    )
    const names = new Map(edition.content.indicators.map(({ code, name }) => [code, name]))
    const indicators = (await optionalOf(t, edition)).map(({ id, code }) => ({
      code,
      name: names.get(code)!,
      chosen: chosen.has(id),
    }))
    const { id, label, content } = edition
    if (indicators.length > 0) shown.push({ edition: id, label, name: content.framework.name, indicators })
  }
  return shown
}
