/** The front of the site: it answers with kept pages whatever the site is at, and hands on the rest as it was sent. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage, type RequestListener } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import type { PublicationListener } from '@waymark/store'
import { serve, type Serving } from '../../apps/web/server.ts'

const most = 20_000 // ms; how long the site is at work where nobody reads meanwhile
const asks = 1000 // how often a page is asked for until the front has heard what it is told

describe('the front', () => {
  const release = new Int32Array(new SharedArrayBuffer(4))
  const seen = { rendered: 0, inside: 0 }
  let listener: PublicationListener
  let serving: Serving

  const site: RequestListener = (asked, answer) => {
    seen.inside = asked.socket.localPort ?? 0
    if (asked.url === '/kept') {
      seen.rendered += 1
      answer.writeHead(200, { 'waymark-keep': 'yes', 'content-type': 'text/plain' }).end(`rendered ${seen.rendered}`)
    } else if (asked.url === '/file') {
      seen.rendered += 1
      answer.writeHead(200, { 'cache-control': 'public,max-age=31536000,immutable' }).end(`file ${seen.rendered}`)
    } else if (asked.url === '/work') answer.end(Atomics.wait(release, 0, 0, most))
    else if (asked.url === '/address')
      answer.end((asked as { connection: { remoteAddress?: string } }).connection.remoteAddress)
    else {
      answer.writeHead(201, { 'set-cookie': ['one=1', 'two=2'], said: JSON.stringify(asked.headers) })
      asked.pipe(answer)
    }
  }

  before(async () => {
    serving = await serve(
      { hosts: ['127.0.0.1'], port: 0, origins: [], open: false, graceMs: 2000 },
      {
        site: async () => site,
        publications(result) {
          listener = result
          result.hearing()
          return { end: async () => {} }
        },
      },
    )
  })
  after(() => serving?.close())

  async function ask(path: string, more: object = {}, body: readonly Uint8Array[] = []) {
    const headers = { host: `localhost:${serving.port}`, ...(more as { headers?: object }).headers }
    const asked = request({ host: '127.0.0.1', port: serving.port, path, ...more, headers })
    for (const part of body) asked.write(part)
    asked.end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part as Buffer)
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }
  }

  test('answers with a kept page while the site is at work', async () => {
    assert.equal((await ask('/kept')).body.toString(), 'rendered 1')
    const reader = new Worker(
      `const { workerData, parentPort } = require('node:worker_threads')
       const { get } = require('node:http')
       const ask = path => new Promise((done, fail) => get('http://localhost:' + workerData.port + path, answer => {
         let said = ''
         answer.on('data', part => (said += part)).on('end', () => done(said))
       }).on('error', fail))
       const work = ask('/work')
       ask('/kept').then(kept => {
         Atomics.store(workerData.release, 0, 1)
         Atomics.notify(workerData.release, 0)
         return work.then(worked => parentPort.postMessage({ kept, worked }))
       })`,
      { eval: true, workerData: { port: serving.port, release } },
    )
    const [result] = (await once(reader, 'message')) as [{ kept: string; worked: string }]
    assert.equal(result.kept, 'rendered 1')
    assert.notEqual(result.worked, 'timed-out', 'the page came before the work was done')
  })

  test('forgets a kept page with a change, and keeps none while changes are not heard', async () => {
    const page = async () => (await ask('/kept')).body.toString()
    const known = await page()
    assert.equal(await page(), known)
    const otherThan = async (kept: string) => {
      for (let left = asks; left > 0; left -= 1) {
        const now = await page()
        if (now !== kept) return now
      }
      return assert.fail(`still answered with "${kept}"`)
    }
    listener.changed()
    const changed = await otherThan(known)
    assert.equal(await page(), changed)
    listener.deaf()
    await otherThan(changed)
    assert.notEqual(await page(), await page())
    const file = async () => (await ask('/file')).body.toString()
    assert.equal(await file(), await file(), 'what never changes is kept all the same')
  })

  test('hands on what was sent as it was sent, and tells who asked', async () => {
    const parts = [Buffer.alloc(70_000, 1), Buffer.alloc(70_000, 2)]
    const chunked = await ask(
      '/echo',
      { method: 'POST', headers: { 'transfer-encoding': 'chunked', te: 'trailers' } },
      parts,
    )
    assert.equal(chunked.status, 201)
    assert.deepEqual(chunked.headers['set-cookie'], ['one=1', 'two=2'])
    assert.equal(chunked.headers['x-content-type-options'], 'nosniff')
    assert.ok(Buffer.concat(parts).equals(chunked.body))
    const said = JSON.parse(String(chunked.headers['said'])) as Record<string, string>
    assert.deepEqual(
      Object.keys(said).filter(name => name === 'te' || name === 'waymark-inside' || name === 'waymark-client-address'),
      [],
      'what is said of the connection stays there',
    )
    const sized = await ask('/echo', { method: 'PUT', headers: { 'content-length': '140000' } }, parts)
    assert.equal(sized.body.length, 140_000)
    const from = { localAddress: '127.0.0.9', headers: { 'waymark-client-address': '127.0.0.1' } }
    assert.equal((await ask('/address', from)).body.toString(), '127.0.0.9')
  })

  test('is the only one whom the site answers', async () => {
    await ask('/address')
    const past = request({ host: '127.0.0.1', port: seen.inside, path: '/address', headers: { 'waymark-inside': 'x' } })
    past.end()
    await assert.rejects(once(past, 'response'), { code: 'ECONNRESET' })
  })
})
