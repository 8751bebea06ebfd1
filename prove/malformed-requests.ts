/** Requests that no honest program sends, as bytes: each made anew from a seeded source of chance. */
import type { Writer } from './crash-people.ts'

export type Malformed = { readonly kind: string; readonly bytes: Buffer; readonly answers: 'body' | 'head' }
export type Chance = () => number

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const poison = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__proto__[polluted]',
  'constructor.prototype.polluted',
  '%00',
  '%ff%fe',
  '%c0%af',
  '%ed%a0%80', // half of a surrogate pair
  '%f8%88%80%80%80',
  '%',
  '%zz',
  '%E2%80%AE',
  '..%2f..%2f',
  '....//',
  '%0d%0aset-cookie:x=1',
  "'%20or%201=1--",
  '{{7*7}}',
  '-1',
  '1e309',
  'NaN',
  '9'.repeat(400),
  '2026-02-31',
  '٢٠٢٦-٠٢-٠٢',
  'a'.repeat(3000),
  '00000000-0000-0000-0000-000000000000',
]
const places = [
  '/',
  '/en',
  '/ar/',
  '/en/public-record/latest',
  '/en/public-record/latest/countries/KEN',
  '/en/public-record/2099-1/indicators/x',
  '/en/demonstration/latest',
  '/en/demonstration/desk',
  '/en/demonstration/desk/plans/QMA',
  '/en/demonstration/desk/reviews',
  '/en/account',
  '/en/terms',
  '/en/try',
  '/en/sign-in',
  '/en/sign-in/code',
  '/en/leave',
  '/healthz',
  '/readyz',
  '/_app/immutable/x.js',
]
const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'PURGE',
  'M-SEARCH',
  'LINK',
]
const types = [
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'application/xml',
  'application/x-sveltekit-formdata',
  'application/octet-stream',
  '; charset=',
  'application/json; charset=utf-7',
  '',
]
const fieldNames = [
  'title',
  'day',
  'until',
  'stage',
  'revision',
  'language',
  'places',
  'members',
  'themes',
  'outcomes',
  'sdg',
  'value',
  'reason',
  'person',
  'text',
  'only',
  'evidence.0.type',
  'evidence.0.address',
  'evidence.0.where',
  'evidence.0.seenOn',
  'fields.sectors',
  '__proto__',
  'constructor',
  'fields.__proto__',
  'evidence.__proto__.address',
]

export class Maker {
  readonly #chance: Chance
  readonly #port: number
  readonly #writers: readonly Writer[]

  constructor(chance: Chance, port: number, writers: readonly Writer[]) {
    this.#chance = chance
    this.#port = port
    this.#writers = writers
  }

  next(): Malformed {
    const made = this.#any([
      this.#path,
      this.#form,
      this.#json,
      this.#header,
      this.#method,
      this.#frame,
      this.#multipart,
    ])
    return made.call(this)
  }

  #any<T>(from: readonly T[]): T {
    return from[Math.floor(this.#chance() * from.length)]!
  }

  #request(
    kind: string,
    parts: { method?: string; path: string; headers?: readonly string[]; body?: Buffer; host?: string },
  ): Malformed {
    const { method = 'GET', path, headers = [], body, host = `localhost:${this.#port}` } = parts
    const lines = [`${method} ${path} HTTP/1.1`, ...(host === '' ? [] : [`host: ${host}`]), ...headers]
    if (body && !headers.some(line => /^(?:content-length|transfer-encoding)/i.test(line)))
      lines.push(`content-length: ${body.length}`)
    const bytes = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)])
    return { kind, bytes, answers: method === 'HEAD' ? 'head' : 'body' }
  }

  #path(): Malformed {
    const raw = () => String.fromCharCode(...Array.from({ length: 6 }, () => 128 + Math.floor(this.#chance() * 127)))
    const tail = Array.from({ length: 1 + Math.floor(this.#chance() * 3) }, () =>
      this.#chance() < 0.1 ? raw() : this.#any(poison),
    )
    const clean = tail.join(this.#any(['/', '/', '?', '&', '='])).replaceAll(' ', '%20')
    const ascii = [...clean].map(one => (one > '\u00ff' ? encodeURIComponent(one) : one)).join('')
    return this.#request('path', {
      path: `${this.#any(places)}${this.#any(['/', '?', ''])}${ascii}`,
      headers: this.#signed(),
    })
  }

  #value(): string {
    return this.#chance() < 0.7 ? this.#any(poison) : encodeURIComponent(`${this.#chance()}`)
  }

  #signed(): string[] {
    const writer = this.#chance() < 0.6 ? this.#any(this.#writers) : undefined
    return writer ? [`cookie: ${writer.cookie}`] : []
  }

  #postHeaders(type: string): string[] {
    const here = `origin: http://localhost:${this.#port}`
    return [
      ...(this.#chance() < 0.9 ? [here] : ['origin: null']),
      ...(type === '' ? [] : [`content-type: ${type}`]),
      ...this.#signed(),
      this.#any(['accept: text/html', 'accept: application/json', 'accept: */*;q=x']),
    ]
  }

  /** Where forms are sent to; mostly ones that a contributor may send. */
  #target(): string {
    const writer = this.#any(this.#writers)
    const answer = writer.list.slice(0, writer.list.indexOf('/entries'))
    const id = this.#any(['00000000-0000-4000-8000-000000000000', 'new', '__proto__', '%00', crypto.randomUUID()])
    return this.#any([
      `${writer.list}/${id}?/save`,
      `${writer.list}/${id}/submit`,
      `${writer.list}/${id}?/drop`,
      `${writer.list}/${id}?/__proto__`,
      `${answer}/submit`,
      `${answer}/${id}?/save`,
      `${this.#any(places)}?/${this.#any(poison)}`,
      this.#any(places),
    ])
  }

  #form(): Malformed {
    const fields = Array.from(
      { length: this.#chance() < 0.02 ? 3000 : Math.floor(this.#chance() * 12) },
      () => `${this.#any(fieldNames)}=${this.#value()}`,
    )
    const text = Buffer.from(fields.join('&'), 'utf8')
    const body =
      this.#chance() < 0.3 ? Buffer.concat([text, Buffer.from([0, 0xff, 0xfe, 0xed, 0xa0, 0x80, 0xc3])]) : text
    const type = this.#chance() < 0.8 ? types[0]! : this.#any(types)
    return this.#request('form', {
      method: 'POST',
      path: this.#target().replaceAll(/[^\x21-\x7e]/g, ''),
      headers: this.#postHeaders(type),
      body,
    })
  }

  #json(): Malformed {
    const deep = 10 + Math.floor(this.#chance() * 4000)
    const text = this.#any([
      () => '['.repeat(deep) + ']'.repeat(deep),
      () => '{"a":'.repeat(deep) + '1' + '}'.repeat(deep),
      () => '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}}}',
      () => '{"text":"\\ud800","language":"en"}',
      () => '{"text":"\\u0000","language":"\\u0000"}',
      () => '{"text":' + '9'.repeat(500) + 'e' + '9'.repeat(20) + '}',
      () => '{"text":{"toString":1},"language":["en"]}',
      () => '{"text":null}',
      () => '{"text":"' + 'a'.repeat(20000) + '"}',
      () => '"\\',
      () => '',
    ])()
    const target = this.#chance() < 0.5 ? '/en/terms' : this.#target().replaceAll(/[^\x21-\x7e]/g, '')
    return this.#request('json', {
      method: this.#any(['POST', 'POST', 'PUT']),
      path: target,
      headers: this.#postHeaders('application/json'),
      body: Buffer.from(text),
    })
  }

  #multipart(): Malformed {
    const part = this.#any([
      '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nhalf',
      '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
      '--x\r\nContent-Disposition: form-data; name="title"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n\u0000\u0001\r\n--x--\r\n',
      '--x\r\n\r\n\r\n--x--',
      '--y--',
      `--x\r\nContent-Disposition: form-data; name="${'n'.repeat(5000)}"\r\n\r\n1\r\n--x--\r\n`,
      '',
    ])
    return this.#request('multipart', {
      method: 'POST',
      path: this.#target().replaceAll(/[^\x21-\x7e]/g, ''),
      headers: this.#postHeaders('multipart/form-data; boundary=x'),
      body: Buffer.from(part, 'latin1'),
    })
  }

  #header(): Malformed {
    const lines = this.#any<() => string[]>([
      () => [`x-long: ${'a'.repeat(10000 + Math.floor(this.#chance() * 20000))}`],
      () => Array.from({ length: 1500 }, (_, n) => `x-${n}: y`),
      () => [`cookie: ${'waymark=a;'.repeat(500)}`],
      () => ['cookie: __proto__=x; waymark=%00; constructor=1; waymark=%E0%A4%A; =; ;;'],
      () => [
        `cookie: waymark=${this.#any(poison)}; waymark-device=${this.#any(poison)}`.replaceAll(/[^\x20-\x7e]/g, ''),
      ],
      () => [`accept-language: ${'x-'.repeat(2000)}`],
      () => ['accept-language: *;q=9,,;;q=, en-\xff'],
      () => ['accept-encoding: br;q=x, *;q=, gzip;q=-1'],
      () => ['if-none-match: "'],
      () => ['if-none-match: ' + 'W/"a",'.repeat(1000)],
      () => ['if-modified-since: never', 'range: bytes=9-1,,-'],
      () => ['upgrade: websocket', 'connection: upgrade'],
      () => ['expect: nothing'],
      () => [
        'forwarded: for="_\xff"',
        'x-forwarded-for: ,,,',
        'x-forwarded-proto: gopher',
        'waymark-request-host: evil',
        'waymark-request-protocol: file',
      ],
      () => ['sec-fetch-site: \xff', 'origin: //', 'referer: \x01'],
    ])()
    const host =
      this.#chance() < 0.2
        ? this.#any(['', 'evil.example', 'localhost:99999', '[::1', 'a b', '\xff', 'localhost:3000@evil'])
        : undefined
    return this.#request('header', { path: this.#any(places), headers: lines, ...(host === undefined ? {} : { host }) })
  }

  #method(): Malformed {
    const method = this.#any(methods)
    return this.#request('method', {
      method,
      path: this.#any([...places, this.#target().replaceAll(/[^\x21-\x7e]/g, '')]),
      headers: this.#chance() < 0.5 ? this.#postHeaders(this.#any(types)) : [],
      ...(this.#chance() < 0.5 ? { body: Buffer.from('a=b') } : {}),
    })
  }

  #frame(): Malformed {
    const host = `host: localhost:${this.#port}`
    const text = this.#any([
      'GET / HTTP/9.9\r\n\r\n',
      'GET /\r\n\r\n',
      `GET /en HTTP/1.1\r\n${host}\r\nhost: other\r\n\r\n`,
      `BREW /en HTTP/1.1\r\n${host}\r\n\r\n`,
      `GET  /en  HTTP/1.1\r\n${host}\r\n\r\n`,
      `GET http://evil.example/en HTTP/1.1\r\n${host}\r\n\r\n`,
      `GET * HTTP/1.1\r\n${host}\r\n\r\n`,
      `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n\r\n`,
      `POST /en/terms HTTP/1.1\r\n${host}\r\ncontent-length: -1\r\n\r\n`,
      `POST /en/terms HTTP/1.1\r\n${host}\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab`,
      `POST /en/terms HTTP/1.1\r\n${host}\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      `POST /en/terms HTTP/1.1\r\n${host}\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`,
      `POST /en/terms HTTP/1.1\r\n${host}\r\ntransfer-encoding: gzip\r\n\r\n`,
      `POST /en/terms HTTP/1.1\r\n${host}\r\ncontent-length: 99999999999\r\n\r\n`,
      `GET /en HTTP/1.1\r\n${host}\r\nbad header\r\n\r\n`,
      `GET /en HTTP/1.1\r\n${host}\r\nx: a\u0000b\r\n\r\n`,
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
      '\r\n\r\n\r\n\u0000\u0000',
    ])
    return { kind: 'frame', bytes: Buffer.from(text, 'latin1'), answers: 'body' }
  }
}
