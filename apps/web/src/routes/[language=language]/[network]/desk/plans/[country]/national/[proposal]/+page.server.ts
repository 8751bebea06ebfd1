import { agreeNational, carryNational, endNational, nationalPage, withdrawNational } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'propose-national')
  const { subject, indicators, mayAgree } = shownTo(event, await nationalPage(desk, event.params.country))
  const shown = shownTo(
    event,
    indicators.find(indicator => indicator.id === event.params.proposal),
  )
  formKey(event)
  return { subject, shown, mayAgree }
}

export const actions = {
  agree: event =>
    post(
      event,
      (desk, form) =>
        agreeNational(desk, {
          proposal: idIn(event.params.proposal),
          revision: form.revision(),
          body: form.text('body'),
          day: form.text('day'),
          record: form.text('record'),
        }),
      { to: () => `plans/${event.params.country}/national/${event.params.proposal}?done=national-agreed` },
    ),
  carry: event =>
    post(
      event,
      (desk, form) => {
        const { edition, code: section } = form.chosenIn('section')
        return carryNational(desk, {
          indicator: idIn(event.params.proposal),
          edition,
          section,
          body: form.text('body'),
          day: form.text('day'),
          record: form.text('record'),
        })
      },
      { to: ({ id }) => `plans/${event.params.country}/national/${id}?done=national-carried` },
    ),
  withdraw: event =>
    post(event, desk => withdrawNational(desk, idIn(event.params.proposal)), {
      to: () => `plans/${event.params.country}?done=national-withdrawn`,
    }),
  end: event =>
    post(event, desk => endNational(desk, idIn(event.params.proposal)), {
      to: () => `plans/${event.params.country}?done=national-ended`,
    }),
}
