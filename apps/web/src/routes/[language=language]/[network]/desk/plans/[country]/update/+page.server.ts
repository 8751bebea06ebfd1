import { actionPage, reportUpdate } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'report-update')
  const { country } = event.params
  const asked = event.url.searchParams
  const id = idIn(asked.get('action'))
  const found = shownTo(event, await actionPage(desk, { country, action: id }))
  formKey(event)
  return { found, id, round: asked.get('round') ?? '', submission: asked.get('submission') ?? '' }
}

export const actions = {
  default: event => {
    const { country } = event.params
    let back = `plans/${country}`
    return post(
      event,
      (desk, form) => {
        if (form.text('submission') !== '') back = `submissions/${form.id('submission')}`
        return reportUpdate(desk, {
          action: form.id('action'),
          round: form.text('round') === '' ? null : form.id('round'),
          status: form.text('status'),
          text: form.text('text'),
          language: form.language,
        })
      },
      { to: () => `${back}?done=update` },
    )
  },
}
