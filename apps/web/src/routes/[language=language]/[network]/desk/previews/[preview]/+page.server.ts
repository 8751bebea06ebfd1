import { answerPreview, freezeAgain, previewPage, replyObjection } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const preview = shownTo(event, await previewPage(desk, idIn(event.params.preview)))
  return { preview, onlyCore: event.url.searchParams.get('only') === 'core' }
}

export const actions = {
  reply: event =>
    post(
      event,
      (desk, form) =>
        answerPreview(desk, {
          preview: idIn(event.params.preview),
          subject: form.id('subject'),
          reply: form.text('reply'),
          indicator: form.text('indicator'),
          text: form.text('text'),
          language: form.language,
          mayPrint: form.ticked('mayPrint'),
        }),
      { to: () => `previews/${event.params.preview}?done=replied` },
    ),
  answer: event =>
    post(
      event,
      (desk, form) =>
        replyObjection(desk, {
          preview: idIn(event.params.preview),
          reply: form.id('reply'),
          text: form.text('text'),
          language: form.language,
        }),
      { to: () => `previews/${event.params.preview}?done=answered` },
    ),
  freeze: event =>
    post(event, (desk, form) => freezeAgain(desk, { preview: idIn(event.params.preview), days: form.text('days') }), {
      to: () => `previews/${event.params.preview}?done=frozen`,
    }),
}
