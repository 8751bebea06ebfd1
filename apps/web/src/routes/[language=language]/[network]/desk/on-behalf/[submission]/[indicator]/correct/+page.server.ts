import { correctForMember, onBehalfCorrection } from '@waymark/operations'
import { writtenAnswer } from '#lib/server/desk-answer.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'answer-for-member')
  const { submission, indicator } = event.params
  const question = shownTo(event, await onBehalfCorrection(desk, { submission: idIn(submission), indicator }))
  formKey(event)
  return { question }
}

export const actions = {
  default: event => {
    const { submission, indicator } = event.params
    return post(
      event,
      (desk, form) =>
        correctForMember(desk, {
          submission: idIn(submission),
          indicator,
          base: form.id('base'),
          from: form.text('enteredFrom'),
          receivedOn: form.text('receivedOn'),
          ...writtenAnswer(form),
        }),
      { to: () => 'on-behalf?done=correction-submitted' },
    )
  },
}
