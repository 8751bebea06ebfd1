import { json } from '@sveltejs/kit'
import { deskFor } from '#lib/server/desk.ts'
import { readForm } from '#lib/server/form.ts'
import { saveTyped } from '#lib/server/save-typed.ts'

/** Takes one answer while it is typed; 409 where somebody saved it meanwhile, 422 with what is wrong in words, 401 to whoever is signed out. */
export async function POST(event) {
  const data = await readForm(event.request)
  event.locals.typed = [] // the page still has what was typed
  const desk = await deskFor(event, 'save-answer')
  const { status, body } = await saveTyped(event, desk, data)
  return json(body, { status })
}
