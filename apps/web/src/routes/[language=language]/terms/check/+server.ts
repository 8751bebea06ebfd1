import { sharingScript } from '@waymark/terms'
import { checkForProgram } from '../checking.server.ts'
import { shippedTerms } from '../shipped.ts'

type Asked = { readonly text?: unknown; readonly published?: unknown; readonly language?: unknown }

/**
 * Checks the text of a JSON body `{ "text": "...", "published"?: "2014", "language"?: "en" | "sv" }` and answers
 * `{ "findings": [...], "cut": false }` with positions in UTF-16 units; `cut` says that there are more than the first thousand. Nothing of it is kept. A machine sends `Origin` (docs/decisions/0043).
 */
export const POST = async ({ request }) => {
  let asked: Asked | null
  try {
    asked = (await request.json()) as Asked | null
  } catch {
    return problem(400, 'terms.not-json')
  }
  const { text, published, language } = asked ?? {}
  if (typeof text !== 'string') return problem(422, 'terms.empty')
  if (published !== undefined && !(typeof published === 'string' && /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(published)))
    return problem(422, 'terms.published')
  if (language !== undefined && !(typeof language === 'string' && sharing().includes(language)))
    return problem(422, 'terms.language')
  const options = {
    ...(typeof published === 'string' ? { published } : {}),
    ...(typeof language === 'string' ? { language } : {}),
  }
  const checked = await checkForProgram(text, options)
  if (!checked.ok) return problem(checked.refusal.kind === 'terms.busy' ? 503 : 422, checked.refusal.kind)
  return new Response(JSON.stringify(checked.value), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
}

/** Languages of one script, between which the words of a text have to tell. */
const sharing = () => sharingScript(shippedTerms().languages)

const reasons = {
  'terms.not-json': 'The body is no JSON.',
  'terms.empty': 'The body needs a field "text" with the text to check.',
  'terms.long': 'The field "text" holds more than 200,000 UTF-16 units; send it in parts.',
  'terms.busy': 'Too many texts wait to be checked; send it again in a minute.',
  'terms.slow': 'The text could not be checked in the time there is; send it in parts.',
  'terms.published': 'The field "published" takes a year or a day: 2014 or 2014-05-01.',
  'terms.language': 'The field "language" takes one of those that share a script, where the words do not tell: ',
} as const

function problem(status: number, kind: keyof typeof reasons): Response {
  const title = kind === 'terms.language' ? `${reasons[kind]}${sharing().join(', ')}.` : reasons[kind]
  const body = { type: 'about:blank', title, status, kind }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
}
