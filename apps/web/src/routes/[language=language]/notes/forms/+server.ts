import { json } from '@sveltejs/kit'
import { desksOf, openForms, runtime } from '@waymark/operations'
import { sessionOf } from '#lib/server/session.ts'
import { roundName } from '#lib/round-name.ts'
import { wordsIn } from '#lib/words.ts'

/** The open forms of whoever is signed in, in all their networks: what a device can keep. 401 to whoever is signed out. */
export async function GET(event) {
  const { language } = event.locals
  const desks = await desksOf(runtime(), sessionOf(event))
  if (desks.length === 0) return json({ forms: [] }, { status: 401 })
  const words = wordsIn(language)
  const forms = []
  for (const desk of desks)
    for (const { id, subject, round, respondent } of await openForms(desk))
      forms.push({
        href: `/${language}/${desk.network.slug}/desk/submissions/${id}/answers`,
        title: words.list([words.pick(subject.names).text, roundName(round, words), respondent]),
      })
  return json({ forms })
}
