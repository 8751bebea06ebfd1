import { agreeHiding, askHiding, hiddenPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'agree-hiding')
  const hiding = (await hiddenPage(desk)).hidings.find(({ id }) => id === event.params.hiding)
  formKey(event)
  return { hiding: shownTo(event, hiding) }
}

export const actions = {
  agree: event =>
    post(event, (desk, form) => agreeHiding(desk, { hiding: form.id('hiding') }), {
      to: ({ shown }) => `hidden?done=${shown ? 'shown-again' : 'hidden'}`,
    }),
  show: event =>
    post(
      event,
      (desk, form) => askHiding(desk, { country: form.text('country'), reason: form.text('reason'), show: true }),
      { to: () => 'hidden?done=hiding-asked' },
    ),
}
