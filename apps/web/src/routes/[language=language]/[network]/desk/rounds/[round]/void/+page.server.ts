import { closingPage, voidRound } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'void-round')
  const page = shownTo(event, await closingPage(desk, idIn(event.params.round)))
  formKey(event)
  return { page }
}

export const actions = {
  default: event =>
    post(event, desk => voidRound(desk, idIn(event.params.round)), { to: () => 'rounds?done=round-voided' }),
}
