import { baselinePage, saveBaseline, type TypedBaselineValue } from '@waymark/operations'
import { post, type DeskForm } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'save-baseline')
  const { subject, frameworks } = shownTo(event, await baselinePage(desk, event.params.country))
  const edition = idIn(event.url.searchParams.get('edition'))
  const framework = shownTo(
    event,
    frameworks.find(baselineFramework => baselineFramework.edition === edition),
  )
  formKey(event)
  return { subject, framework }
}

const fields = ['source', 'state', 'count', 'numerator', 'denominator', 'note'] as const

/** Fields are named `source.CODE`, `state.CODE`, `note.CODE`: by code, each indicator's own. */
function valuesIn(form: DeskForm): Readonly<Record<string, TypedBaselineValue>> {
  const values: Record<string, { source: string } & Record<string, string>> = {}
  for (const field of fields)
    for (const [code, typed] of Object.entries(form.under(`${field}.`)))
      values[code] = { source: '', ...values[code], [field]: typed[0] ?? '' }
  return values
}

export const actions = {
  default: event => {
    const { country } = event.params
    return post(
      event,
      (desk, form) =>
        saveBaseline(desk, {
          place: country,
          edition: form.id('edition'),
          basis: form.text('basis'),
          from: form.text('from'),
          until: form.text('until'),
          start: form.text('start'),
          reason: form.text('reason'),
          values: valuesIn(form),
          language: form.language,
          revision: form.revision(),
        }),
      { to: () => `baselines/${country}?done=baseline` },
    )
  },
}
