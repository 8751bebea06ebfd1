import { addRegion, regionsPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'
import { namesIn } from '#lib/server/region-names.ts'

export async function load(event) {
  const regions = shownTo(event, await regionsPage(await deskFor(event, 'keep-registry')))
  formKey(event)
  return { regions }
}

export const actions = {
  default: event =>
    post(event, (desk, form) => addRegion(desk, { code: form.text('code'), names: namesIn(form) }), {
      to: ({ region }) => `registry/regions/${region}?done=region-added`,
    }),
}
