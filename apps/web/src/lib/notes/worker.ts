/**
 * The service worker of a device that keeps notes. It keeps no page of the site: where an address cannot be reached it serves the one empty
 * page of notes, and after each page that could be it asks whether anything may still be kept here.
 */
import { contact } from './contact.ts'
import { cacheName, readHead } from './store.ts'

type Asking = Event & {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
  readonly waitUntil: (work: Promise<unknown>) => void
}
type Worker = {
  readonly skipWaiting: () => Promise<void>
  readonly clients: {
    readonly claim: () => Promise<void>
    readonly matchAll: () => Promise<readonly { readonly url: string; readonly navigate: (to: string) => unknown }[]>
  }
  readonly registration: { readonly unregister: () => Promise<boolean> }
  readonly addEventListener: (name: string, heard: (event: Asking) => void) => void
}
const worker = globalThis as unknown as Worker

const isNotes = (url: string) => new URL(url).pathname.endsWith('/notes')
const languageOf = (url: string) => new URL(url).pathname.split('/')[1] ?? ''

/** Where the line does not carry it: the page of notes at its own address, which says nothing of what was asked for. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    const kept = await caches.open(cacheName)
    const [shown] = (await kept.keys()).filter(({ url }) => url.endsWith('/notes'))
    if (!shown) return Response.error()
    const isThere = new URL(request.url).pathname === new URL(shown.url).pathname
    return isThere ? ((await kept.match(shown)) ?? Response.error()) : Response.redirect(shown.url)
  }
}

/** A file of the page of notes, where the line does not carry it. */
const file = (request: Request) =>
  fetch(request).catch(async () => (await (await caches.open(cacheName)).match(request)) ?? Response.error())

async function askAgain(language: string): Promise<void> {
  const met = await contact(/^[a-z]{2}$/.test(language) ? language : 'en')
  if (!met?.gone && (await readHead())) return
  for (const window of await worker.clients.matchAll()) if (isNotes(window.url)) window.navigate(window.url)
  await worker.registration.unregister()
}

worker.addEventListener('install', event => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', event => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return
  if (request.mode === 'navigate') {
    const answer = page(request)
    event.respondWith(answer)
    // The page of notes asks itself.
    if (!isNotes(request.url)) event.waitUntil(answer.then(() => askAgain(languageOf(request.url))))
  } else if (/^(?:script|style|image)$/.test(request.destination)) event.respondWith(file(request))
})
