import { agreeBaseline, baselinePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'agree-baseline')
  const { subject, frameworks } = shownTo(event, await baselinePage(desk, event.params.country))
  const id = idIn(event.url.searchParams.get('baseline'))
  const baseline = shownTo(
    event,
    frameworks.flatMap(framework => framework.baselines).find(baselineShown => baselineShown.id === id),
  )
  formKey(event)
  return { subject, baseline }
}

export const actions = {
  default: event => {
    const { country } = event.params
    return post(
      event,
      (desk, form) =>
        agreeBaseline(desk, {
          baseline: form.id('baseline'),
          agreedOn: form.text('agreedOn'),
          body: form.text('body'),
          record: form.text('record'),
          language: form.language,
        }),
      { to: () => `baselines/${country}?done=baseline-agreed` },
    )
  },
}
