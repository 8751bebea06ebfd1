import { previewStart, startPreview } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'
import { usualDays } from '#lib/server/usual-days.ts'

export async function load(event) {
  const desk = await deskFor(event, 'start-preview')
  const round = event.url.searchParams.get('round')
  const start = await previewStart(desk)
  formKey(event)
  return {
    start,
    chosen: start.rounds.filter(({ id, handedIn }) => (round === null ? handedIn : id === round)).map(({ id }) => id),
    days: usualDays(desk.network),
  }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        startPreview(desk, {
          rounds: form.texts('rounds').map(idIn),
          label: form.text('label'),
          days: form.text('days'),
        }),
      { to: preview => `previews/${preview}?done=previewed` },
    ),
}
