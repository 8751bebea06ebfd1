import { directionOf, isLanguage, type Language } from '@waymark/language'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { compress } from './lib/server/compress.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

export const handle: Handle = async ({ event, resolve }) => {
  const { request } = event
  if (!safeMethods.has(request.method) && comesFromElsewhere(request)) {
    return new Response('Cross-origin requests are refused.', { status: 403 })
  }

  const language = languageOf(event.url.pathname)
  event.locals.language = language
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', language).replace('%dir%', directionOf(language)),
  })

  const policy = response.headers.get('content-security-policy')
  if (policy) response.headers.set('content-security-policy', tightened(policy))
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  if (response.headers.get('content-type') === 'text/html') {
    response.headers.set('content-type', 'text/html; charset=utf-8')
    response.headers.append('vary', 'accept-encoding')
  }
  return compress(request, response)
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'unknown') console.error(event.request.method, event.url.pathname, error)
}

function comesFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  return request.headers.get('origin') !== new URL(request.url).origin
}

function languageOf(pathname: string): Language {
  const first = pathname.split('/')[1] ?? ''
  return isLanguage(first) ? first : 'en'
}

/** A page without a hashed script is not hydrated: it needs no script and no inline style at all. */
function tightened(policy: string): string {
  if (/script-src [^;]*'sha256-/.test(policy)) return policy
  return policy
    .replace(/script-src [^;]*/, "script-src 'none'")
    .replace(/style-src-attr [^;]*/, "style-src-attr 'none'")
}
