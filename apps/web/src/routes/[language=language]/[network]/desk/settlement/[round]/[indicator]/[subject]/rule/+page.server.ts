import { settleAnswer, settlePage } from '@waymark/operations'
import { typedAnswer } from '#lib/server/desk-answer.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'settle-answer')
  const { round, indicator, subject } = event.params
  const settle = shownTo(event, await settlePage(desk, { round: idIn(round), indicator, subject }))
  formKey(event)
  return { settle }
}

export const actions = {
  default: event => {
    const { round, indicator, subject } = event.params
    return post(
      event,
      (desk, form) =>
        settleAnswer(desk, {
          round: idIn(round),
          indicator,
          subject,
          respondentType: form.text('respondentType'),
          typed: typedAnswer(form),
          reason: form.text('reason'),
          language: form.language,
        }),
      { to: () => `settlement/${round}/${indicator}/${subject}?done=ruled` },
    )
  },
}
