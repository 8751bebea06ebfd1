/** Records that a body of a country agreed on an indicator of its own: it becomes part of the edition, for that country alone. */
import {
  nationalIndicator,
  nationalSource,
  nextNationalCode,
  type Agreement,
  type NationalTexts,
} from '@waymark/framework'
import { done, isLanguage, refused, type Language, type Result } from '@waymark/language'
import { canonicalJson } from '@waymark/scorecard'
import {
  keepText,
  lockEdition,
  lockNational,
  moveNational,
  placeVersion,
  textsOf,
  versionsOf,
  writeAgreement,
  writeContent,
  writeVersion,
  type EditionRow,
  type InNetwork,
  type NationalRow,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { NationalsRefusal } from './refusals.ts'
import { sha256Of } from '../sha256.ts'
import { readDecision } from './agree-edition.ts'
import { hashOfCriteria } from './agreed.ts'
import { comparableOf, indicatorRules } from './indicator-rules.ts'

export type NationalAgreementForm = Agreement & {
  readonly proposal: string
  /** The revision that was read: what is agreed on is what stood on the page. */
  readonly revision: number
}

/**
 * Agrees on a proposal. Its wording becomes a text of the edition, so a second person confirms it: refuses who wrote it, a proposal of
 * another desk's country or no proposal any more, one changed meanwhile, one of which a text was redacted, a decision without body, record
 * or day, a day ahead or after the edition's last, and a retired edition. Gives the code of the indicator.
 */
export async function agreeNational(
  desk: Desk,
  form: NationalAgreementForm,
): Promise<Result<{ readonly code: string; readonly place: string }, NationalsRefusal>> {
  return perform<{ readonly code: string; readonly place: string }, NationalsRefusal>(
    desk,
    'agree-national',
    async act => {
      const { t, at, latest, about } = act
      const found = await lockNational(t, form.proposal)
      const subject = found && (await subjectReached(desk, 'agree-national', { ...act, subject: found.subject }))
      const edition = found && subject && (await lockEdition(t, found.edition))
      if (!found || !edition || found.state !== 'proposed' || edition.state === 'retired')
        return refused({ kind: 'thing.not-found' })
      if (found.revision !== form.revision) return refused({ kind: 'national.changed-meanwhile' })
      if (desk.person !== null && found.person === desk.person.id) return refused({ kind: 'national.second-person' })
      const said = readDecision(form, latest)
      if (!said.ok) return said
      const { first, last } = edition.content.edition
      if (last !== null && said.value.day > last) return refused(dayRefusal(last))
      const texts = await textsAgreed(t, found)
      if (!texts) return refused({ kind: 'national.redacted' })
      const code = await addToEdition(t, edition, { found, texts, ...said.value, at })
      about(found.id, { subject: found.subject, code, ...said.value, first })
      return done({ code, place: found.place })
    },
  )
}

type DayRefusal = { readonly kind: 'national.after-edition'; readonly field: 'day'; readonly last: string }

export const dayRefusal = (last: string): DayRefusal => ({ kind: 'national.after-edition', field: 'day', last })

type Agreed = { readonly language: Language; readonly texts: NationalTexts }

/** Null where one of the texts was redacted: nobody can agree on what cannot be read. */
async function textsAgreed(
  t: InNetwork,
  { name, question, evidence, yes, partial, no }: NationalRow,
): Promise<Agreed | null> {
  const all = await textsOf(t, [name, question, evidence, yes, partial, no])
  const body = (id: string | null) => (id === null ? null : (all.get(id)?.body ?? null))
  const language = all.get(name)?.language ?? ''
  const [said, asked, wanted] = [body(name), body(question), body(evidence)]
  if (said === null || asked === null || wanted === null || !isLanguage(language)) return null
  if ([yes, partial, no].some(id => id !== null && body(id) === null)) return null
  const criteria = yes === null || no === null ? null : { yes: body(yes)!, partial: body(partial), no: body(no)! }
  return { language, texts: { name: said, question: asked, evidence: wanted, criteria } }
}

type Adding = Agreement & { readonly found: NationalRow; readonly texts: Agreed; readonly at: Date }

async function addToEdition(t: InNetwork, edition: EditionRow, { found, texts, at, ...said }: Adding): Promise<string> {
  const { content, framework } = edition
  const taken = (await versionsOf(t, framework)).map(version => version.code)
  const code = nextNationalCode(found.place, taken)
  const source = nationalSource(code)
  const { section, answer, measures, years } = found
  const indicator = nationalIndicator({ code, section, answer, measures, years, source, ...texts })
  const rules = indicatorRules(indicator)
  const sha256 = sha256Of(canonicalJson(rules))
  const comparable = comparableOf(indicator)
  const version = await writeVersion(t, { framework, code, number: 1, rules, sha256, comparable })
  const position = content.indicators.length
  await placeVersion(t, { edition: edition.id, version, position, standing: 'national' })
  const from = { title: code, publisher: said.body, date: said.day, licence: '', place: null }
  await writeContent(t, edition.id, {
    ...content,
    sources: { ...content.sources, [source]: from },
    indicators: [...content.indicators, indicator],
  })
  const versions = [{ version, criteria: hashOfCriteria(indicator) }]
  await writeAgreement(t, { edition: edition.id, ...said, lateReason: null, at, versions })
  await moveNational(t, { id: found.id, to: 'agreed', version })
  // The wording stands in the edition now, where it is revised; two copies would come to differ.
  for (const id of [found.name, found.question, found.evidence, found.yes, found.partial, found.no])
    await keepText(t, id, null)
  return code
}

/** Ends an agreed one: rounds opened from then on do not ask it, what was asked stays. Refuses one of another desk's country. */
export async function endNational(
  desk: Desk,
  indicator: string,
): Promise<Result<{ readonly place: string }, NationalsRefusal>> {
  return perform<{ readonly place: string }, NationalsRefusal>(desk, 'agree-national', async act => {
    const found = await lockNational(act.t, indicator)
    const subject = found && (await subjectReached(desk, 'agree-national', { ...act, subject: found.subject }))
    if (!found || !subject || found.state !== 'agreed') return refused({ kind: 'thing.not-found' })
    await moveNational(act.t, { id: found.id, to: 'ended' })
    act.about(found.id, { to: 'ended', code: found.code })
    return done({ place: found.place })
  })
}
