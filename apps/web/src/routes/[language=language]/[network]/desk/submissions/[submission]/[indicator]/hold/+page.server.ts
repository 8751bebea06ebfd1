import { holdAnswer, questionPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, notFound, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const { submission, indicator } = event.params
  const question = shownTo(event, await questionPage(desk, { submission: idIn(submission), indicator }))
  if (!question.answer) notFound(event)
  return { question, answer: question.answer }
}

export const actions = {
  default: event => {
    const { submission, indicator } = event.params
    let held = false
    return post(
      event,
      (desk, form) => {
        held = form.text('hold') === 'hold'
        return holdAnswer(desk, { submission: idIn(submission), indicator, held })
      },
      { to: () => `submissions/${submission}/${indicator}?done=${held ? 'held' : 'to-be-published'}` },
    )
  },
}
