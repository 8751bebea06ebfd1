/** From what a form sends to an answer that can be kept: the value or reason, its parts and step, as plain JSON. */
import {
  answerToJson,
  isGiven,
  parentAnswer,
  readAnswer,
  valueFields,
  type Answer,
  type AnswerFields,
  type AnswerRefusal,
} from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import { done, refused, saysSomething, type Result } from '@waymark/language'

/** Fields of the form as typed: `state`, `count`, `numerator`, `denominator`, `text`, `missing`, `step`, and `part.CODE` each. */
export type TypedAnswer = Readonly<Record<string, string>>

export type KeptAnswer = {
  /** As `answerToJson`, with `parts` and `step` beside; null where a reason stands instead. Narratives keep their text apart. */
  readonly value: Record<string, unknown> | null
  readonly reason: string | null
  /** What was said of the parts, where the whole is missing. */
  readonly parts: Readonly<Record<string, string>> | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly narrative: string | null
  /** What the form shows again: codes and whole numbers alone. The words of a narrative stand among the free texts and nowhere else. */
  readonly typed: Readonly<Record<string, string>>
  /** Nothing was filled in at all: a draft may be left so. */
  readonly empty: boolean
}

export type AnswerFormRefusal = (
  | AnswerRefusal
  | { readonly kind: 'answer.partial-impossible' }
  | { readonly kind: 'answer.step-unknown'; readonly given: string }
  | { readonly kind: 'field.unknown' }
) & { readonly field: string }

/** Reads what this question asks. A field that it does not ask, with something in it, is refused by name (`field.unknown`). */
export function readTypedAnswer(indicator: Indicator, typed: TypedAnswer): Result<KeptAnswer, AnswerFormRefusal> {
  const asked = indicator.subQuestions.filter(part => part.origin.kind === 'asked')
  const inParts = indicator.answer === 'rating' && asked.some(part => part.combines)
  const own = inParts ? asked.map(part => `part.${part.code}`) : fieldsAsked(indicator)
  const stranger = Object.keys(typed).find(
    name => name !== 'missing' && !own.includes(name) && saysSomething(typed[name]!),
  )
  if (stranger !== undefined) return refused({ kind: 'field.unknown', field: stranger })
  if (inParts) return readParts(indicator, typed)
  const read = readAnswer(indicator.answer, fieldsOf(typed))
  if (!read.ok) return read
  if (
    isGiven(read.value) &&
    read.value.kind === 'rating' &&
    read.value.state === 'partial' &&
    indicator.criteria?.partial === null
  )
    return refused({ kind: 'answer.partial-impossible', field: 'state' })
  const step = readStep(indicator, typed, read.value)
  if (!step.ok) return step
  return done(kept(read.value, step.value ? { step: step.value } : {}))
}

/** A compound question: the parent follows from its parts; parts that do not combine stand beside it. */
function readParts(indicator: Indicator, typed: TypedAnswer): Result<KeptAnswer, AnswerFormRefusal> {
  if ((typed['missing'] ?? '').trim() !== '') {
    const read = readAnswer('rating', { missing: typed['missing']! })
    return read.ok ? done(kept(read.value, {})) : read
  }
  const parts: Record<string, string> = {}
  const combining: Answer[] = []
  for (const part of indicator.subQuestions.filter(one => one.origin.kind === 'asked')) {
    const given = (typed[`part.${part.code}`] ?? '').trim()
    const isState = ['yes', 'partial', 'no'].includes(given)
    const read = readAnswer('rating', given === '' ? {} : isState ? { state: given } : { missing: given })
    if (!read.ok) return refused({ ...read.refusal, field: `part.${part.code}` } as AnswerFormRefusal)
    parts[part.code] = isGiven(read.value) ? given : read.value.missing
    if (part.combines) combining.push(read.value)
  }
  const { answer } = parentAnswer(combining)
  const step = indicator.steps.find(
    one =>
      one.parts !== undefined &&
      isGiven(answer) &&
      answer.kind === 'rating' &&
      answer.state === one.of &&
      Object.entries(one.parts).every(([code, said]) => parts[code] === said),
  )
  return done(kept(answer, { parts, ...(step ? { step: step.code } : {}) }))
}

const fieldsAsked = ({ answer, steps }: Indicator): readonly string[] => [
  ...valueFields[answer],
  ...(steps.length > 0 ? ['step'] : []),
]

type Beside = { readonly parts?: Readonly<Record<string, string>>; readonly step?: string }

function kept(answer: Answer, beside: Beside): KeptAnswer {
  const none = {
    value: null,
    reason: null,
    parts: null,
    numerator: null,
    denominator: null,
    narrative: null,
    typed: typedAgain(answer, beside),
    empty: false,
  }
  if (!isGiven(answer)) {
    const said = Object.values(beside.parts ?? {}).some(one => one !== 'not-answered')
    return {
      ...none,
      reason: answer.missing,
      parts: said ? beside.parts! : null,
      empty: answer.missing === 'not-answered' && !said,
    }
  }
  if (answer.kind === 'narrative') return { ...none, value: { kind: 'narrative' }, narrative: answer.texts[0] ?? '' }
  const value = { ...answerToJson(answer), ...beside }
  if (answer.kind === 'share')
    return { ...none, value, numerator: String(answer.numerator), denominator: String(answer.denominator) }
  if (answer.kind === 'count') return { ...none, value, numerator: String(answer.count) }
  return { ...none, value }
}

/** The fields a form is filled in from again, from what was read of them. */
function typedAgain(answer: Answer, { parts, step }: Beside): Record<string, string> {
  if (parts)
    return Object.fromEntries(
      Object.entries(parts).flatMap(([code, said]) => (said === 'not-answered' ? [] : [[`part.${code}`, said]])),
    )
  if (!isGiven(answer)) return answer.missing === 'not-answered' ? {} : { missing: answer.missing }
  if (answer.kind === 'rating' || answer.kind === 'phase') return { state: answer.state, ...(step ? { step } : {}) }
  if (answer.kind === 'count') return { count: String(answer.count) }
  if (answer.kind === 'share') return { numerator: String(answer.numerator), denominator: String(answer.denominator) }
  return {}
}

function readStep(indicator: Indicator, typed: TypedAnswer, answer: Answer): Result<string | null, AnswerFormRefusal> {
  const given = (typed['step'] ?? '').trim()
  if (given === '') return done(null)
  const state = isGiven(answer) && answer.kind === 'rating' ? answer.state : null
  const known = indicator.steps.some(step => step.code === given && step.of === state)
  return known ? done(given) : refused({ kind: 'answer.step-unknown', field: 'step', given })
}

function fieldsOf(typed: TypedAnswer): AnswerFields {
  const names = ['state', 'count', 'numerator', 'denominator', 'unit', 'text', 'missing'] as const
  return Object.fromEntries(names.flatMap(name => (typed[name] === undefined ? [] : [[name, typed[name]]])))
}
