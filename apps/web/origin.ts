import type { IncomingHttpHeaders } from 'node:http'

/**
 * How the site is served: the addresses it listens on, its port (0: any free one), the public origins it answers to, and
 * how long it waits for answers under way when it is told to stop.
 */
export type Settings = {
  readonly hosts: readonly string[]
  readonly port: number
  readonly origins: readonly string[]
  /** Others reach this site (`ORIGIN` or `HOST` is set): names of this machine are trusted with nothing. */
  readonly open: boolean
  readonly graceMs: number
}

/**
 * Reads HOST, PORT, ORIGIN (several with commas) and SHUTDOWN_TIMEOUT (seconds). Without HOST a site that has an ORIGIN
 * listens everywhere, another one on this machine only. Throws on a port or an origin that is none.
 */
export function settingsFrom(environment: NodeJS.ProcessEnv): Settings {
  const origins = (environment['ORIGIN'] ?? '')
    .split(',')
    .map(text => text.trim())
    .filter(text => text !== '')
    .map(checkedOrigin)
  return {
    hosts: environment['HOST'] ? [environment['HOST']] : origins.length > 0 ? ['0.0.0.0', '::'] : ['127.0.0.1', '::1'],
    port: checkedPort(environment['PORT'] ?? '3000'),
    origins,
    open: origins.length > 0 || Boolean(environment['HOST']),
    graceMs: Number(environment['SHUTDOWN_TIMEOUT'] ?? 30) * 1000,
  }
}

/**
 * The origin this request was made to, or undefined when this server does not answer to that name. Behind a proxy the Host header
 * may be the inner one, `localhost` for everybody, so where an origin is configured names of this machine say nothing.
 */
export function requestOrigin(headers: IncomingHttpHeaders, configured: readonly string[]): string | undefined {
  const host = (headers.host ?? '').toLowerCase()
  const local = isLoopback(host) ? `http://${host}` : undefined
  const stated = headers.origin
  if (configured.length === 0) return local
  if (stated !== undefined && configured.includes(stated)) return stated
  return configured.find(origin => new URL(origin).host === host) ?? configured[0]
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/.test(host) && URL.canParse(`http://${host}`)
}

function checkedOrigin(text: string): string {
  const { origin, protocol } = new URL(text)
  if (origin !== text || !/^https?:$/.test(protocol)) {
    throw new Error(`ORIGIN must look like https://example.org, without a path; got "${text}"`)
  }
  return origin
}

function checkedPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw new Error(`PORT must be a number from 0 to 65535; got "${text}"`)
  return Number(text)
}
