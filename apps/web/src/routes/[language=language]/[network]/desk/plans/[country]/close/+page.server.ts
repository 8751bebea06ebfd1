import { closePlan } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { openPlanFor } from '#lib/server/desk-plan.ts'

export async function load(event) {
  return openPlanFor(event)
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        closePlan(desk, {
          plan: form.id('plan'),
          revision: form.revision(),
          reason: form.text('why'),
          language: form.language,
        }),
      { to: () => `plans/${event.params.country}?done=plan-closed` },
    ),
}
