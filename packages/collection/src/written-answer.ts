/** Everything a respondent writes under one question, read at once: by the server, and by the form itself where a script runs. */
import { longestText, type Result } from '@waymark/language'
import type { AboutCodes } from './answer-about.ts'
import { readEvidence, type EvidenceProblem, type ReadEvidence } from './evidence.ts'
import { gathering, readText, type Problems, type ReadLink } from './form-problems.ts'
import type { AnswerWords } from './same-answer.ts'
import { readTypedAnswer, type AskedIndicator, type KeptAnswer, type TypedAnswerProblem } from './typed-answer.ts'

export type ReadWritten = {
  readonly kept: KeptAnswer
  readonly evidence: readonly ReadEvidence[]
  readonly rationale: string
}

export type WrittenProblem = TypedAnswerProblem | EvidenceProblem

/** A question as its form is read: `about`, what its answers can say of themselves; absent where nobody is asked. */
export type QuestionToAnswer = {
  readonly indicator: AskedIndicator & { readonly asksToName?: unknown }
  readonly about?: AboutCodes | undefined
}

/**
 * Reads the answer, why, and the evidence; refuses with everything that is wrong, a yes that names nothing where it has to among it.
 * `today`: the last day that may have come already.
 */
export function readWrittenAnswer(
  { indicator, about }: QuestionToAnswer,
  words: AnswerWords,
  { today, link }: { readonly today: string; readonly link: ReadLink },
): Result<ReadWritten, Problems<WrittenProblem>> {
  const all = gathering<WrittenProblem>()
  const kept = all.take(readTypedAnswer(indicator, words.typed, about))
  const rationale = all.take(readText('rationale', words.rationale, longestText))
  if (indicator.asksToName && rationale === '' && saysSo(kept?.value))
    all.add({ kind: 'answer.names-nothing', field: 'rationale' })
  const evidence = all.take(readEvidence(words.evidence, { today, link }))
  return all.end(() => ({ kept: kept!, evidence: evidence!, rationale: rationale! }))
}

/** Whether a value is a yes or partial. */
const saysSo = (value: KeptAnswer['value'] | undefined): boolean =>
  value?.['state'] === 'yes' || value?.['state'] === 'partial'
