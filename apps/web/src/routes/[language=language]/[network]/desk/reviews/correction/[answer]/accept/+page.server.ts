import { correctionPage, reviewCorrection } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'review-correction')
  const correction = shownTo(event, await correctionPage(desk, idIn(event.params.answer)))
  formKey(event)
  return { correction }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        reviewCorrection(desk, {
          answer: idIn(event.params.answer),
          decision: 'accept',
          note: form.text('note'),
          language: form.language,
          opened: form.texts('opened'),
          nobodyRecognisable: form.ticked('nobodyRecognisable'),
        }),
      { to: () => 'reviews?done=review-accept' },
    ),
}
