import { keepResource, resourcePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'keep-resource')
  const asked = event.url.searchParams
  const of = {
    country: event.params.country,
    action: idIn(asked.get('action')),
    resource: asked.has('resource') ? idIn(asked.get('resource')) : null,
  }
  const page = shownTo(event, await resourcePage(desk, of))
  formKey(event)
  return page
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        keepResource(desk, {
          action: form.id('action'),
          revision: form.revision(),
          resource: form.text('resource') === '' ? null : form.id('resource'),
          used: form.text('used'),
          sort: form.text('sort'),
          amount: form.text('amount'),
          currency: form.text('currency'),
          note: form.text('note'),
          leftOut: form.ticked('leftOut'),
          why: form.text('why'),
          language: form.language,
        }),
      { to: () => `plans/${event.params.country}?done=resource` },
    ),
}
