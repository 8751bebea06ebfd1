/** One answer that a page saves while it is typed: through the operation that its form uses without script, and told in a few words. */
import { isSameAnswer } from '@waymark/collection'
import { questionPage, saveAnswers, wordsOf, type Desk, type Refusal } from '@waymark/operations'
import { sayRefusal } from '#lib/refused.ts'
import { wordsIn } from '#lib/words.ts'
import { digest } from './answers-form.ts'
import { writtenAnswer } from './desk-answer.ts'
import { formIn } from './desk-form.ts'
import { idIn, notFound, type DeskEvent } from './desk.ts'
import { markOf } from './form-key.ts'

/** What the page is answered. */
type SaveAnswer = { readonly status: number; readonly body: object }

/**
 * Saves the answer of the form's one `question`, against its revision. The same save sent again, with its key, is answered as it was; one
 * that says what stands already is no conflict.
 */
export async function saveTyped(event: DeskEvent, desk: Desk, data: FormData): Promise<SaveAnswer> {
  const read = formIn(data, { page: event.locals.language })
  if (!read.ok) return wrong(event, [read.refusal])
  const submission = idIn(event.params['submission'])
  const indicator = read.value.text('question')
  const form = read.value.within(indicator)
  const written = writtenAnswer(form)
  const answer = { indicator, ...written, revision: form.revision(), keepsLanguage: true, hold: false }
  const marked = { ...desk, form: markOf(event.url, data) }
  const saved = await saveAnswers(marked, { submission, answers: [answer], lists: [] })
  if (saved.ok) return { status: 200, body: { revision: saved.value.revisions[indicator], was: digest(written) } }
  if (saved.refusal.kind === 'thing.not-found') notFound(event)
  const problems = saved.refusal.problems ?? [saved.refusal]
  if (!problems.some(problem => problem.kind === 'answer.changed-meanwhile')) return wrong(event, problems)
  const standing = await questionPage(desk, { submission, indicator })
  const isSame = standing?.answer && isSameAnswer(wordsOf(standing.answer), written)
  if (isSame) return { status: 200, body: { revision: standing.revision, was: digest(written) } }
  return { status: 409, body: { kind: 'conflict' } }
}

/** What is wrong, in the words of the page; each field as it is called within its question. */
function wrong({ locals }: DeskEvent, refusals: readonly Refusal[]): SaveAnswer {
  const words = wordsIn(locals.language)
  const problems = refusals.map(refusal => ({
    field: (refusal.field ?? '').replace(/^[^:]*:/, ''),
    text: sayRefusal(refusal, words),
  }))
  return { status: 422, body: { problems } }
}
