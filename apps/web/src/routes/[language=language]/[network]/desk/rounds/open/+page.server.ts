import { openingPage, openRound } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'open-round')
  formKey(event)
  return { opening: await openingPage(desk, idIn(event.url.searchParams.get('like'))) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        openRound(desk, {
          edition: form.id('edition'),
          label: form.text('label'),
          period: form.text('period'),
          due: form.text('due'),
          reason: form.text('reason'),
          language: form.language,
          region: form.text('region'),
          without: form.texts('without'),
          ask: form.text('ask') === 'core' ? 'core' : 'everything',
        }),
      { to: round => `rounds/${round}?done=round-opened` },
    ),
}
