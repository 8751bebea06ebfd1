import { correctionPage, reviewCorrection } from '@waymark/operations'
import { refused } from '@waymark/language'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'review-correction')
  return { correction: shownTo(event, await correctionPage(desk, idIn(event.params.answer))) }
}

export const actions = {
  default: event =>
    post(
      event,
      async (desk, form) => {
        const decision = (['accept', 'return'] as const).find(one => one === form.text('decision'))
        if (!decision) return refused({ kind: 'field.missing', field: 'decision' })
        const done = await reviewCorrection(desk, {
          answer: idIn(event.params.answer),
          decision,
          note: form.text('note'),
          language: form.language,
          nobodyRecognisable: form.ticked('nobodyRecognisable'),
        })
        return done.ok ? { ok: true as const, value: decision } : done
      },
      { to: decision => `reviews?done=review-${decision}` },
    ),
}
