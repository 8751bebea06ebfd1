import { publishPage, publishRelease } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'publish-release')
  const page = await publishPage(desk, idIn(event.params.preview))
  formKey(event)
  return { page: shownTo(event, page) }
}

export const actions = {
  default: event =>
    post(event, desk => publishRelease(desk, { preview: idIn(event.params.preview) }), {
      to: () => 'releases?done=published',
    }),
}
