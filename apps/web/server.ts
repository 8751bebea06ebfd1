import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, ListenOptions, Socket } from 'node:net'
import { once } from 'node:events'
import type { PublicationListener } from '@waymark/store'
import { keptPages } from './kept-pages.ts'
import { requestOrigin, settingsFrom, type Settings } from './origin.ts'
import { refuseInWords } from './refusal-page.ts'

// The built handler reads these two settings once, when it is loaded.
const protocolHeader = 'waymark-request-protocol'
const hostHeader = 'waymark-request-host'

/** Says to the pages whether this site is for the people of this machine alone; what a client sends under this name is dropped. */
export const machineHeader = 'waymark-this-machine'

/** How a change to what is published is heard; without it no page is kept. */
export type Publications = (listener: PublicationListener) => { readonly end: () => Promise<void> }

/** A web server that runs: the port it listens on, and how to end it once what was asked is answered. */
export type Serving = { readonly port: number; readonly close: () => Promise<void> }

/** How changes are heard, and where pages come from: the built site unless told. */
export type Site = { readonly publications?: Publications | undefined; readonly site?: () => Promise<RequestListener> }

async function builtSite(): Promise<RequestListener> {
  process.env['PROTOCOL_HEADER'] = protocolHeader
  process.env['HOST_HEADER'] = hostHeader
  const built = (await import(new URL('./build/handler.js', import.meta.url).href)) as { handler: RequestListener }
  return built.handler
}

/**
 * Serves the site. Throws when a port is taken or the site has not been built. Without ORIGIN and HOST it listens
 * on this machine only (docs/decisions/0045). `close` answers what has been asked, takes nothing more, and ends.
 */
export async function serve(settings: Settings, { publications, site = builtSite }: Site = {}): Promise<Serving> {
  const handler = await site()
  const kept = keptPages()
  const hearing = publications?.(kept.listener)
  const page = kept.around(handler, request => `${request.headers[protocolHeader]} ${request.headers[hostHeader]}`)
  const answer: RequestListener = (request, response) => {
    const origin = requestOrigin(request.headers, settings.origins)
    if (!origin) return refuseInWords(response, 421)
    if (!isReadable(request.url ?? '/')) return refuseInWords(response, 400)
    nameOrigin(request, origin)
    request.headers[machineHeader] = settings.open ? 'open' : 'alone'
    headersOfFiles(response)
    page(request, response)
  }
  const listeners: Listener[] = []
  try {
    for (const host of settings.hosts) {
      const port = listeners[0]?.port ?? settings.port
      // Beside an IPv4 address of the same port, "::" must not take that address too.
      const listener = await openListener(answer, { host, port, ipv6Only: settings.hosts.length > 1 })
      if (listener) listeners.push(listener)
    }
  } catch (error) {
    await Promise.all([...listeners.map(listener => listener.close(0)), hearing?.end()])
    throw error
  }
  const port = listeners[0]?.port
  if (port === undefined)
    throw new Error(`None of these addresses exists on this machine: ${settings.hosts.join(', ')}`)
  return {
    port,
    async close() {
      await Promise.all(listeners.map(listener => listener.close(settings.graceMs)))
      await hearing?.end()
    },
  }
}

type Listener = { readonly port: number; readonly close: (graceMs: number) => Promise<void> }

/** Listens on one address; undefined when this machine has no such address (no IPv6, for one). */
async function openListener(answer: RequestListener, at: ListenOptions): Promise<Listener | undefined> {
  const open = new Set<Socket>()
  const busy = new Set<Socket>()
  let stopping = false
  const server = createServer((request, response) => {
    const { socket } = request
    busy.add(socket)
    response.once('close', () => {
      busy.delete(socket)
      if (stopping) socket.end()
    })
    answer(request, response)
  })
  server.on('connection', socket => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  if (!(await listens(server, at))) return undefined
  const close = async (graceMs: number) => {
    stopping = true
    const ended = once(server, 'close')
    server.close()
    // Browsers keep spare connections without a request; Node does not count those as idle.
    for (const socket of open) if (!busy.has(socket)) socket.destroy()
    const patience = setTimeout(() => server.closeAllConnections(), graceMs)
    await ended
    clearTimeout(patience)
  }
  return { port: (server.address() as AddressInfo).port, close }
}

async function listens(server: Server, at: ListenOptions): Promise<boolean> {
  server.listen(at)
  try {
    await once(server, 'listening')
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return false
    throw error
  }
}

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
function headersOfFiles(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
}

function nameOrigin(request: IncomingMessage, origin: string): void {
  const { protocol, host } = new URL(origin)
  request.headers[protocolHeader] = protocol.slice(0, -1)
  request.headers[hostHeader] = host
}

if (import.meta.main) {
  const settings = settingsFrom(process.env)
  const { port, close } = await serve(settings)
  console.log(`Waymark is at ${settings.origins[0] ?? `http://localhost:${port}`} (port ${port})`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)))
}
