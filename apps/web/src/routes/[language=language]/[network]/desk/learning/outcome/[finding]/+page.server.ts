import { followUpDecision, outcomePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'follow-up-decision')
  formKey(event)
  return { page: shownTo(event, await outcomePage(desk, idIn(event.params.finding))) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        followUpDecision(desk, {
          decision: form.id('decision'),
          what: form.text('what'),
          by: form.text('by'),
          on: form.text('on'),
          text: form.text('text'),
          language: form.language,
        }),
      { to: () => 'learning?done=decision-outcome' },
    ),
}
