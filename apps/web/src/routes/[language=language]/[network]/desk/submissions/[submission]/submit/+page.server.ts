import { submissionPage, submit } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { handedIn } from '#lib/server/handed-in.ts'
import { deskFor, idIn, leadElsewhere, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'submit')
  const submission = shownTo(event, await submissionPage(desk, idIn(event.params.submission)))
  if (!submission.open) leadElsewhere(event, `submissions/${submission.id}`)
  return { submission, today: desk.runtime.now().toISOString().slice(0, 10) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        submit(desk, {
          submission: idIn(event.params.submission),
          revision: form.revision(),
          looked: form.ticked('looked'),
        }),
      { to: done => `submissions/${event.params.submission}?done=${handedIn(done)}` },
    ),
}
