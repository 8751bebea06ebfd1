import { chooseOptional, planPage, planThing } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'choose-optional')
  const { country } = event.params
  const dialogue = idIn(event.url.searchParams.get('dialogue'))
  shownTo(event, await planThing(desk, { country, dialogue }))
  const { subject, optional } = shownTo(event, await planPage(desk, country))
  const edition = idIn(event.url.searchParams.get('edition'))
  return { subject, dialogue, optional: shownTo(event, optional.find(one => one.edition === edition) ?? null) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        chooseOptional(desk, {
          dialogue: form.id('dialogue'),
          edition: form.id('edition'),
          indicators: form.texts('indicators'),
        }),
      { to: () => `plans/${event.params.country}?done=chosen` },
    ),
}
