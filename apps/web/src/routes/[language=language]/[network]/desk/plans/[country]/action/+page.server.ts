import { planAction, planPage, planThing, supportableBy } from '@waymark/operations'
import { actionIn, withCodes } from '#lib/server/desk-plan.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'plan-action')
  const { country } = event.params
  const priority = idIn(event.url.searchParams.get('priority'))
  const { indicator } = shownTo(event, await planThing(desk, { country, priority }))
  const { subject, indicators, members, themes, servable } = shownTo(event, await planPage(desk, country))
  formKey(event)
  const supportable = await supportableBy(desk, { country, kept: null })
  return { subject, indicators, members, themes, servable, supportable, priority, expects: indicator?.id ?? '' }
}

export const actions = {
  default: event => {
    const { country } = event.params
    return post(
      event,
      async (desk, form) => {
        const done = await planAction(desk, {
          ...actionIn(form),
          priority: form.id('priority'),
        })
        return withCodes(desk, country, done)
      },
      { to: () => `plans/${country}?done=action` },
    )
  },
}
