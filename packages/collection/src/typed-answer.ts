/** From what a form sends to an answer that can be kept: the value or reason, its parts and step, as plain JSON. */
import { askedParts, type Indicator, type Step, type SubQuestion } from '@waymark/framework'
import { done, refused, saysSomething, type Result } from '@waymark/language'
import { isAboutField, readAbout, type AboutCodes, type AboutProblem } from './answer-about.ts'
import { isChosenReason, isGiven, ratingStates, type Answer } from './answer.ts'
import { wordsBeside, type WordsBeside } from './beside-rating.ts'
import { gathering, type Problems } from './form-problems.ts'
import { readAnswer, valueFields, type AnswerFields, type AnswerProblem } from './read-answer.ts'
import { answerToJson } from './stored-answer.ts'
import { parentAnswer } from './sub-questions.ts'

/**
 * Fields of the form as typed: `state`, `count`, `numerator`, `denominator`, `text`, `missing`, `step`, and `part.CODE` and `names.CODE`
 * each; and those of `answer-about.ts`. A reason may stand among the choices of `state`; it is then as if it stood in `missing`.
 */
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

export type TypedAnswerProblem = (
  | AnswerProblem
  | { readonly kind: 'answer.partial-impossible' }
  | { readonly kind: 'answer.step-unknown'; readonly given: string }
  | { readonly kind: 'field.unknown' }
  | { readonly kind: 'answer.named-missing' }
  | { readonly kind: 'answer.names-nothing' }
  | { readonly kind: 'answer.named-unknown'; readonly given: string }
  | AboutProblem
) & { readonly field: string }

/** What of an indicator the reading of its form needs: the same on the server and in a browser. */
export type AskedIndicator = Pick<Indicator, 'answer'> & {
  /** Null where it has none; `partial` null where it can never be partial. */
  readonly criteria: { readonly partial: unknown } | null
  readonly steps: readonly Pick<Step, 'code' | 'of' | 'parts'>[]
  readonly subQuestions: readonly AskedPart[]
}
type AskedPart = Pick<SubQuestion, 'code' | 'combines' | 'names' | 'origin'>

type Read<T> = Result<T, Problems<TypedAnswerProblem>>

/**
 * Reads what this question asks. A field that it does not ask, with something in it, is refused by name (`field.unknown`); every
 * problem is named at once. `offered`: what the answer can say of itself; absent where nobody is asked, as of a ruling.
 */
export function readTypedAnswer(
  indicator: AskedIndicator,
  typed: TypedAnswer,
  offered?: AboutCodes | undefined,
): Read<KeptAnswer> {
  const all = gathering<TypedAnswerProblem>()
  const own = fieldsAsked(indicator)
  for (const [name, text] of Object.entries(typed))
    if (name !== 'missing' && !own.includes(name) && !(offered && isAboutField(name)) && saysSomething(text))
      all.add({ kind: 'field.unknown', field: name })
  const read = all.take((isInParts(indicator) ? readParts : readWhole)(indicator, typed))
  const about = offered ? all.take(readAbout(offered, typed)) : {}
  return all.end(() => ({ ...read!, typed: { ...read!.typed, ...about } }))
}

function readWhole(indicator: AskedIndicator, sent: TypedAnswer): Read<KeptAnswer> {
  const all = gathering<TypedAnswerProblem>()
  const typed = withReasonApart(sent)
  const answer = all.take(readAnswer(indicator.answer, fieldsOf(typed)))
  if (answer && stateOf(answer) === 'partial' && indicator.criteria?.partial === null)
    all.add({ kind: 'answer.partial-impossible', field: 'state' })
  const step = answer && all.take(readStep(indicator, typed, answer))
  const beside = all.take(readEachPart(askedParts(indicator), typed))
  return all.end(() => {
    const parts = said(beside!)
    return kept(answer!, { ...(Object.keys(parts).length > 0 ? { parts } : {}), ...(step ? { step } : {}) })
  })
}

/** A reason that was chosen in the list of states stands in its own field from here on. */
function withReasonApart(typed: TypedAnswer): TypedAnswer {
  const { state = '', missing = '' } = typed
  if (!isChosenReason(state.trim()) || (missing.trim() !== '' && missing.trim() !== state.trim())) return typed
  return { ...typed, state: '', missing: state }
}

const stateOf = (answer: Answer) => (isGiven(answer) && answer.kind === 'rating' ? answer.state : null)

const fieldsOfPart = ({ code, names }: AskedPart): readonly string[] => [
  `part.${code}`,
  ...(names ? [`names.${code}`] : []),
]

/** What each part that asks for it names. Refuses a yes or partial that names nothing, and a name that is not among those asked for. */
function readNamed(parts: PartsRead, typed: TypedAnswer): Read<Readonly<Record<string, string>>> {
  const all = gathering<TypedAnswerProblem>()
  const named: Record<string, string> = {}
  for (const [{ code, names }, answer] of parts) {
    if (!names) continue
    const field = `names.${code}`
    const given = (typed[field] ?? '').trim()
    const says = stateOf(answer) === 'yes' || stateOf(answer) === 'partial'
    if (given !== '' && !names.includes(given)) all.add({ kind: 'answer.named-unknown', field, given })
    else if (says && given === '') all.add({ kind: 'answer.named-missing', field })
    else if (says) named[code] = given
  }
  return all.end(() => named)
}

type PartsRead = ReadonlyMap<AskedPart, Answer>

function readEachPart(asked: readonly AskedPart[], typed: TypedAnswer): Read<PartsRead> {
  const all = gathering<TypedAnswerProblem>()
  const parts = asked.map(part => {
    const field = `part.${part.code}`
    const given = (typed[field] ?? '').trim()
    const isState = (ratingStates as readonly string[]).includes(given)
    const read = readAnswer('rating', given === '' ? {} : isState ? { state: given } : { missing: given })
    return [part, all.take(read.ok ? read : refused({ ...read.refusal, field }))] as const
  })
  return all.end(() => new Map(parts.map(([part, answer]) => [part, answer!])))
}

/** What is kept of parts: of one that only stands beside the answer nothing where it was left open. */
function said(parts: PartsRead): Readonly<Record<string, string>> {
  const kept = [...parts].map(([{ code, combines }, answer]) => ({
    code,
    combines,
    said: isGiven(answer) ? (answer as { readonly state: string }).state : answer.missing,
  }))
  return Object.fromEntries(
    kept.flatMap(part => (part.combines || part.said !== 'not-answered' ? [[part.code, part.said]] : [])),
  )
}

/** A compound question: the parent follows from its parts; parts that do not combine stand beside it. */
function readParts(indicator: AskedIndicator, typed: TypedAnswer): Read<KeptAnswer> {
  if ((typed['missing'] ?? '').trim() !== '') {
    const read = readAnswer('rating', { missing: typed['missing']! })
    return read.ok ? done(kept(read.value, {})) : refused([read.refusal])
  }
  const each = readEachPart(askedParts(indicator), typed)
  if (!each.ok) return each
  const named = readNamed(each.value, typed)
  if (!named.ok) return named
  const parts = said(each.value)
  const combining = [...each.value].flatMap(([part, read]) => (part.combines ? [read] : []))
  const { answer } = parentAnswer(combining)
  const step = indicator.steps.find(
    eachStep =>
      eachStep.parts !== undefined &&
      stateOf(answer) === eachStep.of &&
      Object.entries(eachStep.parts).every(([code, said]) => parts[code] === said),
  )
  const names = Object.keys(named.value).length > 0 ? { names: named.value } : {}
  return done(kept(answer, { parts, follows: true, ...names, ...(step ? { step: step.code } : {}) }))
}

/** Whether the whole follows from its parts and is not typed. */
const isInParts = (indicator: AskedIndicator): boolean =>
  indicator.answer === 'rating' && askedParts(indicator).some(part => part.combines)

/** The fields of the form of a question, in its order. */
export const fieldsAsked = (indicator: AskedIndicator): readonly string[] => [
  ...(isInParts(indicator) ? [] : [...valueFields[indicator.answer], ...(indicator.steps.length > 0 ? ['step'] : [])]),
  ...askedParts(indicator).flatMap(fieldsOfPart),
]

type Beside = WordsBeside & {
  readonly parts?: Readonly<Record<string, string>>
  /** By part, the code of what it names. */
  readonly names?: Readonly<Record<string, string>>
  /** The whole follows from its parts and is not typed. */
  readonly follows?: true
}

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
    const anySaid = Object.values(beside.parts ?? {}).some(one => one !== 'not-answered')
    return {
      ...none,
      reason: answer.missing,
      parts: anySaid ? beside.parts! : null,
      empty: answer.missing === 'not-answered' && !anySaid,
    }
  }
  if (answer.kind === 'narrative') return { ...none, value: { kind: 'narrative' }, narrative: answer.texts[0] ?? '' }
  const { follows: _, ...alongside } = beside
  const value = { ...answerToJson(answer), ...alongside }
  if (answer.kind === 'share')
    return { ...none, value, numerator: String(answer.numerator), denominator: String(answer.denominator) }
  if (answer.kind === 'count') return { ...none, value, numerator: String(answer.count) }
  return { ...none, value }
}

/** The fields a form is filled in from again, from what was read of them. */
function typedAgain(answer: Answer, { parts, names = {}, follows, ...beside }: Beside): Record<string, string> {
  const inParts = Object.entries(parts ?? {}).flatMap(([code, part]) =>
    part === 'not-answered' ? [] : [[`part.${code}`, part] as const],
  )
  const named = Object.entries(names).map(([code, one]) => [`names.${code}`, one] as const)
  return { ...Object.fromEntries([...inParts, ...named]), ...(follows && parts ? {} : wholeAgain(answer, beside)) }
}

function wholeAgain(answer: Answer, beside: WordsBeside): Record<string, string> {
  if (!isGiven(answer)) return answer.missing === 'not-answered' ? {} : { missing: answer.missing }
  if (answer.kind === 'rating' || answer.kind === 'phase') return { state: answer.state, ...wordsBeside(beside) }
  if (answer.kind === 'count') return { count: String(answer.count) }
  if (answer.kind === 'share') return { numerator: String(answer.numerator), denominator: String(answer.denominator) }
  return {}
}

function readStep(
  indicator: AskedIndicator,
  typed: TypedAnswer,
  answer: Answer,
): Result<string | null, TypedAnswerProblem> {
  const given = (typed['step'] ?? '').trim()
  if (given === '') return done(null)
  const known = indicator.steps.some(step => step.code === given && step.of === stateOf(answer))
  return known ? done(given) : refused({ kind: 'answer.step-unknown', field: 'step', given })
}

function fieldsOf(typed: TypedAnswer): AnswerFields {
  const names = ['state', 'count', 'numerator', 'denominator', 'unit', 'text', 'missing'] as const
  return Object.fromEntries(names.flatMap(name => (typed[name] === undefined ? [] : [[name, typed[name]]])))
}
