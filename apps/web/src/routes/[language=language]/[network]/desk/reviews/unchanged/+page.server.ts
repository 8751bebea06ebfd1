import { acceptUnchanged, unchangedPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'review-submission')
  formKey(event)
  return { page: await unchangedPage(desk) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        acceptUnchanged(desk, {
          submissions: form.texts('accept').map(shown),
          nobodyRecognisable: form.ticked('nobodyRecognisable'),
          language: form.language,
        }),
      { to: () => 'reviews/unchanged?done=review-unchanged' },
    ),
}

/** A submission with the revision it was shown at, as its tick sends them. */
function shown(ticked: string): { readonly id: string; readonly revision: number } {
  const [, id, revision = '-1'] = /^(\S+) (\d{1,9})$/.exec(ticked) ?? []
  return { id: idIn(id), revision: Number(revision) }
}
