import { settleAnswer, settlePage } from '@waymark/operations'
import { typedAnswer } from '#lib/server/desk-answer.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { pageAfter } from '#lib/server/next-page.ts'
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
      async (desk, form) => {
        const done = await settleAnswer(desk, {
          round: idIn(round),
          indicator,
          subject,
          respondentType: form.text('respondentType'),
          typed: typedAnswer(form),
          reason: form.text('reason'),
          language: form.language,
        })
        if (!done.ok) return done
        const back = `settlement/${round}/${indicator}/${subject}`
        return { ok: true as const, value: await pageAfter(desk, { done: 'ruled', back }) }
      },
      { to: page => page },
    )
  },
}
