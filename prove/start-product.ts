/** The product as a person starts it, for proofs: started, asked, told to end, killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'

export const repository = path.join(import.meta.dirname, '..')
const patience = 180_000 // ms; a first start on a busy machine makes a database and the demonstration

export type Wishes = {
  readonly folder: string
  /** Added to the environment; an empty text takes a name out of it. */
  readonly environment?: Readonly<Record<string, string>>
  /** Nothing of the outer environment but PATH. */
  readonly bare?: boolean
  readonly checkout?: string
  /** The words that start it; the command itself unless told. */
  readonly words?: readonly string[]
  readonly user?: number
}

export type Product = {
  readonly port: number
  readonly address: string
  readonly pid: number
  /** All that it has said so far. */
  readonly said: () => string
  readonly get: (place: string, more?: RequestInit) => Promise<Response>
  /** Sends the signals, one right after the other, and gives the code it ended with; null where a signal ended it. */
  readonly end: (...signals: NodeJS.Signals[]) => Promise<number | null>
}

const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach(child => child.kill('SIGKILL')))

/** A folder that the server's own user may reach, removed by `forget`. */
export function newFolder(name = 'data'): { at: string; forget: () => void } {
  const at = fs.mkdtempSync(path.join(os.tmpdir(), `waymark-proof-${name}-`))
  fs.chmodSync(at, 0o755)
  return { at, forget: () => fs.rmSync(at, { recursive: true, force: true }) }
}

const plainStart = ['apps/cli/src/waymark.ts', 'start']

function begin(wishes: Wishes): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
  const { folder, environment = {}, bare = false, checkout = repository, words = plainStart, user } = wishes
  const outer = bare ? { PATH: process.env['PATH'] } : process.env
  const merged = { ...outer, PORT: '0', WAYMARK_DATA: folder, ...environment }
  const child = spawn(process.execPath, words, {
    cwd: checkout,
    env: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== '')),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user === undefined ? {} : { uid: user, gid: user }),
  })
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => (said += String(piece)))
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  return { child, said: () => said, ended }
}

/** Starts the product and waits until it serves. Throws with what it said where it ends instead. */
export async function startProduct(wishes: Wishes): Promise<Product> {
  const { child, said, ended } = begin(wishes)
  const limit = Date.now() + patience
  let over = false
  void ended.then(() => (over = true))
  for (;;) {
    const port = Number(/\(port (\d+);/.exec(said())?.[1] ?? 0)
    if (port > 0) return productOf(child, { port, said, ended })
    if (over || Date.now() > limit) {
      child.kill('SIGKILL')
      throw new Error(`It did not start:\n${said()}`)
    }
    await wait(20)
  }
}

/** Starts what must end by itself: a refused start, a command. */
export async function runToEnd(wishes: Wishes): Promise<{ code: number | null; said: string }> {
  const { said, ended } = begin(wishes)
  return { code: await ended, said: said() }
}

/** Starts the product and tells it to end, or kills it, as soon as it has said `word`. */
export async function endAt(wishes: Wishes, word: string, signal: NodeJS.Signals): Promise<number | null> {
  const { child, said, ended } = begin(wishes)
  let over = false
  void ended.then(() => (over = true))
  while (!said().includes(word)) {
    if (over) throw new Error(`It ended before it said "${word}":\n${said()}`)
    await wait(5)
  }
  child.kill(signal)
  return await ended
}

type Serving = { readonly port: number; readonly said: () => string; readonly ended: Promise<number | null> }

function productOf(child: ChildProcess, { port, said, ended }: Serving): Product {
  const address = `http://localhost:${port}`
  return {
    port,
    address,
    pid: child.pid!,
    said,
    get: (place, more = {}) => fetch(`${address}${place}`, { redirect: 'manual', ...more }),
    async end(...signals) {
      for (const signal of signals.length > 0 ? signals : (['SIGTERM'] as const)) child.kill(signal)
      return await ended
    },
  }
}

export const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** The process id of the database server of a data folder; undefined where none runs. */
export function databaseOf(folder: string): number | undefined {
  const cluster = fs.readdirSync(folder).find(name => /^pg-\d+$/.test(name))
  const note = path.join(folder, cluster ?? 'none', 'postmaster.pid')
  if (!fs.existsSync(note)) return undefined
  const pid = Number(fs.readFileSync(note, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 0)
    return pid
  } catch {
    return undefined
  }
}
