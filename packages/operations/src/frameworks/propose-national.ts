/** Proposes an indicator for one country alone, in words of its own people; it is asked once a body of the country has agreed on it. */
import { readNationalChoice, type NationalRefusal, type TypedNationalChoice } from '@waymark/framework'
import { done, isLanguage, refused, type Result } from '@waymark/language'
import {
  editionById,
  keepText,
  lockNational,
  moveNational,
  subjectOfCountry,
  writeNational,
  type FreeText,
  type InNetwork,
  type NationalRow,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { readOptional, readWritten } from '../plans/written.ts'
import { firstOf } from '../refusal.ts'
import type { NationalsRefusal } from './refusals.ts'

export type NationalForm = TypedNationalChoice & {
  /** Code of the country. */
  readonly place: string
  readonly edition: string
  /** The proposal that is written anew; null where one begins. */
  readonly proposal: string | null
  /** The revision the form was made from; 0 where there was none. */
  readonly revision: number
  readonly name: string
  readonly question: string
  readonly evidence: string
  /** Criteria of a rating; `partial` empty where it can never be partial. Of a number they are left empty. */
  readonly yes: string
  readonly partial: string
  readonly no: string
  /** One of the four languages of the interface: an edition's texts are kept by these. */
  readonly language: string
}

export type ProposalRefusal =
  | NationalsRefusal
  | NationalRefusal
  | { readonly kind: 'language.unknown'; readonly field: 'language'; readonly given: string }
  | { readonly kind: 'national.changed-meanwhile' }

/**
 * Keeps the proposal. Refuses a country that is not the desk's, a retired edition, what `readNationalChoice` refuses, a missing text, a
 * language that is none of the four, one that is agreed already, and one that was changed meanwhile.
 */
export async function proposeNational(
  desk: Desk,
  form: NationalForm,
): Promise<Result<{ readonly proposal: string }, NationalsRefusal>> {
  return perform<{ readonly proposal: string }, NationalsRefusal>(desk, 'propose-national', async act => {
    const { t, at, about } = act
    const found = await proposalIn(desk, act, form)
    const edition = found && (await editionById(t, form.edition))
    if (!found || !edition || edition.state === 'retired') return refused({ kind: 'thing.not-found' })
    const { before, subject } = found
    if ((before?.revision ?? 0) !== form.revision) return refused({ kind: 'national.changed-meanwhile' })
    const choice = readNationalChoice(form, edition.content)
    const read = readTexts(form, choice.ok && choice.value.answer === 'rating')
    if (!choice.ok || !read.ok)
      return refused(firstOf<NationalsRefusal>([choice, read].flatMap(one => (one.ok ? [] : problemsOf(one.refusal)))))
    const made = {
      ...(await keptTexts(t, before, read.value)),
      ...choice.value,
      id: before?.id ?? null,
      edition: edition.id,
      subject,
      person: desk.person?.id ?? null,
      at,
    }
    const proposal = await writeNational(t, made)
    about(proposal, { subject, edition: edition.id, ...choice.value })
    return done({ proposal })
  })
}

const problemsOf = (refusal: NationalsRefusal): readonly NationalsRefusal[] => refusal.problems ?? [refusal]

/** The proposal the form is about, or none yet; undefined where it is not of this country, edition or desk, or no proposal any more. */
async function proposalIn(desk: Desk, act: Act, form: NationalForm) {
  const before = form.proposal === null ? null : await lockNational(act.t, form.proposal)
  if (before === undefined) return undefined
  const id = await subjectOfCountry(act.t, form.place)
  const subject = id && (await subjectReached(desk, 'propose-national', { ...act, subject: id }))
  if (!subject) return undefined
  const same = before?.subject === subject.id && before.edition === form.edition && before.state === 'proposed'
  return before === null || same ? { before, subject: subject.id } : undefined
}

type LanguageRefusal = { readonly kind: 'language.unknown'; readonly field: 'language'; readonly given: string }

type Texts = Readonly<Record<'name' | 'question' | 'evidence', FreeText>> &
  Readonly<Record<'yes' | 'partial' | 'no', FreeText | null>>

function readTexts(form: NationalForm, rating: boolean): Result<Texts, NationalsRefusal> {
  const { language } = form
  if (!isLanguage(language))
    return refused<LanguageRefusal>({ kind: 'language.unknown', field: 'language', given: language })
  const said = (['name', 'question', 'evidence'] as const).map(field => readWritten(field, form[field], language))
  const criteria = (['yes', 'partial', 'no'] as const).map((field): Result<FreeText | null, NationalsRefusal> => {
    if (!rating) return done(null)
    return field === 'partial' ? readOptional(field, form[field], language) : readWritten(field, form[field], language)
  })
  const problems = [...said, ...criteria].flatMap(criterion => (criterion.ok ? [] : [criterion.refusal]))
  if (problems.length > 0) return refused(firstOf<NationalsRefusal>(problems))
  const [name, question, evidence] = said.map(result => (result.ok ? result.value : null)) as [
    FreeText,
    FreeText,
    FreeText,
  ]
  const [yes = null, partial = null, no = null] = criteria.map(criterion => (criterion.ok ? criterion.value : null))
  return done({ name, question, evidence, yes, partial, no })
}

async function keptTexts(t: InNetwork, before: NationalRow | null, texts: Texts) {
  const kept = async (field: keyof Texts) => keepText(t, before?.[field] ?? null, texts[field])
  return {
    name: (await kept('name'))!,
    question: (await kept('question'))!,
    evidence: (await kept('evidence'))!,
    yes: await kept('yes'),
    partial: await kept('partial'),
    no: await kept('no'),
  }
}

/** Takes a proposal back, which stays visible to the country. Refuses one that is not the desk's, or no proposal any more. */
export async function withdrawNational(
  desk: Desk,
  proposal: string,
): Promise<Result<{ readonly place: string }, NationalsRefusal>> {
  return perform<{ readonly place: string }, NationalsRefusal>(desk, 'propose-national', async act => {
    const found = await lockNational(act.t, proposal)
    const subject = found && (await subjectReached(desk, 'propose-national', { ...act, subject: found.subject }))
    if (!found || !subject || found.state !== 'proposed') return refused({ kind: 'thing.not-found' })
    await moveNational(act.t, { id: found.id, to: 'withdrawn' })
    act.about(found.id, { to: 'withdrawn' })
    return done({ place: found.place })
  })
}
