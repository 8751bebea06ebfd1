import { planAction, planPage, planThing, type Refusal } from '@waymark/operations'
import { refused } from '@waymark/language'
import { withCodes } from '#lib/server/desk-plan.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { servedIn } from '#lib/server/served-in.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'plan-action')
  const { country } = event.params
  const priority = idIn(event.url.searchParams.get('priority'))
  const { indicator } = shownTo(event, await planThing(desk, { country, priority }))
  const { subject, indicators, themes, servable } = shownTo(event, await planPage(desk, country))
  formKey(event)
  return { subject, indicators, themes, servable, priority, expects: indicator?.id ?? '' }
}

export const actions = {
  default: event => {
    const { country } = event.params
    return post(
      event,
      async (desk, form) => {
        if (form.text('indicator') === '') return refused<Refusal>({ kind: 'field.missing', field: 'indicator' })
        const done = await planAction(desk, {
          priority: form.id('priority'),
          what: form.text('what'),
          who: form.text('who'),
          start: form.text('start'),
          due: form.text('due'),
          resources: form.text('resources'),
          indicator: form.id('indicator'),
          change: form.text('change'),
          expectsFrom: form.text('expectsFrom'),
          expectsTo: form.text('expectsTo'),
          expectsBy: form.text('expectsBy'),
          themes: form.texts('themes'),
          online: form.text('online'),
          serves: servedIn(form),
          language: form.language,
          public: form.ticked('public'),
        })
        return withCodes(desk, country, done)
      },
      { to: () => `plans/${country}?done=action` },
    )
  },
}
