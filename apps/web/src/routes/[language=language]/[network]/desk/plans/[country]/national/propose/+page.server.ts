import { nationalPage, proposeNational } from '@waymark/operations'
import { post, type DeskForm } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'propose-national')
  const { subject, editions, indicators } = shownTo(event, await nationalPage(desk, event.params.country))
  const asked = event.url.searchParams.get('proposal')
  const proposal = asked === null ? null : indicators.find(one => one.id === asked && one.state === 'proposed')
  formKey(event)
  return {
    subject,
    editions,
    proposal: shownTo(event, proposal === null ? { before: null } : proposal && { before: proposal }),
  }
}

/** The value of the choice is `edition id`/`section code`: two editions may have the same code. */
function chosenIn(form: DeskForm): { readonly edition: string; readonly section: string } {
  const [edition = '', section = ''] = form.chosen('section').split('/')
  return { edition: idIn(edition), section }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        proposeNational(desk, {
          ...chosenIn(form),
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
        }),
      { to: ({ proposal }) => `plans/${event.params.country}/national/${proposal}?done=national` },
    ),
}
