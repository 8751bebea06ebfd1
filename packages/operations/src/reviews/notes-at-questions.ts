/** What a reviewer writes at single questions of a submission, beside the note on the whole of it. */
import { done, refused, type Result } from '@waymark/language'
import { saveText, writeReview, type AnswerRow, type FreeText, type InNetwork } from '@waymark/store'
import { readOptional } from '../plans/written.ts'
import type { ReviewsRefusal } from './refusals.ts'

/** The note on the whole, null where there is none, and those at questions with the answer each is about. */
export type Notes = {
  readonly general: FreeText | null
  readonly atQuestions: readonly { readonly answer: AnswerRow; readonly text: FreeText }[]
}

type Typed = {
  readonly note: string
  readonly notes?: Readonly<Record<string, string>>
  readonly language: string
}

/** `versions`: by the code of the question; `answers`: those handed in. Refuses a note above the longest text and one at a question that is not under review. */
export function readNotes(
  { note, notes = {}, language }: Typed,
  of: { readonly versions: ReadonlyMap<string, string>; readonly answers: readonly AnswerRow[] },
): Result<Notes, ReviewsRefusal> {
  const general = readOptional('note', note, language)
  if (!general.ok) return general
  const atQuestions: Notes['atQuestions'][number][] = []
  for (const [code, body] of Object.entries(notes)) {
    const text = readOptional(`${code}:note`, body, language)
    if (!text.ok) return text
    if (text.value === null) continue
    const answer = of.answers.find(answerRow => answerRow.version === of.versions.get(code))
    if (answer?.state !== 'submitted') return refused({ kind: 'review.answer-unknown', field: `${code}:note` })
    atQuestions.push({ answer, text: text.value })
  }
  return done({ general: general.value, atQuestions })
}

/** Keeps the decision on the whole, then each note at its question with what was decided there. A return without a note of its own has the first of these. */
export async function keepDecision(
  t: InNetwork,
  of: {
    readonly decision: Parameters<typeof writeReview>[1]
    readonly notes: Notes
    /** Versions accepted. */
    readonly accepted: ReadonlySet<string>
  },
): Promise<void> {
  const { general, atQuestions } = of.notes
  const kept: { readonly answer: AnswerRow; readonly note: string }[] = []
  for (const { answer, text } of atQuestions) kept.push({ answer, note: await saveText(t, text) })
  const first = of.decision.decision === 'accepted' ? null : (kept[0]?.note ?? null)
  await writeReview(t, { ...of.decision, note: general ? await saveText(t, general) : first })
  const { submission: _, ...decided } = of.decision
  for (const { answer, note } of kept)
    await writeReview(t, {
      ...decided,
      answer: answer.id,
      decision: of.accepted.has(answer.version) ? 'accepted' : 'returned',
      note,
    })
}
