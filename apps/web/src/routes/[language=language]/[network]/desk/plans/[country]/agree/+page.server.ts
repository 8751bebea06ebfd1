import { agreePlan, planPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'agree-plan')
  const { subject, plans, dialogues } = shownTo(event, await planPage(desk, event.params.country))
  const asked = event.url.searchParams.get('plan')
  const plan = shownTo(event, plans.find(one => one.id === asked && one.state !== 'closed') ?? null)
  const priorities = dialogues.flatMap(dialogue => dialogue.priorities).filter(one => one.plan?.id === plan.id)
  formKey(event)
  return {
    subject,
    plan,
    priorities: priorities.length,
    actions: priorities.reduce((sum, one) => sum + one.actions.length, 0),
  }
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
