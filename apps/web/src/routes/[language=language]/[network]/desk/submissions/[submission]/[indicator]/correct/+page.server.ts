import { correctAnswer, questionPage } from '@waymark/operations'
import { writtenAnswer } from '#lib/server/desk-answer.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, notFound, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const { submission, indicator } = event.params
  const question = shownTo(event, await questionPage(desk, { submission: idIn(submission), indicator }))
  if (question.answer?.state !== 'accepted') notFound(event)
  formKey(event)
  return { question, answer: question.answer }
}

export const actions = {
  default: event => {
    const { submission, indicator } = event.params
    return post(
      event,
      (desk, form) =>
        correctAnswer(desk, {
          submission: idIn(submission),
          indicator,
          base: form.id('base'),
          ...writtenAnswer(form),
        }),
      {
        to: ({ waits }) =>
          `submissions/${submission}/${indicator}?done=${waits ? 'correction-submitted' : 'not-reviewed'}`,
      },
    )
  },
}
