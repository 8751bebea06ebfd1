import { planPage, writePlan } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'keep-plan')
  const { subject, plans } = shownTo(event, await planPage(desk, event.params.country))
  const asked = event.url.searchParams.get('plan')
  const found = asked === null ? null : plans.find(plan => plan.id === asked && plan.state !== 'closed')
  formKey(event)
  return { subject, ...shownTo(event, found === undefined ? null : { plan: found }) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        writePlan(desk, {
          place: event.params.country,
          plan: form.text('plan') === '' ? null : form.id('plan'),
          revision: form.revision(),
          title: form.text('title'),
          from: form.text('from'),
          until: form.text('until'),
          reason: form.text('why'),
          language: form.language,
        }),
      { to: () => `plans/${event.params.country}?done=plan-kept` },
    ),
}
