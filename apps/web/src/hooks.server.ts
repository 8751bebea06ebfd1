import { directionOf, isLanguage, negotiateLanguage } from '@waymark/language'
import { isLostConnection } from '@waymark/store'
import { learnWords } from '#lib/words.ts'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { comesFromElsewhere } from './lib/server/cross-origin.ts'
import { compress } from './lib/server/compress.ts'
import { securityHeaders } from './lib/server/headers.ts'
import { readMessages } from './lib/server/messages.ts'
import { asProblem } from './lib/server/problem.ts'

learnWords(readMessages())

export const handle: Handle = async ({ event, resolve }) => {
  const { request, url } = event
  const first = url.pathname.split('/')[1] ?? ''
  const language = isLanguage(first) ? first : negotiateLanguage(request.headers.get('accept-language'))
  event.locals.language = language
  const answer = comesFromElsewhere(request)
    ? new Response('Cross-origin requests are refused.\n', { status: 403 })
    : await resolve(event, {
        transformPageChunk: ({ html }) => html.replace('%lang%', language).replace('%dir%', directionOf(language)),
      })
  const response = await asProblem(event.locals.databaseAway ? tryAgain(answer) : answer)
  securityHeaders(url, response.headers)
  if (!isLanguage(first)) response.headers.append('vary', 'accept-language')
  return compress(request, response)
}

/** The database went away for a moment: the same words, as 503, and when to ask again. */
function tryAgain(answer: Response): Response {
  const headers = new Headers(answer.headers)
  headers.set('retry-after', '5')
  headers.set('cache-control', 'no-store')
  return new Response(answer.body, { status: 503, headers })
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const time = new Date().toISOString()
  // What a person sent never reaches the log: the route without its values, and the error.
  if (kind === 'unknown' && isLostConnection(error)) event.locals.databaseAway = true
  if (kind === 'unknown') console.error(time, event.request.method, event.route.id, error)
  return { message: kind === 'unknown' ? 'Internal error' : 'Refused', time }
}
