import { error, redirect } from '@sveltejs/kit'
import { personsToTry } from '#lib/server/try.ts'
import { wordsIn } from '#lib/words.ts'

// The address that the start prints: to the page in the reader's language, and absent where nobody may be tried.
export async function GET(event) {
  const { language } = event.locals
  if (!(await personsToTry(event))) error(404, wordsIn(language).speak('problem.404'))
  redirect(307, `/${language}/try`)
}
