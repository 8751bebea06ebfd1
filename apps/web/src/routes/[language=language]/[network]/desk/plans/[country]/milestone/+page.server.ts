import { keepMilestone, milestonePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { actionPartFor, actionPartIn } from '#lib/server/desk-plan.ts'

export async function load(event) {
  return actionPartFor(event, 'milestone', (desk, { id, ...of }) => milestonePage(desk, { ...of, milestone: id }))
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        keepMilestone(desk, {
          ...actionPartIn(form),
          milestone: form.text('milestone') === '' ? null : form.id('milestone'),
          sort: form.text('sort'),
          what: form.text('what'),
          due: form.text('due'),
          reached: form.text('reached'),
          shows: form.text('shows'),
        }),
      { to: () => `plans/${event.params.country}?done=milestone` },
    ),
}
