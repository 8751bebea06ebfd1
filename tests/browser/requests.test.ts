import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { servePublicSite, type PublicSite } from './public-site.ts'
import { serveSite } from './served.ts'

describe('what the site answers', () => {
  let site: PublicSite
  before(async () => {
    site = await servePublicSite()
  })
  after(async () => {
    await site?.close()
  })

  /** A request as bytes on the wire: `fetch` would mend the address and add headers. */
  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) {
    const outgoing = request({
      host: '127.0.0.1',
      port: site.port,
      path,
      method,
      headers: { host: `localhost:${site.port}`, ...headers },
    })
    outgoing.end(body)
    const [answer] = (await once(outgoing, 'response')) as [import('node:http').IncomingMessage]
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part as Buffer)
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }
  }

  test('the bare address leads to the language the browser asks for', async () => {
    for (const [wish, home] of [
      ['ar-EG,ar;q=0.9,en;q=0.8', '/ar'],
      ['de', '/en'],
      ['sv', '/sv'],
      ['', '/en'],
    ] as const) {
      const { status, headers } = await ask('/', { 'accept-language': wish })
      assert.equal(status, 307)
      assert.equal(headers.location, home)
      assert.match(String(headers.vary), /accept-language/)
    }
  })

  test('a public page carries these headers and no others that matter to a browser', async () => {
    const { headers } = await ask('/en/about', { accept: 'text/html' })
    const {
      date: _,
      etag,
      'content-length': __,
      connection: ___,
      'keep-alive': ____,
      'x-sveltekit-page': _____,
      ...rest
    } = headers
    assert.ok(etag)
    assert.deepEqual(rest, {
      'cache-control': 'public, no-cache',
      'content-security-policy':
        "default-src 'none'; worker-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self'; manifest-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
      'referrer-policy': 'same-origin',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    })
  })

  test('the way out leaves no copy behind', async () => {
    const { headers } = await ask('/sv/leave')
    assert.equal(headers['cache-control'], 'private, no-store')
  })

  test('a page is compressed, and not sent again when it has not changed', async () => {
    const { headers, body } = await ask('/ru', { 'accept-encoding': 'br', accept: 'text/html' })
    assert.equal(headers['content-encoding'], 'br')
    assert.match(brotliDecompressSync(body).toString(), /<html lang="ru"/)
    const again = await ask('/ru', {
      'accept-encoding': 'br',
      accept: 'text/html',
      'if-none-match': String(headers.etag),
    })
    assert.equal(again.status, 304)
  })

  test('an unreadable address and an unknown host name are refused in every language', async () => {
    for (const [path, host, status] of [
      ['/en/%E0%A4%A', `localhost:${site.port}`, 400],
      ['/%', `localhost:${site.port}`, 400],
      ['/en', 'evil.example', 421],
    ] as const) {
      const answer = await ask(path, { host })
      assert.equal(answer.status, status, path)
      assert.match(answer.body.toString(), /lang="ar" dir="rtl".*lang="sv"/)
    }
  })

  test('mistakes of the sender keep their status, and pages say nothing of the inside', async () => {
    const here = { accept: 'text/html', origin: `http://localhost:${site.port}` }
    const form = { ...here, 'content-type': 'application/x-www-form-urlencoded' }
    for (const [path, headers, method, body, status] of [
      ['/ar/nowhere', here, 'GET', undefined, 404],
      ['/xx', here, 'GET', undefined, 404],
      ['/en/method', form, 'POST', 'a=1', 405],
      ['/en/method', { ...here, 'content-type': 'application/json' }, 'POST', '{}', 405],
      ['/en/leave?/go', { ...here, 'content-type': 'multipart/form-data; boundary=x' }, 'POST', 'junk', 405],
    ] as const) {
      const answer = await ask(path, headers, method, body)
      assert.equal(answer.status, status, `${method} ${path}`)
      assert.doesNotMatch(answer.body.toString(), /node_modules|at .*\.ts:\d|Error:/)
      assert.match(answer.body.toString(), /<h1/)
    }
  })

  test('a machine is told of a problem in application/problem+json', async () => {
    const machine = { accept: 'application/json', 'content-type': 'application/json' }
    const answer = await ask('/leave', machine, 'DELETE')
    assert.equal(answer.status, 403)
    assert.equal(answer.headers['content-type'], 'application/problem+json')
    assert.equal(JSON.parse(answer.body.toString()).status, 403)
    const own = { ...machine, origin: `http://localhost:${site.port}` }
    const wrongMethod = await ask('/leave', own, 'DELETE')
    assert.equal(wrongMethod.status, 405)
    assert.equal(JSON.parse(wrongMethod.body.toString()).title, 'Method Not Allowed')
  })

  test('a port that is taken is a plain error, and nothing keeps listening', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await assert.rejects(serveSite({ port }), { code: 'EADDRINUSE' })
    other.close()
  })
})
