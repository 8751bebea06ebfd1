import { redirect } from '@sveltejs/kit'
import { runtime, signOut } from '@waymark/operations'
import { readForm, textOf } from '#lib/server/form.ts'
import { dropSession, keepsNotes, sessionOf } from '#lib/server/session.ts'

export const load = ({ locals }) => redirect(303, `/${locals.language}/sign-in`)

export const actions = {
  default: async event => {
    const sure = textOf(await readForm(event.request), 'sure') === 'yes'
    if (!sure && keepsNotes(event)) redirect(303, `/${event.locals.language}/notes?out`)
    const token = sessionOf(event)
    if (token) await signOut(runtime(), token)
    dropSession(event)
    redirect(303, `/${event.locals.language}/sign-in`)
  },
}
