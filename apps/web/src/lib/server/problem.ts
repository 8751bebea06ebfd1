import { STATUS_CODES } from 'node:http'

/**
 * Turns a refusal that is no page into `application/problem+json` (RFC 9457) without what caused it. Pages, redirects
 * and answers that are problems already pass unchanged.
 */
export async function asProblem(response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  if (response.status < 400 || /^(?:text\/html|application\/problem\+json)/.test(type) || !response.body)
    return response
  const words = type.startsWith('text/plain') ? (await response.text()).trim().slice(0, 300) : ''
  const title = STATUS_CODES[response.status] ?? 'Refused'
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/problem+json')
  const body = {
    type: 'about:blank',
    title,
    status: response.status,
    ...(words && words !== title && { detail: words }),
  }
  return new Response(JSON.stringify(body), { status: response.status, headers })
}
