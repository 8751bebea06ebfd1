import { agreePlan } from '@waymark/operations'
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
        agreePlan(desk, {
          plan: form.id('plan'),
          revision: form.revision(),
          body: form.text('body'),
          day: form.text('day'),
          language: form.language,
        }),
      { to: () => `plans/${event.params.country}?done=plan-agreed` },
    ),
}
