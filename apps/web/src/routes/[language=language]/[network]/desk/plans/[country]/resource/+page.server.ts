import { keepResource, resourcePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { actionPartFor, actionPartIn } from '#lib/server/desk-plan.ts'

export async function load(event) {
  return actionPartFor(event, 'resource', (desk, { id, ...of }) => resourcePage(desk, { ...of, resource: id }))
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        keepResource(desk, {
          ...actionPartIn(form),
          resource: form.text('resource') === '' ? null : form.id('resource'),
          used: form.text('used'),
          sort: form.text('sort'),
          amount: form.text('amount'),
          currency: form.text('currency'),
          note: form.text('note'),
        }),
      { to: () => `plans/${event.params.country}?done=resource` },
    ),
}
