import { closeList, confirmAnswers, holdList, submissionPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event)
  return { submission: shownTo(event, await submissionPage(desk, idIn(event.params.submission))) }
}

export const actions = {
  confirm: event =>
    post(
      event,
      (desk, form) => confirmAnswers(desk, { submission: idIn(event.params.submission), revision: form.revision() }),
      {
        to: ({ counts }) =>
          `submissions/${event.params.submission}?done=${counts ? 'confirmed-not-reviewed' : 'confirmed'}`,
      },
    ),
  list: event =>
    post(
      event,
      (desk, form) => {
        const kind = form.text('kind')
        const said = form.text(`list.${kind}`)
        return closeList(desk, { submission: idIn(event.params.submission), kind, said, hold: form.ticked('hold') })
      },
      { to: ({ closing }) => `submissions/${event.params.submission}?done=${closing ? 'list-closed' : 'list-open'}` },
    ),
  hold: event => {
    let held = false
    return post(
      event,
      (desk, form) => {
        held = form.text('list-hold') === 'hold'
        return holdList(desk, { submission: idIn(event.params.submission), kind: form.text('kind'), held })
      },
      { to: () => `submissions/${event.params.submission}?done=${held ? 'list-held' : 'list-to-be-published'}` },
    )
  },
}
