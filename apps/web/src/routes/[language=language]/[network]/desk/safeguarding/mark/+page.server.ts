import { markConcern } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  await deskFor(event, 'mark-concern')
  formKey(event)
  return { text: idIn(event.url.searchParams.get('text')) }
}

export const actions = {
  default: event =>
    post(event, (desk, form) => markConcern(desk, { text: form.id('text'), origin: event.url.origin }), {
      to: () => '?done=concern-marked',
    }),
}
