/** Carries an indicator of a country's own into a later edition of its framework: the same version, asked on, compared over both. */
import type { Agreement } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import {
  lockEdition,
  lockNational,
  moveNational,
  placeVersion,
  versionsInEdition,
  writeAgreement,
  writeContent,
  writeNational,
  type EditionRow,
  type InNetwork,
  type NationalRow,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { NationalsRefusal } from './refusals.ts'
import { readDecision } from './agree-edition.ts'
import { dayRefusal } from './agree-national.ts'
import { hashOfCriteria } from './agreed.ts'

export type CarriedNationalForm = Agreement & {
  /** The agreed one, as it stands in the earlier edition. */
  readonly indicator: string
  readonly edition: string
  /** The section of the later edition in which it will stand. */
  readonly section: string
}

/**
 * Carries it over by a decision of the country's body. Refuses one of another desk's country or that is not agreed or has ended, an edition
 * that is retired, of another framework, not later, or in which it stands already, a section that is none of the edition's, a decision without
 * body, record or day, and a day ahead or after the edition's last. Gives the id of what now stands in the later edition.
 */
export async function carryNational(
  desk: Desk,
  form: CarriedNationalForm,
): Promise<Result<{ readonly id: string; readonly place: string }, NationalsRefusal>> {
  return perform<{ readonly id: string; readonly place: string }, NationalsRefusal>(
    desk,
    'agree-national',
    async act => {
      const { t, at, latest, about } = act
      const found = await lockNational(t, form.indicator)
      const subject = found && (await subjectReached(desk, 'agree-national', { ...act, subject: found.subject }))
      if (!found || !subject || found.state !== 'agreed') return refused({ kind: 'thing.not-found' })
      const [from, to] = [await lockEdition(t, found.edition), await lockEdition(t, form.edition)]
      if (!from || !to || !canCarry(found, from, to)) return refused({ kind: 'thing.not-found' })
      const { section } = form
      if (!to.content.sections.some(eachSection => eachSection.code === section))
        return refused({ kind: section === '' ? 'field.missing' : 'field.unknown', field: 'section' })
      const said = readDecision(form, latest)
      if (!said.ok) return said
      const { last } = to.content.edition
      if (last !== null && said.value.day > last) return refused(dayRefusal(last))
      const id = await addTo(t, to, { found, from, section, said: said.value, person: desk.person?.id ?? null, at })
      about(id, { subject: found.subject, code: found.code, from: from.id, edition: to.id, section, ...said.value })
      return done({ id, place: found.place })
    },
  )
}

/** Whether an indicator that stands agreed in one edition can be carried into another. */
export function canCarry(
  { code, state }: Pick<NationalRow, 'code' | 'state'>,
  from: EditionRow,
  to: EditionRow,
): boolean {
  const isLater = from.framework === to.framework && from.content.edition.first < to.content.edition.first
  const stands = to.content.indicators.some(indicator => indicator.code === code)
  return state === 'agreed' && isLater && to.state !== 'retired' && !stands
}

type Adding = {
  readonly found: NationalRow
  readonly from: EditionRow
  readonly section: string
  readonly said: Agreement
  readonly person: string | null
  readonly at: Date
}

async function addTo(
  t: InNetwork,
  to: EditionRow,
  { found, from, section, said, person, at }: Adding,
): Promise<string> {
  const version = (await versionsInEdition(t, from.id)).find(editionVersion => editionVersion.code === found.code)!.id
  const indicator = { ...from.content.indicators.find(eachIndicator => eachIndicator.code === found.code)!, section }
  const sources = Object.fromEntries(
    Object.entries(from.content.sources).filter(([key]) => JSON.stringify(indicator).includes(`"${key}"`)),
  )
  await placeVersion(t, { edition: to.id, version, position: to.content.indicators.length, standing: 'national' })
  await writeContent(t, to.id, {
    ...to.content,
    sources: { ...sources, ...to.content.sources },
    indicators: [...to.content.indicators, indicator],
  })
  const versions = [{ version, criteria: hashOfCriteria(indicator) }]
  await writeAgreement(t, { edition: to.id, ...said, lateReason: null, at, versions })
  const id = await writeNational(t, { ...found, id: null, edition: to.id, section, person, at })
  await moveNational(t, { id, to: 'agreed', version })
  return id
}
