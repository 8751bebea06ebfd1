/** What answers carry, and what the door refuses, for people who are signed in. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import process from 'node:process'
import { after, before, describe, test } from 'node:test'
import type { Serving } from '../../apps/web/server.ts'
import { serveSite } from '../browser/served.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'

process.env['ADDRESS_HEADER'] = 'x-forwarded-for' // read once, when the site is loaded: as behind a proxy

let here: DeskWorld
let behindTls: Serving
const outer = 'https://waymark.example'

before(async () => {
  here = await openDeskWorld()
  behindTls = await serveSite({ origins: [outer] })
})
after(async () => {
  await behindTls?.close()
  await here?.close()
})

type Asked = { method?: string; body?: string; headers?: Record<string, string>; port?: number; address?: string }

async function ask(path: string, { method = 'GET', body, headers = {}, port, address = '127.0.0.1' }: Asked = {}) {
  const origin = port ? outer : here.origin
  const outgoing = request(`http://127.0.0.1:${port ?? new URL(here.origin).port}${path}`, {
    method,
    headers: {
      host: new URL(origin).host,
      accept: 'text/html',
      ...(address && { 'x-forwarded-for': address }),
      ...headers,
    },
  })
  outgoing.end(body)
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  return { status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const volatile = ['date', 'etag', 'content-length', 'connection', 'keep-alive', 'x-sveltekit-page', 'transfer-encoding']

const policy = (script: string) =>
  `default-src 'none'; worker-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self'; manifest-src 'self'; script-src ${script}; style-src 'self'; style-src-attr 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

const always = {
  'cache-control': 'private, no-store',
  'content-type': 'text/html; charset=utf-8',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'referrer-policy': 'same-origin',
  vary: 'accept-encoding',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, noarchive, nosnippet',
}

describe('answers to people who are signed in', () => {
  test('carry these headers and no others, page by page', async () => {
    const cookie = (await here.enter('adele')).cookie()
    for (const [path, script] of [
      ['/en/sign-in', "'self'"],
      ['/en/account', "'none'"],
      ['/en/account/passkeys', "'self'"],
      ['/en/account/second-factor', "'none'"],
      [desk, "'none'"],
      [`${desk}/people`, "'none'"],
      [`${desk}/mail`, "'none'"],
    ] as const) {
      const { headers, status } = await ask(path, { headers: { cookie } })
      assert.equal(status, 200, path)
      const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => !volatile.includes(name)))
      assert.deepEqual(rest, { ...always, 'content-security-policy': policy(script) }, path)
    }
  })

  test('behind TLS a session is a __Host- cookie that only this site sends, and the site asks for TLS from then on', async () => {
    const link = await here.linkFor('arva')
    const answer = await ask(`/en/sign-in/${link}`, {
      method: 'POST',
      port: behindTls.port,
      headers: { ...form, origin: outer },
    })
    assert.equal(answer.status, 303)
    assert.match(
      String(answer.headers['set-cookie']),
      /^__Host-waymark=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/i,
    )
    assert.equal(answer.headers['strict-transport-security'], 'max-age=31536000')
    assert.equal(answer.headers['cache-control'], 'private, no-store')
  })

  test('are given to no post that another site made, with or without a cookie', async () => {
    const cookie = (await here.enter('adele')).cookie()
    for (const path of [
      '/en/sign-in',
      '/en/account?/everywhere',
      `${desk}/people?/again`,
      '/en/sign-in/passkey/options',
    ])
      for (const headers of [
        {} as Record<string, string>,
        { origin: 'https://evil.example' },
        { origin: here.origin, 'sec-fetch-site': 'cross-site' },
      ]) {
        const answer = await ask(path, { method: 'POST', body: 'a=1', headers: { ...form, ...headers, cookie } })
        assert.equal(answer.status, 403, `${path} ${JSON.stringify(headers)}`)
      }
    assert.equal((await ask('/en/account', { headers: { cookie } })).status, 200, 'nothing was ended')
  })

  test('are not given to forms too large or unreadable', async () => {
    const own = { ...form, origin: here.origin }
    const large = await ask('/en/sign-in', { method: 'POST', headers: own, body: `email=${'a'.repeat(600_000)}` })
    assert.equal(large.status, 413)
    for (const [body, type] of [
      ['junk', 'multipart/form-data; boundary=x'],
      ['email=%00&password=%00', form['content-type']],
      ['email=%ED%A0%80&password=x', form['content-type']],
    ] as const) {
      const answer = await ask('/en/sign-in', { method: 'POST', headers: { ...own, 'content-type': type }, body })
      assert.ok([400, 422].includes(answer.status ?? 0), `${body}: ${answer.status}`)
    }
    const nameless = await ask('/en/sign-in', { method: 'POST', headers: own, body: 'email=&password=', address: '' })
    assert.equal(nameless.status, 422, 'a proxy that does not say who asks is no fault of theirs')
    const long = await ask('/en/sign-in', { headers: { cookie: `waymark=${'x'.repeat(20_000)}` } })
    assert.equal(long.status, 431)
  })

  test('come later to an address in a hurry, never not at all, and at once to others', async () => {
    const post = (address: string) =>
      ask('/en/sign-in', {
        method: 'POST',
        address,
        headers: { ...form, origin: here.origin },
        body: 'email=&password=',
      })
    const began = performance.now()
    const hurried = await Promise.all(Array.from({ length: 70 }, () => post('192.0.2.50')))
    assert.ok(hurried.every(one => one.status === 422))
    assert.ok(performance.now() - began > 900)
    const flood = await Promise.all(Array.from({ length: 90 }, () => post('192.0.2.50')))
    const refused = flood.filter(one => one.status === 429)
    assert.ok(refused.length > 0)
    assert.equal(refused[0]?.headers['retry-after'], '60')
    assert.match(refused[0]?.text ?? '', /lang="ar" dir="rtl"/)
    const other = performance.now()
    assert.equal((await post('192.0.2.51')).status, 422)
    assert.ok(performance.now() - other < 900)
  })
})
