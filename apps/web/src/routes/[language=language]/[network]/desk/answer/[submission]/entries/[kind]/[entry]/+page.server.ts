import { dropEntry, entryPage, saveEntry, submitEntry } from '@waymark/operations'
import { typedEntry } from '#lib/server/desk-entry.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const { submission, kind, entry } = event.params
  const of = { submission: idIn(submission), kind, entry: entry === 'new' ? null : idIn(entry) }
  return { page: shownTo(event, await entryPage(desk, of)) }
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
          entry: entry === 'new' ? null : idIn(entry),
          revision: entry === 'new' ? 0 : form.revision(),
          language: form.language,
        }),
      { to: saved => `answer/${submission}/entries/${kind}/${saved.entry}?done=entry-saved` },
    )
  },
  submit: event =>
    post(event, (desk, form) => submitEntry(desk, { entry: idIn(event.params.entry), revision: form.revision() }), {
      to: () => `answer/${event.params.submission}?done=entry-submitted`,
    }),
  drop: event =>
    post(event, (desk, form) => dropEntry(desk, { entry: idIn(event.params.entry), revision: form.revision() }), {
      to: () => `answer/${event.params.submission}?done=entry-dropped`,
    }),
}
