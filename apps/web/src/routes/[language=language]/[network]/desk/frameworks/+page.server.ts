import { adoptFramework, frameworksPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { page: await frameworksPage(await deskFor(event, 'adopt-framework')) }
}

export const actions = {
  default: event =>
    post(event, (desk, form) => adoptFramework(desk, { code: form.text('code'), edition: form.text('edition') }), {
      to: edition => `frameworks/${edition}?done=adopted`,
    }),
}
