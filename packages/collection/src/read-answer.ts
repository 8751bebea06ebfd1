import { done, refused, type Result, plainText, saysSomething } from '@waymark/language'
import {
  isChosenReason,
  narrative,
  phase,
  phaseStates,
  rating,
  ratingStates,
  share,
  type Answer,
  type AnswerKind,
  type ChosenReason,
} from './answer.ts'
import { readWholeNumber, type WholeNumberRefusal } from './whole-number.ts'

/** What a form sends for one answer, as typed. A field that is absent or only spaces counts as left empty. */
export type AnswerFields = {
  readonly state?: string
  readonly count?: string
  readonly numerator?: string
  readonly denominator?: string
  readonly unit?: string
  readonly text?: string
  /** A reason chosen instead of a value. */
  readonly missing?: string
}

export type AnswerField = keyof AnswerFields

export type AnswerRefusal = AnswerProblem & { readonly field: AnswerField }

/** What is wrong with an answer, without the field it was typed in. */
export type AnswerProblem =
  | WholeNumberRefusal
  | { readonly kind: 'answer.state-unknown'; readonly given: string; readonly allowed: readonly string[] }
  | { readonly kind: 'answer.reason-unknown'; readonly given: string }
  | { readonly kind: 'answer.value-and-reason'; readonly given: string; readonly reason: ChosenReason }
  | { readonly kind: 'share.without-numerator'; readonly given: string }
  | { readonly kind: 'share.without-denominator'; readonly given: string }
  | { readonly kind: 'share.of-nothing'; readonly given: string }
  | { readonly kind: 'count.above-denominator'; readonly count: string; readonly of: string }
  | { readonly kind: 'unit.wrong'; readonly given: string; readonly expected: string }
  | { readonly kind: 'narrative.too-long'; readonly length: number; readonly most: number }

const longest = 20_000 // characters of one narrative; about ten printed pages

/**
 * Reads one answer of a form: a value of this kind, or the reason chosen instead of it. Nothing filled in is the answer
 * `not-answered`, not a mistake: a draft may be half empty. Never throws and never changes what was typed; every refusal
 * names its field, so the page can show the typed text again beside it. `unit` is checked only where a unit is asked for.
 */
export function readAnswer(kind: AnswerKind, fields: AnswerFields, unit?: string): Result<Answer, AnswerRefusal> {
  const reason = (fields.missing ?? '').trim()
  const value = valueFields[kind].find(field => filled(fields[field]))
  if (reason !== '') return readReason(reason, value, fields)
  if (value === undefined) return done({ missing: 'not-answered' })
  const typedUnit = (fields.unit ?? '').trim()
  if (unit !== undefined && typedUnit !== '' && typedUnit !== unit) {
    return refused({ field: 'unit', kind: 'unit.wrong', given: typedUnit, expected: unit })
  }
  return readers[kind](fields)
}

/** The fields in which a value of each kind is typed. */
export const valueFields = {
  rating: ['state'],
  phase: ['state'],
  count: ['count'],
  share: ['numerator', 'denominator'],
  narrative: ['text'],
} as const satisfies Readonly<Record<AnswerKind, readonly AnswerField[]>>

function readReason(
  given: string,
  value: AnswerField | undefined,
  fields: AnswerFields,
): Result<Answer, AnswerRefusal> {
  if (!isChosenReason(given)) return refused({ field: 'missing', kind: 'answer.reason-unknown', given })
  if (value === undefined) return done({ missing: given })
  return refused({ field: value, kind: 'answer.value-and-reason', given: fields[value] ?? '', reason: given })
}

const readers: Readonly<Record<AnswerKind, (fields: AnswerFields) => Result<Answer, AnswerRefusal>>> = {
  rating: fields => readState(ratingStates, fields, rating),
  phase: fields => readState(phaseStates, fields, phase),
  count: fields => {
    const count = readField('count', fields)
    return count.ok ? done({ kind: 'count', count: count.value }) : count
  },
  share: readShare,
  narrative: fields => {
    const text = plainText(fields.text ?? '')
    const tooLong = text.length > longest
    if (tooLong) return refused({ field: 'text', kind: 'narrative.too-long', length: text.length, most: longest })
    return done(narrative(text))
  },
}

function readState<State extends string>(
  allowed: readonly State[],
  fields: AnswerFields,
  make: (state: State) => Answer,
): Result<Answer, AnswerRefusal> {
  const given = (fields.state ?? '').trim()
  const state = allowed.find(eachState => eachState === given)
  return state === undefined
    ? refused({ field: 'state', kind: 'answer.state-unknown', given, allowed })
    : done(make(state))
}

function readShare(fields: AnswerFields): Result<Answer, AnswerRefusal> {
  if (!filled(fields.denominator)) {
    return refused({ field: 'denominator', kind: 'share.without-denominator', given: fields.numerator ?? '' })
  }
  if (!filled(fields.numerator)) {
    return refused({ field: 'numerator', kind: 'share.without-numerator', given: fields.denominator ?? '' })
  }
  const numerator = readField('numerator', fields)
  if (!numerator.ok) return numerator
  const denominator = readField('denominator', fields)
  if (!denominator.ok) return denominator
  const [count, of] = [numerator.value, denominator.value]
  if (of === 0n) return refused({ field: 'denominator', kind: 'share.of-nothing', given: fields.denominator ?? '' })
  if (count <= of) return done(share(count, of))
  return refused({ field: 'numerator', kind: 'count.above-denominator', count: String(count), of: String(of) })
}

function readField(field: AnswerField, fields: AnswerFields): Result<bigint, AnswerRefusal> {
  const number = readWholeNumber(fields[field] ?? '')
  return number.ok ? number : refused({ field, ...number.refusal })
}

function filled(text: string | undefined): boolean {
  return text !== undefined && saysSomething(text)
}
