import { entryPage, submitEntry } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, notFound, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'submit-entry')
  const { kind } = event.params
  const page = shownTo(event, await entryPage(desk, { kind, entry: idIn(event.params.entry) }))
  if (!page.entry || !page.own) notFound(event)
  const open = page.entry.state === 'draft' || page.entry.state === 'returned'
  if (!open) leadElsewhere(event, `entries/${kind}/${page.entry.id}`)
  return { page, entry: page.entry }
}

export const actions = {
  default: event => {
    const { kind, entry } = event.params
    return post(
      event,
      (desk, form) =>
        submitEntry(desk, { entry: idIn(entry), revision: form.revision(), looked: form.ticked('looked') }),
      { to: ({ waits }) => `entries/${kind}/${entry}?done=${waits ? 'entry-submitted' : 'entry-not-reviewed'}` },
    )
  },
}
