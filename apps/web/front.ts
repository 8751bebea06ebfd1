/**
 * What stands before the site: it holds the ports, refuses what no page could answer, answers with pages that are kept, and hands on
 * the rest. It runs in a thread of its own (docs/decisions/0161): whoever reads does not wait for those who work at their desks.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { handOn, type Inside } from './hand-on.ts'
import { keptPages } from './kept-pages.ts'
import { openListener, type Listener } from './listener.ts'
import { requestOrigin, type Settings } from './origin.ts'
import { refuseInWords } from './refusal-page.ts'
import { headersToSite } from './site-headers.ts'

export type FrontWishes = { readonly settings: Settings; readonly inside: Inside }
/** What the front is told: of changes to what is published, and to end. */
export type FrontOrder = 'hearing' | 'changed' | 'deaf' | 'close'
/** What it tells: where it listens, why it cannot, that all it was asked is answered. */
export type FrontReport =
  | { readonly port: number }
  | { readonly problem: { readonly message: string; readonly code?: string | undefined } }
  | { readonly closed: true }

async function stand({ settings, inside }: FrontWishes, report: (said: FrontReport) => void): Promise<void> {
  const kept = keptPages()
  const listeners: Listener[] = []
  const closed = () => Promise.all(listeners.map(listener => listener.close(settings.graceMs)))
  parentPort!.on('message', (order: FrontOrder) => {
    if (order === 'close') void closed().then(() => report({ closed: true }))
    else kept.listener[order]()
  })
  try {
    const answer = answering(settings, kept.around(handOn(inside), originOf))
    for (const host of settings.hosts) {
      const port = listeners[0]?.port ?? settings.port
      // Beside an IPv4 address of the same port, "::" must not take that address too.
      const listener = await openListener(answer, { host, port, ipv6Only: settings.hosts.length > 1 })
      if (listener) listeners.push(listener)
    }
    const port = listeners[0]?.port
    if (port === undefined)
      throw new Error(`None of these addresses exists on this machine: ${settings.hosts.join(', ')}`)
    report({ port })
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    report({ problem: { message, code } })
  }
}

function answering(settings: Settings, page: RequestListener): RequestListener {
  return (request, response) => {
    const origin = requestOrigin(request.headers, settings.origins)
    if (!origin) return refuseInWords(response, 421)
    if (!isReadable(request.url ?? '/')) return refuseInWords(response, 400)
    const { protocol, host } = new URL(origin)
    request.headers[headersToSite.protocol] = protocol.slice(0, -1)
    request.headers[headersToSite.host] = host
    request.headers[headersToSite.machine] = settings.open ? 'open' : 'alone'
    headersOfFiles(response, request.url ?? '')
    page(request, response)
  }
}

const originOf = ({ headers }: IncomingMessage) => `${headers[headersToSite.protocol]} ${headers[headersToSite.host]}`

/** Whether an address can be decoded and says nothing that no page or database can hold. */
function isReadable(address: string): boolean {
  if (/%00/i.test(address)) return false
  try {
    decodeURI(address.split('?')[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** What the site's own pages set again for themselves; files get it from here. */
function headersOfFiles(response: ServerResponse, address: string): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  // The service worker of a device that keeps notes asks this site, and runs under the policy its file came with.
  const asks = /^\/notes\.js(?:\?|$)/.test(address) ? " connect-src 'self';" : ''
  response.setHeader('content-security-policy', `default-src 'none';${asks} frame-ancestors 'none'`)
}

if (parentPort) {
  await stand(workerData as FrontWishes, said => parentPort!.postMessage(said, []))
}
