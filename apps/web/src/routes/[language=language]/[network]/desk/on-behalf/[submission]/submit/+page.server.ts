import { onBehalfPage, submitForMember } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { handedIn } from '#lib/server/handed-in.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'submit-for-member')
  return {
    submission: shownTo(event, await onBehalfPage(desk, idIn(event.params.submission))),
    today: desk.runtime.now().toISOString().slice(0, 10),
  }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        submitForMember(desk, {
          submission: idIn(event.params.submission),
          revision: form.revision(),
          looked: form.ticked('looked'),
        }),
      { to: done => `on-behalf?done=${handedIn(done)}` },
    ),
}
