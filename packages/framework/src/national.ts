import { done, refused, type Language, type Result } from '@waymark/language'
import type { FrameworkEdition } from './edition.ts'
import { measured, type Indicator, type Measured } from './indicator.ts'
import type { LocalText } from './texts.ts'

/** What an answer to a national indicator can be. */
const nationalAnswers = ['rating', 'count', 'share'] as const
export type NationalAnswer = (typeof nationalAnswers)[number]

/** What is chosen in a proposal, beside its texts: the section it stands in, what it measures, and for how many years a rating stays valid. */
export type NationalChoice = {
  readonly section: string
  readonly answer: NationalAnswer
  readonly measures: Measured
  readonly years: number | null
}

export type TypedNationalChoice = {
  readonly section: string
  readonly answer: string
  readonly measures: string
  readonly years: string
}

export type NationalRefusal =
  | { readonly kind: 'field.missing' | 'field.unknown'; readonly field: string }
  | { readonly kind: 'national.years'; readonly field: 'years'; readonly most: number }

const mostYears = 5 // years; what was answered longer ago says nothing of a country today

/**
 * Reads what was chosen. Refuses a section that the edition does not have, an answer or a measure that is none, and a rating without the
 * whole years (1 to 5) for which its newest answer stays valid; numbers are of their period and grow not old.
 */
export function readNationalChoice(
  typed: TypedNationalChoice,
  edition: Pick<FrameworkEdition, 'sections'>,
): Result<NationalChoice, NationalRefusal> {
  const { section } = typed
  if (!edition.sections.some(eachSection => eachSection.code === section)) return unknown('section', section)
  const answer = nationalAnswers.find(nationalAnswer => nationalAnswer === typed.answer)
  if (!answer) return unknown('answer', typed.answer)
  const measures = measured.find(one => one === typed.measures)
  if (!measures) return unknown('measures', typed.measures)
  if (answer !== 'rating') return done({ section, answer, measures, years: null })
  const years = /^\d$/.test(typed.years.trim()) ? Number(typed.years) : 0
  if (years < 1 || years > mostYears) return refused({ kind: 'national.years', field: 'years', most: mostYears })
  return done({ section, answer, measures, years })
}

const unknown = (field: string, given: string) =>
  refused({ kind: given === '' ? ('field.missing' as const) : ('field.unknown' as const), field })

/** The texts of a proposal, all in one language; `partial` null means that the rating can never be partial. */
export type NationalTexts = {
  readonly name: string
  readonly question: string
  readonly evidence: string
  readonly criteria: { readonly yes: string; readonly partial: string | null; readonly no: string } | null
}

export type AgreedNational = NationalChoice & {
  readonly code: string
  readonly language: Language
  /** Key of the source in the edition that the wording is said to come from. */
  readonly source: string
  readonly texts: NationalTexts
}

/**
 * The indicator that a country's body agreed on, as its edition has it: asks the country, and no rule adds it up over places.
 * Source: models.md 1, "a national one has a code of its own, one country in scope and no figure over places".
 */
export function nationalIndicator({ language, source, texts, years, ...of }: AgreedNational): Indicator {
  const local = (text: string): LocalText => ({ [language]: { text, status: 'official', source } })
  const { criteria } = texts
  const rating = of.answer === 'rating'
  return {
    ...of,
    version: { number: 1, comparable: null, note: {} },
    name: local(texts.name),
    question: local(texts.question),
    variants: [],
    discrepancies: [],
    asks: 'country',
    counts: null,
    timing: rating ? 'state' : 'flow',
    unit: rating ? 'countries' : 'items',
    counted: local(texts.name),
    direction: 'none',
    rollUp: { overTime: rating ? 'latest' : 'none', overPlaces: 'none' },
    validFor: years === null ? null : `P${years}Y`,
    criteria: criteria && {
      status: 'proposal',
      yes: local(criteria.yes),
      partial: criteria.partial === null ? null : local(criteria.partial),
      no: local(criteria.no),
    },
    steps: [],
    phases: [],
    subQuestions: [],
    evidence: { what: local(texts.evidence), notOlderThan: null },
    disaggregations: [],
    themes: [],
    environment: 'both',
    onlineDimension: 'not-looked-at',
    targetGroups: [],
    sdg: [],
    origin: { kind: 'asked' },
  }
}

/** Key of the source that a national indicator's wording is said to come from: the body that agreed on it. */
export const nationalSource = (code: string): string => `national-${code}`

/**
 * The code of the next national indicator of a country, such as `QMA-N3`: no source writes codes so, and no two countries share one.
 * `taken`: every code that any edition of the framework has or had.
 */
export function nextNationalCode(place: string, taken: readonly string[]): string {
  const known = new Set(taken)
  let number = 1
  while (known.has(`${place}-N${number}`)) number += 1
  return `${place}-N${number}`
}
