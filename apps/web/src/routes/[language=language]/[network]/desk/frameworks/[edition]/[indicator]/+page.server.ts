import { reviseText, textsPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'revise-text')
  const { edition, indicator } = event.params
  const page = shownTo(event, await textsPage(desk, { edition: idIn(edition), indicator }))
  const path = event.url.searchParams.get('text')
  return { page, chosen: page.texts.find(text => text.path === path) ?? null }
}

export const actions = {
  default: event => {
    const { edition, indicator } = event.params
    return post(
      event,
      (desk, form) =>
        reviseText(desk, {
          edition: idIn(edition),
          indicator,
          path: form.text('path'),
          textLanguage: form.text('textLanguage'),
          text: form.text('text'),
          was: form.text('was'),
          sameMeaning: form.ticked('sameMeaning'),
          reason: form.text('reason'),
          language: form.language,
        }),
      { to: () => `frameworks/${edition}?done=revised` },
    )
  },
}
