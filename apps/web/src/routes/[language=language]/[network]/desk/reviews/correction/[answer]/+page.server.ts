import { correctionPage, reviewCorrection } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'review-correction')
  return { correction: shownTo(event, await correctionPage(desk, idIn(event.params.answer))) }
}

/** To return it; it is accepted on a page of its own. */
export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        reviewCorrection(desk, {
          answer: idIn(event.params.answer),
          decision: 'return',
          note: form.text('note'),
          language: form.language,
          nobodyRecognisable: false,
        }),
      { to: () => 'reviews?done=review-return' },
    ),
}
