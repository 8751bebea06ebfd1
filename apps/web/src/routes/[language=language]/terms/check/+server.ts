import { check, gravityOf } from '@waymark/terms'
import { shippedChecker } from '../shipped.server.ts'

type Asked = { readonly text?: unknown; readonly published?: unknown; readonly language?: unknown }

/**
 * Checks the text of a JSON body `{ "text": "...", "published"?: "2014", "language"?: "en" | "sv" }` and answers
 * `{ "findings": [...] }` with positions in UTF-16 units. Nothing of it is kept. A machine sends `Origin` (docs/decisions/0043).
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
  if (language !== undefined && language !== 'en' && language !== 'sv') return problem(422, 'terms.language')
  const compiled = shippedChecker()
  const options = {
    ...(typeof published === 'string' ? { published } : {}),
    ...(language ? ({ language } as const) : {}),
  }
  const findings = check(compiled, text, options).map(finding => ({
    ...finding,
    gravity: gravityOf(finding),
    why: compiled.concepts.find(concept => concept.id === finding.concept)!.words[finding.language].why,
  }))
  return new Response(JSON.stringify({ findings }), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
}

const reasons = {
  'terms.not-json': 'The body is no JSON.',
  'terms.empty': 'The body needs a field "text" with the text to check.',
  'terms.published': 'The field "published" takes a year or a day: 2014 or 2014-05-01.',
  'terms.language':
    'The field "language" takes "en" or "sv": the language of Latin script where the words do not tell.',
} as const

function problem(status: number, kind: keyof typeof reasons): Response {
  const body = { type: 'about:blank', title: reasons[kind], status, kind }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
}
