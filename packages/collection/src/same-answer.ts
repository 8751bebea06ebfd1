/** Whether an answer says what another one says, word for word: what was left as it stood, and what a reviewer has read before. */
import { plainText } from '@waymark/language'
import { isAboutField } from './answer-about.ts'
import { evidenceParts, type TypedEvidence } from './evidence.ts'
import type { TypedAnswer } from './typed-answer.ts'

/** Everything a respondent writes under one question, as a form sends it. A narrative's text stands in `typed.text`. */
export type AnswerWords = {
  readonly typed: TypedAnswer
  readonly rationale: string
  readonly evidence: readonly TypedEvidence[]
}

/** What a form holds where nothing was written. */
export const noWords: AnswerWords = { typed: {}, rationale: '', evidence: [] }

/**
 * The answer as one line: two answers have the same line only if value or reason, parts, step, why and every piece of evidence are the
 * same. What is left empty, blanks at the ends, and where a reason was chosen (among the states or by itself) make no difference.
 */
export function lineOfAnswer({ typed, rationale, evidence }: AnswerWords): string {
  const { missing = '', ...others } = typed
  const state = (others['state'] ?? '').trim() || missing
  const fields = Object.entries({ ...others, state })
    .map(([name, text]) => [name, plainText(text)] as const)
    .filter(([, text]) => text !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([fields, plainText(rationale), evidence.map(lineOfEvidence).filter(line => line.some(Boolean))])
}

const lineOfEvidence = (line: TypedEvidence): readonly string[] => evidenceParts.map(part => plainText(line[part]))

/** Whether both say the same, in the same words and with the same evidence. */
export const isSameAnswer = (words: AnswerWords, other: AnswerWords): boolean =>
  lineOfAnswer(words) === lineOfAnswer(other)

const within = (typed: TypedAnswer, isKept: (name: string) => boolean): TypedAnswer =>
  Object.fromEntries(Object.entries(typed).filter(([name, text]) => isKept(name) && plainText(text) !== ''))

/**
 * What is kept where somebody says "the same as last time, confirmed today": the value as it was; why, evidence and what it is about as they were, unless
 * new ones were given. Null where a value was given beside it: then one cannot tell which of the two is meant.
 */
export function sameAsLast(now: AnswerWords, last: AnswerWords): AnswerWords | null {
  const [about, said] = [within(now.typed, isAboutField), within(now.typed, name => !isAboutField(name))]
  const value = lineOfAnswer({ typed: said, rationale: '', evidence: [] })
  if (value !== lineOfAnswer({ typed: {}, rationale: '', evidence: [] })) return null
  const evidence = now.evidence.filter(line => lineOfEvidence(line).some(Boolean))
  return {
    typed:
      Object.keys(about).length === 0 ? last.typed : { ...within(last.typed, name => !isAboutField(name)), ...about },
    rationale: plainText(now.rationale) === '' ? last.rationale : now.rationale,
    evidence: evidence.length === 0 ? last.evidence : evidence,
  }
}
