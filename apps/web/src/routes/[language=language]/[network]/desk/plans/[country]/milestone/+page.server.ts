import { keepMilestone, milestonePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'keep-milestone')
  const asked = event.url.searchParams
  const of = {
    country: event.params.country,
    action: idIn(asked.get('action')),
    milestone: asked.has('milestone') ? idIn(asked.get('milestone')) : null,
  }
  const page = shownTo(event, await milestonePage(desk, of))
  formKey(event)
  return page
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        keepMilestone(desk, {
          action: form.id('action'),
          revision: form.revision(),
          milestone: form.text('milestone') === '' ? null : form.id('milestone'),
          sort: form.text('sort'),
          what: form.text('what'),
          due: form.text('due'),
          reached: form.text('reached'),
          shows: form.text('shows'),
          leftOut: form.ticked('leftOut'),
          why: form.text('why'),
          language: form.language,
        }),
      { to: () => `plans/${event.params.country}?done=milestone` },
    ),
}
