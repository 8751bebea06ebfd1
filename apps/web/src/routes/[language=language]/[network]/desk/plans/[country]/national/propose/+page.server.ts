import { nationalPage, proposeNational } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'propose-national')
  const { subject, editions, indicators } = shownTo(event, await nationalPage(desk, event.params.country))
  const asked = event.url.searchParams.get('proposal')
  const proposal =
    asked === null ? null : indicators.find(indicator => indicator.id === asked && indicator.state === 'proposed')
  formKey(event)
  return {
    subject,
    editions,
    proposal: shownTo(event, proposal === null ? { before: null } : proposal && { before: proposal }),
  }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) => {
        const { edition, code: section } = form.chosenIn('section')
        return proposeNational(desk, {
          edition,
          section,
          place: event.params.country,
          proposal: form.text('proposal') === '' ? null : form.id('proposal'),
          revision: form.revision(),
          answer: form.text('answer'),
          measures: form.text('measures'),
          years: form.text('years'),
          name: form.text('name'),
          question: form.text('question'),
          evidence: form.text('evidence'),
          yes: form.text('yes'),
          partial: form.text('partial'),
          no: form.text('no'),
          language: form.language,
        })
      },
      { to: ({ proposal }) => `plans/${event.params.country}/national/${proposal}?done=national` },
    ),
}
