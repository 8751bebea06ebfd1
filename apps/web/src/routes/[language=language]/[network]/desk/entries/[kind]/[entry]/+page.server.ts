import { entryPage, saveEntry, splitEntry } from '@waymark/operations'
import { typedEntry } from '#lib/server/desk-entry.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, shownTo } from '#lib/server/desk.ts'
import { formKey, keyIn } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const { kind, entry } = event.params
  if (entry !== 'new') {
    const page = shownTo(event, await entryPage(desk, { kind, entry: idIn(entry) }))
    if (page.mergedInto) leadElsewhere(event, `entries/${page.mergedInto.kind}/${page.mergedInto.id}?done=entry-merged`)
    return { page, key: null }
  }
  const page = shownTo(event, await entryPage(desk, { kind, entry: null }))
  // The key of the form becomes the entry's id: whoever comes back to the form after it was sent finds the entry.
  const key = formKey(event)
  const kept = key && (await entryPage(desk, { kind, entry: key }))
  if (!kept) return { page, key }
  leadElsewhere(event, `entries/${kind}/${key}`)
  return { page: kept, key }
}

export const actions = {
  save: event => {
    const { kind, entry } = event.params
    return post(
      event,
      (desk, form) =>
        saveEntry(desk, {
          ...typedEntry(form),
          kind,
          entry: entry === 'new' ? (keyIn(event.url) ?? null) : idIn(entry),
          revision: form.revision(),
          keeper: form.text('keeper'),
          reason: form.text('reason'),
          language: form.language,
        }),
      { to: saved => `entries/${kind}/${saved.entry}?done=entry-saved` },
    )
  },
  split: event =>
    post(
      event,
      (desk, form) =>
        splitEntry(desk, {
          entry: idIn(event.params.entry),
          revision: form.revision(),
          title: form.text('title'),
          language: form.language,
        }),
      { to: ({ entry }) => `entries/${event.params.kind}/${entry}?done=entry-split` },
    ),
}
