import { redirect } from '@sveltejs/kit'
import { dropEntry, entryPage, saveEntry, submitEntry } from '@waymark/operations'
import { typedEntry } from '#lib/server/desk-entry.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, deskPath, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey, keyIn } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const { submission, kind, entry } = event.params
  const list = { submission: idIn(submission), kind }
  if (entry !== 'new')
    return { page: shownTo(event, await entryPage(desk, { ...list, entry: idIn(entry) })), key: null }
  const page = shownTo(event, await entryPage(desk, { ...list, entry: null }))
  // The key of the form becomes the entry's id: whoever comes back to the form after it was sent finds the entry.
  const key = formKey(event)
  const kept = key && (await entryPage(desk, { ...list, entry: key }))
  if (!kept) return { page, key }
  if (event.request.method !== 'POST')
    redirect(303, deskPath(event, `submissions/${submission}/entries/${kind}/${key}`))
  return { page: kept, key }
}

export const actions = {
  save: event => {
    const { submission, kind, entry } = event.params
    return post(
      event,
      (desk, form) =>
        saveEntry(desk, {
          ...typedEntry(form),
          submission: idIn(submission),
          kind,
          entry: entry === 'new' ? (keyIn(event.url) ?? null) : idIn(entry),
          revision: form.revision(),
          language: form.language,
        }),
      { to: saved => `submissions/${submission}/entries/${kind}/${saved.entry}?done=entry-saved` },
    )
  },
  submit: event =>
    post(event, (desk, form) => submitEntry(desk, { entry: idIn(event.params.entry), revision: form.revision() }), {
      to: () => `submissions/${event.params.submission}?done=entry-submitted`,
    }),
  drop: event =>
    post(event, (desk, form) => dropEntry(desk, { entry: idIn(event.params.entry), revision: form.revision() }), {
      to: () => `submissions/${event.params.submission}?done=entry-dropped`,
    }),
}
