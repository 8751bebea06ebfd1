import { choosePriority, planPage, planThing } from '@waymark/operations'
import { withCodes } from '#lib/server/desk-plan.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'choose-priority')
  const { country } = event.params
  const dialogue = idIn(event.url.searchParams.get('dialogue'))
  shownTo(event, await planThing(desk, { country, dialogue }))
  const { subject, indicators, lessons, members } = shownTo(event, await planPage(desk, country))
  formKey(event)
  return { subject, indicators, lessons, members, dialogue }
}

export const actions = {
  default: event => {
    const { country } = event.params
    return post(
      event,
      async (desk, form) => {
        const done = await choosePriority(desk, {
          dialogue: form.id('dialogue'),
          indicator: form.id('indicator'),
          reason: form.text('reason'),
          lesson: form.text('lesson'),
          language: form.language,
          members: form.texts('members'),
        })
        return withCodes(desk, country, done)
      },
      { to: () => `plans/${country}?done=priority` },
    )
  },
}
