import { directionOf, isLanguage, negotiateLanguage } from '@waymark/language'
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
  const response = await asProblem(answer)
  securityHeaders(url, response.headers)
  if (!isLanguage(first)) response.headers.append('vary', 'accept-language')
  return compress(request, response)
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const time = new Date().toISOString()
  // What a person sent never reaches the log: the route without its values, and the error.
  if (kind === 'unknown') console.error(time, event.request.method, event.route.id, error)
  return { message: kind === 'unknown' ? 'Internal error' : 'Refused', time }
}
