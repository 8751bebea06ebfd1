/** What of a half-written answer can be saved already: a field that is not right yet stays as it was saved last, and the rest is kept. */
import { lineOfAnswer, noPiece, readWrittenAnswer, type AnswerWords, type WrittenProblem } from '@waymark/collection'

/** What of an indicator the page hands to its script; the rules themselves are those of the server. */
export type Rules = Parameters<typeof readWrittenAnswer>[0]
export type WrittenReading = Parameters<typeof readWrittenAnswer>[2]

export type Sound = {
  /** What can be sent as it is. */
  readonly words: AnswerWords
  /** What is wrong with what is typed; those fields stand in `words` as they were saved last. */
  readonly problems: readonly WrittenProblem[]
}

type Typing = {
  readonly rules: Rules
  readonly now: AnswerWords
  readonly saved: AnswerWords
  readonly reading: WrittenReading
}

/** Takes the wrong fields out of what is typed; where the rest is not right without them either, what was saved last stands. */
export function soundPart({ rules, now, saved, reading }: Typing): Sound {
  const read = readWrittenAnswer(rules, now, reading)
  if (read.ok) return { words: now, problems: [] }
  const wrong = new Set(read.refusal.map(partOf))
  const words = {
    typed: wrong.has('typed') ? saved.typed : now.typed,
    rationale: wrong.has('rationale') ? saved.rationale : now.rationale,
    evidence: now.evidence.map((line, at) => (wrong.has(`evidence.${at}`) ? (saved.evidence[at] ?? noPiece) : line)),
  }
  const isSound = readWrittenAnswer(rules, words, reading).ok
  return { words: isSound ? words : saved, problems: read.refusal }
}

/** A yes that names nothing is wrong as a yes: its reasons are kept as they are typed. */
function partOf({ kind, field }: WrittenProblem): string {
  if (kind === 'answer.names-nothing') return 'typed'
  return field === 'rationale' ? field : (/^evidence\.\d+/.exec(field)?.[0] ?? 'typed')
}

export const isSame = (words: AnswerWords, other: AnswerWords): boolean => lineOfAnswer(words) === lineOfAnswer(other)
