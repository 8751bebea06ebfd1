/** Serves the site: pages are made in this thread, and a front in a thread of its own takes the requests (docs/decisions/0161). */
import type { RequestListener } from 'node:http'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import type { PublicationListener } from '@waymark/store'
import type { FrontReport, FrontWishes, FrontOrder } from './front.ts'
import { takeRequests } from './hand-on.ts'
import { settingsFrom, type Settings } from './origin.ts'
import { headersToSite } from './site-headers.ts'

/** How a change to what is published is heard; without it no page is kept. */
export type Publications = (listener: PublicationListener) => { readonly end: () => Promise<void> }

/** A web server that runs: the port it listens on, and how to end it once what was asked is answered. */
export type Serving = { readonly port: number; readonly close: () => Promise<void> }

/** How changes are heard, and where pages come from: the built site unless told. */
export type SiteWishes = {
  readonly publications?: Publications | undefined
  readonly site?: () => Promise<RequestListener>
}

async function builtSite(): Promise<RequestListener> {
  process.env['PROTOCOL_HEADER'] = headersToSite.protocol
  process.env['HOST_HEADER'] = headersToSite.host
  const built = (await import(new URL('./build/handler.js', import.meta.url).href)) as { handler: RequestListener }
  return built.handler
}

/**
 * Serves the site. Throws when a port is taken or the site has not been built. Without ORIGIN and HOST it listens
 * on this machine only (docs/decisions/0045). `close` answers what has been asked, takes nothing more, and ends.
 */
export async function serve(settings: Settings, { publications, site = builtSite }: SiteWishes = {}): Promise<Serving> {
  const taking = await takeRequests(await site())
  const front = frontOf({ settings, inside: taking.inside })
  const hearing = publications?.(front.listener)
  const end = async () => {
    await front.end()
    taking.end()
    await hearing?.end()
  }
  try {
    return { port: await front.port, close: () => front.close().then(end) }
  } catch (error) {
    await end()
    throw error
  }
}

type Front = {
  /** Where it listens; rejected where it cannot. */
  readonly port: Promise<number>
  readonly listener: PublicationListener
  /** Lets it answer what it was asked. */
  readonly close: () => Promise<void>
  readonly end: () => Promise<unknown>
}

/** A front that fails ends the process, as every failure that nobody caught does. */
function frontOf(workerData: FrontWishes): Front {
  const worker = new Worker(new URL('./front.ts', import.meta.url), { workerData, execArgv: [] })
  const send = (said: FrontOrder) => worker.postMessage(said, [])
  const port = Promise.withResolvers<number>()
  const closed = Promise.withResolvers<void>()
  worker.on('message', (said: FrontReport) => {
    if ('port' in said) port.resolve(said.port)
    else if ('closed' in said) closed.resolve()
    else port.reject(Object.assign(new Error(said.problem.message), { code: said.problem.code }))
  })
  return {
    port: port.promise,
    listener: { hearing: () => send('hearing'), changed: () => send('changed'), deaf: () => send('deaf') },
    close() {
      send('close')
      return closed.promise
    },
    end: () => worker.terminate(),
  }
}

if (import.meta.main) {
  const settings = settingsFrom(process.env)
  const { port, close } = await serve(settings)
  console.log(`Waymark is at ${settings.origins[0] ?? `http://localhost:${port}`} (port ${port})`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)))
}
