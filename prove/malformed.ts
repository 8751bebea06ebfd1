/** Malformed requests against the running product: it refuses them all, says nothing of them, and stays as it is. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import net from 'node:net'
import process from 'node:process'
import { seatWriters } from './crash-people.ts'
import { chanceFrom, Maker, type Malformed } from './malformed-requests.ts'
import { newFolder, startProduct, type Product } from './start-product.ts'

export const title = 'Malformed: 100,000 requests that no honest program sends'

const requests = Number(process.env['REQUESTS'] ?? 100_000)
const lines = 16
const patience = 10_000 // ms for one answer
const shortPatience = 250 // ms; what is no request, or says it is longer than it is, may wait for its rest
/**
 * The heap it may fill. Left to itself the engine collects lazily while the machine has memory, and what looks like a leak is only
 * waste; in a small heap what stays held would end the process long before the last request.
 */
const smallHeap = '--max-old-space-size=160' // MB

type Seen = {
  readonly statuses: Map<string, number>
  readonly faults: Map<string, string>
  silent: number
  cut: number
}

export async function prove(say: (line: string) => void): Promise<void> {
  const folder = newFolder('malformed')
  try {
    await (await startProduct({ folder: folder.at })).end()
    const writers = await seatWriters(folder.at, 4)
    const product = await startProduct({ folder: folder.at, environment: { NODE_OPTIONS: smallHeap } })
    const seen: Seen = { statuses: new Map(), faults: new Map(), silent: 0, cut: 0 }
    const memory: number[] = []
    let left = requests
    const line = async (number: number) => {
      const maker = new Maker(chanceFrom(20261121 + number), product.port, writers)
      const wire = new Wire(product.port)
      for (; left > 0;) {
        if (--left % 1000 === 0) memory.push(residentMegabytes(product.pid))
        note(seen, await wire.ask(maker.next()), say)
      }
      wire.close()
    }
    await Promise.all(Array.from({ length: lines }, (_, number) => line(number)))
    await judge({ product, seen, memory }, say)
  } finally {
    folder.forget()
  }
}

type Said = { readonly request: Malformed; readonly status: number | 'silent' | 'cut' }

function note(seen: Seen, { request, status }: Said, say: (line: string) => void): void {
  if (status === 'silent') seen.silent++
  else if (status === 'cut') seen.cut++
  else {
    const key = `${status}`
    seen.statuses.set(key, (seen.statuses.get(key) ?? 0) + 1)
    const fault = `${status} ${request.kind} ${request.bytes.toString('latin1').split('\r\n')[0]!.slice(0, 120)}`
    if (status >= 500 && seen.faults.size < 40 && !seen.faults.has(fault)) {
      seen.faults.set(fault, request.bytes.toString('latin1').slice(0, 2000))
      say(`FAULT ${fault}`)
    }
  }
}

type Outcome = { readonly product: Product; readonly seen: Seen; readonly memory: readonly number[] }

async function judge({ product, seen, memory }: Outcome, say: (line: string) => void): Promise<void> {
  const counts = [...seen.statuses]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([status, times]) => `${status}: ${times}`)
  say(
    `${requests} requests: ${counts.join(', ')}; ${seen.cut} lines closed without an answer, ${seen.silent} unfinished ones left waiting`,
  )
  const quarter = (n: number) => median(memory.slice((memory.length * n) >> 2, (memory.length * (n + 1)) >> 2))
  const quarters = [0, 1, 2, 3].map(quarter)
  say(`memory, median of each quarter: ${quarters.join(', ')} MB`)
  const after = await product.get('/en').catch(() => undefined)
  assert.equal(after?.status, 200, `it serves as before; it said: ${product.said().slice(-3000)}`)
  assert.equal((await product.get('/readyz')).status, 200)
  assert.equal(await product.end(), 0)
  assert.ok(!/unhandled|uncaught/i.test(product.said()), product.said().slice(-3000))
  assert.deepEqual([...seen.faults.keys()], [], `it said: ${product.said().slice(-3000)}`)
  assert.ok(!('polluted' in {}))
  assert.ok(quarters[3]! < quarters[1]! * 1.3 + 32, 'memory does not grow with the requests')
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

function residentMegabytes(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(
    fs.existsSync(`/proc/${pid}/status`) ? fs.readFileSync(`/proc/${pid}/status`, 'utf8') : '',
  )
  return Math.round(Number(found?.[1] ?? 0) / 1024)
}

/** One line to the server, opened anew whenever it was closed; one request at a time. */
class Wire {
  readonly #port: number
  #socket: net.Socket | undefined

  constructor(port: number) {
    this.#port = port
  }

  close(): void {
    this.#socket?.destroy()
  }

  async ask(request: Malformed): Promise<Said> {
    const socket = this.#socket && !this.#socket.destroyed ? this.#socket : net.connect(this.#port, '127.0.0.1')
    this.#socket = socket
    const status = await new Promise<Said['status']>(resolve => {
      let held = ''
      const answered = (what: Said['status']) => {
        clearTimeout(late)
        socket.removeAllListeners()
        socket.on('error', () => {})
        if (typeof what !== 'number' || /\r\nconnection: close\r\n/i.test(held) || request.kind === 'frame')
          socket.destroy()
        resolve(what)
      }
      const late = setTimeout(() => answered('silent'), request.kind === 'frame' ? shortPatience : patience)
      socket.on('data', piece => {
        held += piece.toString('latin1')
        const answer = wholeAnswer(held, request.answers)
        if (answer !== undefined) answered(answer)
      })
      socket.on('error', () => answered(statusOf(held) ?? 'cut'))
      socket.on('close', () => answered(statusOf(held) ?? 'cut'))
      socket.write(request.bytes)
    })
    return { request, status }
  }
}

const statusOf = (held: string): number | undefined => {
  const found = /^HTTP\/1\.1 (\d{3})/.exec(held)
  return found ? Number(found[1]) : undefined
}

/** The status once the answer is there in full. */
function wholeAnswer(held: string, answers: Malformed['answers']): number | undefined {
  const end = held.indexOf('\r\n\r\n')
  const status = statusOf(held)
  if (end < 0 || status === undefined) return undefined
  if (status === 100) return wholeAnswer(held.slice(end + 4), answers)
  const head = held.slice(0, end + 2).toLowerCase()
  if (answers === 'head' || status === 204 || status === 304) return status
  const length = /\r\ncontent-length: (\d+)\r\n/.exec(head)?.[1]
  if (length !== undefined) return held.length >= end + 4 + Number(length) ? status : undefined
  if (/\r\ntransfer-encoding: chunked\r\n/.test(head)) return held.endsWith('0\r\n\r\n') ? status : undefined
  return undefined // until the line is closed
}
