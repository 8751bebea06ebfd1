import { AsyncLocalStorage } from 'node:async_hooks'
import { directionOf, isLanguage, negotiateLanguage } from '@waymark/language'
import { isLostConnection } from '@waymark/store'
import { isPublicRoute } from '#lib/public-route.ts'
import { learnWhatIsHydrated } from '#lib/unsent.ts'
import { learnWords, wordsIn } from '#lib/words.ts'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { addressOf } from './lib/server/address.ts'
import { withContents } from './lib/server/contents.ts'
import { crawlersAt } from './lib/server/crawled.ts'
import { comesFromElsewhere } from './lib/server/cross-origin.ts'
import { compress } from './lib/server/compress.ts'
import { keepHeader } from './lib/server/encoding.ts'
import { securityHeaders } from './lib/server/headers.ts'
import { readMessages } from './lib/server/messages.ts'
import { asProblem } from './lib/server/problem.ts'
import { problemsFirst } from './lib/server/problems-first.ts'
import { rates } from './lib/server/rates.ts'
import { refusalPage } from '../refusal-page.ts'

/** The route of the page that is being rendered. */
const asked = new AsyncLocalStorage<string | null>()
learnWords(readMessages())
learnWhatIsHydrated(() => asked.getStore() === '/[language=language]/terms')
const pace = rates(() => performance.now())

export const handle: Handle = async ({ event, resolve }) => {
  const { request, url } = event
  const first = url.pathname.split('/')[1] ?? ''
  const language = isLanguage(first) ? first : negotiateLanguage(request.headers.get('accept-language'))
  event.locals.language = language
  const turn = pace.ask(addressOf(event), /^(?:GET|HEAD)$/.test(request.method) ? 'read' : 'change')
  if (!turn) return tooMany(url)
  if (turn.waitMs > 0) await new Promise(resolve => setTimeout(resolve, turn.waitMs))
  turn.answered()
  const { speak } = wordsIn(language)
  const transformPageChunk = ({ html }: { readonly html: string }) => {
    const answered = problemsFirst(
      html.replace('%lang%', language).replace('%dir%', directionOf(language)),
      speak('form.errors.mark'),
    )
    return isPublicRoute(event.route.id) ? withContents(answered, speak('shell.contents')) : answered
  }
  const crawlers = await crawlersAt(event)
  const answer = comesFromElsewhere(request)
    ? new Response('Cross-origin requests are refused.\n', { status: 403 })
    : crawlers.refused
      ? new Response('Texts here are not for language models.\n', { status: 403 })
      : await asked.run(event.route.id, () => resolve(event, { transformPageChunk }))
  const response = await asProblem(
    event.locals.databaseAway ? tryAgain(answer) : event.locals.unreadable ? refused(answer) : answer,
  )
  securityHeaders({ url, method: request.method, route: event.route.id }, response.headers)
  if (crawlers.robots) response.headers.set('x-robots-tag', crawlers.robots)
  if (mayBeKept(event) && !crawlers.refused) response.headers.set(keepHeader, 'yes')
  if (!isLanguage(first)) response.headers.append('vary', 'accept-language')
  return compress(request, response)
}

/** Pages of releases, the same for every reader: by allowance, and where nobody may be signed in to them. */
function mayBeKept({ route, locals }: Parameters<Handle>[0]['event']): boolean {
  const id = route.id ?? ''
  const isDownload = id.endsWith('/release.tar') || id.endsWith('/tables/[table]')
  const ofRelease = id.startsWith('/[language=language]/[network]/[release=release]') && !isDownload
  return (ofRelease || id === '/[language=language]' || id === '/[language=language]/[network]') && !locals.databaseAway
}

/** Very many requests of one address wait already. */
function tooMany(url: URL): Response {
  const headers = new Headers({ 'content-type': 'text/html', 'retry-after': '60', 'cache-control': 'no-store' })
  securityHeaders({ url, method: 'GET', route: null }, headers)
  return new Response(refusalPage(429), { status: 429, headers })
}

/** The database went away for a moment: the same words, as 503, and when to ask again. */
function tryAgain(answer: Response): Response {
  const headers = new Headers(answer.headers)
  headers.set('retry-after', '5')
  headers.set('cache-control', 'no-store')
  return new Response(answer.body, { status: 503, headers })
}

/** A search that could not be read: the page that says so, with the status a form would have. */
function refused(answer: Response): Response {
  return answer.status === 200 ? new Response(answer.body, { status: 422, headers: answer.headers }) : answer
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const time = new Date().toISOString()
  // What a person sent never reaches the log: the route without its values, and the error.
  if (kind === 'unknown' && isAway(error)) event.locals.databaseAway = true
  if (kind === 'unknown') console.error(time, event.request.method, event.route.id, forLog(error))
  return { message: kind === 'unknown' ? 'Internal error' : 'Refused', time }
}

/**
 * Whether to come back in a moment: the database cannot be asked just now, in a running site one that is not there (3D000) is being brought
 * back, or a release is being made again because a country was hidden.
 */
function isAway(error: unknown): boolean {
  const isMaking = error instanceof Error && error.name === 'BeingMadeAgain'
  return isMaking || isLostConnection(error) || (error as { code?: string }).code === '3D000'
}

/** What the log may say of an error: of the database's, whose words can carry rows, the codes alone. */
function forLog(error: unknown): unknown {
  const { severity, code, constraint, table } = error as Readonly<Record<string, unknown>>
  return severity ? { severity, code, constraint, table } : error
}
