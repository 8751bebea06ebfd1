import { actionPage, amendAction, planPage, supportableBy } from '@waymark/operations'
import { actionIn, withCodes } from '#lib/server/desk-plan.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'amend-action')
  const { country } = event.params
  const { action } = shownTo(event, await actionPage(desk, { country, action: idIn(event.params.action) }))
  const { subject, indicators, members, themes, servable } = shownTo(event, await planPage(desk, country))
  formKey(event)
  return {
    subject,
    indicators,
    members,
    themes,
    servable,
    supportable: await supportableBy(desk, { country, kept: action.supports }),
    action: shownTo(event, action.plan?.state === 'closed' ? null : action),
  }
}

export const actions = {
  default: event => {
    const { country } = event.params
    return post(
      event,
      async (desk, form) => {
        const done = await amendAction(desk, {
          ...actionIn(form),
          action: idIn(event.params.action),
          revision: form.revision(),
          why: form.text('why'),
        })
        return withCodes(desk, country, done)
      },
      { to: () => `plans/${country}?done=amended` },
    )
  },
}
