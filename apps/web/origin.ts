import type { IncomingHttpHeaders } from 'node:http'

export type Settings = { host: string; port: number; origins: string[]; graceMs: number }

export function settingsFrom(environment: NodeJS.ProcessEnv): Settings {
  return {
    host: environment.HOST ?? '::',
    port: Number(environment.PORT ?? 3000),
    origins: (environment.ORIGIN ?? '')
      .split(',')
      .map(text => text.trim())
      .filter(text => text !== '')
      .map(checkedOrigin),
    graceMs: Number(environment.SHUTDOWN_TIMEOUT ?? 30) * 1000,
  }
}

/**
 * The origin this request was made to, or undefined when this server does not answer to that name.
 * Behind a proxy the Host header may be the inner one, so a configured origin wins unless the
 * request itself says it comes from a page on this machine.
 */
export function requestOrigin(headers: IncomingHttpHeaders, configured: readonly string[]): string | undefined {
  const host = (headers.host ?? '').toLowerCase()
  const local = isLoopback(host) ? `http://${host}` : undefined
  const stated = headers.origin

  if (stated !== undefined && (stated === local || configured.includes(stated))) return stated
  return configured.find(origin => new URL(origin).host === host) ?? configured[0] ?? local
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/.test(host)
}

function checkedOrigin(text: string): string {
  const { origin, protocol } = new URL(text)
  if (origin !== text || !/^https?:$/.test(protocol)) {
    throw new Error(`ORIGIN must look like https://example.org, without a path; got "${text}"`)
  }
  return origin
}
