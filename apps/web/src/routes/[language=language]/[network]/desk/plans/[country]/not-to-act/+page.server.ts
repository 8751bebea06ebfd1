import { decideNotToAct, planPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'decide-not-to-act')
  const { subject, indicators } = shownTo(event, await planPage(desk, event.params.country))
  const asked = event.url.searchParams.get('indicator')
  formKey(event)
  return { subject, indicator: shownTo(event, indicators.find(indicator => indicator.id === asked) ?? null) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        decideNotToAct(desk, {
          place: event.params.country,
          indicator: form.id('indicator'),
          day: form.text('day'),
          reason: form.text('reason'),
          language: form.language,
        }),
      { to: () => `plans/${event.params.country}?done=not-to-act` },
    ),
}
