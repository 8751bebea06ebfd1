import { error, redirect } from '@sveltejs/kit'
import { beginSession, runtime } from '@waymark/operations'
import { readForm, textOf } from '#lib/server/form.ts'
import { keepSession } from '#lib/server/session.ts'
import { personsToTry } from '#lib/server/try.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const found = await personsToTry(event)
  if (!found) error(404, wordsIn(event.locals.language).speak('problem.404'))
  return { persons: found.persons.map(({ key, words, task }) => ({ key, words, task })) }
}

export const actions = {
  default: async event => {
    const found = await personsToTry(event)
    const key = textOf(await readForm(event.request), 'person')
    const chosen = found?.persons.find(person => person.key === key)
    const { language } = event.locals
    if (!found || !chosen) error(404, wordsIn(language).speak('problem.404'))
    keepSession(event, await beginSession(runtime(), chosen.person))
    redirect(303, `/${language}/${found.slug}/desk`)
  },
}
