/** The site as the browser tests see it: served on free ports of this machine, and a browser to open it in. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request as send, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser } from 'playwright-core'
import { serve, type Publications, type Serving } from '../../apps/web/server.ts'
import { findChromium } from './chromium.ts'

const executablePath = findChromium()

/** For `describe(name, { skip: noBrowser }, ...)`: false where Chromium is, otherwise why the tests are skipped. */
export const noBrowser = executablePath ? false : 'no Chromium was found; set CHROMIUM to its path'

/** Serves the site on loopback, IPv4 and IPv6, as a fresh start does; `origins` and `hosts` as behind a proxy. */
export function serveSite(
  more: { origins?: readonly string[]; hosts?: readonly string[]; port?: number } = {},
  publications?: Publications,
): Promise<Serving> {
  const open = (more.origins ?? []).length > 0 || more.hosts !== undefined
  return serve({ hosts: ['127.0.0.1', '::1'], port: 0, origins: [], open, graceMs: 2000, ...more }, { publications })
}

/** A browser in which two host names that do not exist lead to this machine. */
export function openBrowser(): Promise<Browser> {
  assert.ok(executablePath, 'findChromium() found none; the test should have been skipped')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--host-resolver-rules=MAP waymark.example 127.0.0.1, MAP evil.example 127.0.0.1'],
  })
}

/** A reverse proxy; with `keepHost` it forwards the outer Host header, as good ones do. */
export async function proxyTo(target: () => number, keepHost: boolean): Promise<{ port: number; server: Server }> {
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers }
    if (!keepHost) headers.host = `127.0.0.1:${target()}`
    const at = { port: target(), host: '127.0.0.1', method: incoming.method, path: incoming.url, headers }
    const inner = send(at, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    inner.on('error', () => outgoing.destroy())
    incoming.pipe(inner)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, server }
}

/** Ends a server of a test at once. */
export function shut(server: Server): void {
  server.close()
  server.closeAllConnections()
}
