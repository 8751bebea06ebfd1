import { answerForMember, onBehalfQuestion } from '@waymark/operations'
import { writtenAnswer } from '#lib/server/desk-answer.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'answer-for-member')
  const { submission, indicator } = event.params
  return { question: shownTo(event, await onBehalfQuestion(desk, { submission: idIn(submission), indicator })) }
}

export const actions = {
  default: event => {
    const { submission, indicator } = event.params
    return post(
      event,
      (desk, form) =>
        answerForMember(desk, {
          submission: idIn(submission),
          indicator,
          from: form.text('enteredFrom'),
          receivedOn: form.text('receivedOn'),
          ...writtenAnswer(form),
          revision: form.revision(),
        }),
      { to: () => `on-behalf/${submission}?done=saved` },
    )
  },
}
