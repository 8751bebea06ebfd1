/** Saves several answers of a draft, and what is said of its lists, with one form: each by itself, so that a wrong one stops no other. */
import { done, refused, type Result } from '@waymark/language'
import type { Desk } from '../desk.ts'
import { saveBriefEntry, type BriefForm } from '../entries/brief-entry.ts'
import { closeList } from '../entries/close-list.ts'
import { partOfForm } from '../form-parts.ts'
import { firstOf } from '../refusal.ts'
import type { SubmissionsRefusal } from './refusals.ts'
import { holdAnswer } from './hold-answer.ts'
import { saveAnswer, type AnswerForm } from './save-answer.ts'

export type AnswersForm = {
  readonly submission: string
  /** Only those in which something was changed; `hold`: the answer is held from now on. */
  readonly answers: readonly (Omit<AnswerForm, 'submission'> & { readonly hold: boolean })[]
  /** Only those of which something else is said than before. */
  readonly lists: readonly { readonly kind: string; readonly said: string }[]
  /** Entries typed in their lists, only those in which something was changed; `part`: what their fields are called before the colon. */
  readonly entries?: readonly (Omit<BriefForm, 'submission'> & { readonly part: string })[]
}

/** How many answers and lists were kept, and the revision that each answer, by the code of its indicator, stands at now. */
export type AnswersSaved = { readonly saved: number; readonly revisions: Readonly<Record<string, number>> }

/**
 * Saves each answer against the revision it was filled in from, in a transaction of its own: what is right is kept even where another
 * is refused; entries before lists, so that a list can be closed with what was typed in it. Refuses with every problem of all of them, each field named with its question before it (`A2:state`; `A2:conflict` for an
 * answer changed meanwhile), and says which were kept. A submission that is not this desk's, or a question it is not asked, is not found.
 */
export async function saveAnswers(desk: Desk, form: AnswersForm): Promise<Result<AnswersSaved, SubmissionsRefusal>> {
  const problems: SubmissionsRefusal[] = []
  const saved: string[] = []
  const revisions: Record<string, number> = {}
  for (const { hold, ...answer } of form.answers) {
    const { indicator } = answer
    const part = partOfForm(desk, indicator)
    const kept = await saveAnswer(part, { ...answer, submission: form.submission })
    const held = kept.ok && hold ? await holdAnswer(part, { submission: form.submission, indicator, held: true }) : kept
    if (kept.ok) {
      saved.push(indicator)
      revisions[indicator] = kept.value.answer
    }
    if (held.ok) continue
    if (isOfAll(held.refusal)) return refused({ ...held.refusal, saved })
    problems.push(...(held.refusal.problems ?? [held.refusal]).map(problem => within(indicator, problem)))
  }
  for (const { part, ...entry } of form.entries ?? []) {
    const kept = await saveBriefEntry(partOfForm(desk, part), { ...entry, submission: form.submission })
    const isDraft = kept.ok || kept.refusal.kept === true
    if (isDraft) saved.push(part)
    if (kept.ok) continue
    if (isOfAll(kept.refusal)) return refused({ ...kept.refusal, saved })
    // Once it is a draft it stands under its own name, and what still stops it is told there.
    const at = isDraft ? entryPart(entry.entry) : part
    problems.push(
      ...(kept.refusal.problems ?? [kept.refusal]).map(problem =>
        within(at, { ...problem, field: problem.field ?? 'title' }),
      ),
    )
  }
  for (const { kind, said } of form.lists) {
    const closed = await closeList(partOfForm(desk, `list ${kind}`), { submission: form.submission, kind, said })
    if (closed.ok) saved.push(`list ${kind}`)
    else if (isOfAll(closed.refusal)) return refused({ ...closed.refusal, saved })
    else problems.push(closed.refusal)
  }
  return problems.length > 0 ? refused({ ...firstOf(problems), saved }) : done({ saved: saved.length, revisions })
}

/** What the fields of an entry that is kept are called before the colon, in its list. */
export const entryPart = (id: string): string => `entry.${id}`

/** What is refused of one answer is refused of all: told once. */
export const isOfAll = ({ kind }: SubmissionsRefusal): boolean =>
  ['thing.not-found', 'deed.not-permitted', 'round.closed', 'submission.state-forbids'].includes(kind) ||
  kind.startsWith('safeguarding.')

/** The refusal of one answer among several: its field is named with its question before it. */
export function within(indicator: string, refusal: SubmissionsRefusal): SubmissionsRefusal {
  const field = refusal.kind === 'answer.changed-meanwhile' ? 'conflict' : (refusal.field ?? 'state')
  return { ...refusal, field: `${indicator}:${field}` }
}
