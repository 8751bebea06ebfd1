import { error, json } from '@sveltejs/kit'
import { personOfDevice, runtime } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'
import { readForm, textOf } from '#lib/server/form.ts'
import { saveTyped } from '#lib/server/save-typed.ts'
import { wordsIn } from '#lib/words.ts'

/**
 * Takes one answer while it is typed; 409 where somebody saved it meanwhile, 422 with what is wrong in words, 401 to whoever is signed out, and to
 * somebody else than the person whose device kept it (`for`): nobody hands in what another wrote.
 */
export async function POST(event) {
  const data = await readForm(event.request)
  event.locals.typed = [] // the page still has what was typed
  const desk = await deskFor(event, 'save-answer')
  const device = textOf(data, 'for')
  if (device !== '' && personOfDevice(runtime(), device) !== desk.person?.id)
    error(401, wordsIn(event.locals.language).speak('problem.401'))
  const { status, body } = await saveTyped(event, desk, data)
  return json(body, { status })
}
