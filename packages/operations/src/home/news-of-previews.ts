/** What was said in previews: comments and objections for who publishes, the answers to them for who made them. */
import { answeredSince, repliesSince, respondentsOf, type InNetwork, type SaidRow } from '@waymark/store'
import type { Desk } from '../desk.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { mayDo } from '../permissions/index.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'

/** `replied`: somebody commented or objected; `answered`: the desk's own comment or objection has an answer. */
export type NewsOfPreviews = {
  readonly kind: 'replied' | 'answered'
  readonly on: string
  readonly thing: string
  readonly said: 'comment' | 'object'
  readonly preview: string
  readonly label: string
  readonly subject: SubjectShown
  readonly indicator: string | null
}

/** Of previews that are not given up. */
export async function ofPreviews(desk: Desk, t: InNetwork, since: string): Promise<readonly NewsOfPreviews[]> {
  if (!desk.person) return []
  const asked = { person: desk.person.id, since }
  const replied = mayDo(desk.roles, 'publish-release') ? await repliesSince(t, asked) : []
  const answered = mayDo(desk.roles, 'answer-preview') ? await ofOwn(desk, t, await answeredSince(t, asked)) : []
  if (replied.length + answered.length === 0) return []
  const names = await subjectNames(desk, t)
  const shown = (kind: NewsOfPreviews['kind'], { reply, said, preview, label, subject, code, day }: SaidRow) => ({
    kind,
    on: day,
    thing: reply,
    said,
    preview,
    label,
    subject: names.get(subject)!,
    indicator: code,
  })
  return [...replied.map(reply => shown('replied', reply)), ...answered.map(reply => shown('answered', reply))]
}

async function ofOwn(desk: Desk, t: InNetwork, rows: readonly SaidRow[]): Promise<readonly SaidRow[]> {
  if (rows.length === 0) return []
  const own = new Set((await respondentsOf(t)).filter(row => mayAnswerFor(desk, row)).map(({ id }) => id))
  return rows.filter(({ respondent }) => own.has(respondent))
}
