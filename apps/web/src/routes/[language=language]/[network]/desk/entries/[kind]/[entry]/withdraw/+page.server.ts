import { entryPage, withdrawEntry } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, notFound, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'save-entry')
  const { kind } = event.params
  const page = shownTo(event, await entryPage(desk, { kind, entry: idIn(event.params.entry) }))
  if (!page.entry || !page.own) notFound(event)
  if (page.entry.state === 'withdrawn') leadElsewhere(event, `entries/${kind}/${page.entry.id}`)
  return { page, entry: page.entry }
}

export const actions = {
  default: event => {
    const { kind, entry } = event.params
    return post(
      event,
      (desk, form) =>
        withdrawEntry(desk, {
          entry: idIn(entry),
          revision: form.revision(),
          reason: form.text('reason'),
          language: form.language,
        }),
      { to: () => `entries/${kind}?done=entry-withdrawn` },
    )
  },
}
