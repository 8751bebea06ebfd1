/** Clients write entries through the forms of the running product while it and its database are killed under them. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { beginning, readKept, seatWriters, type Kept, type Writer } from './crash-people.ts'
import { databaseOf, newFolder, startProduct, wait, type Product, type Wishes } from './start-product.ts'

export type Size = {
  readonly clients: number
  readonly appKills: number
  readonly databaseKills: number
  /** Whether the disk under the database is filled up once: needs root and a system that lets it mount. */
  readonly fullDisk: boolean
}

const pause = 2500 // ms of undisturbed writing between two kills
const fullFor = 4000 // ms
const diskSize = '400m' // enough for a fresh cluster and what is written; small enough to fill at once

type Counts = { sent: number; acknowledged: number; again: number; away: number; cut: number; odd: Map<string, number> }

/** Does it all and says what it counted. Throws where an acknowledged write is not there exactly once. */
export async function crash(size: Size, say: (line: string) => void): Promise<void> {
  const folder = newFolder('crash')
  const disk = size.fullDisk ? mountSmallDisk(folder.at) : undefined
  if (size.fullDisk && !disk) say('SKIPPED: a full disk, because this system lets nothing be mounted here')
  try {
    await (await startProduct({ folder: folder.at })).end()
    const writers = await seatWriters(folder.at, size.clients)
    const written = await writeUnderFire({ folder: folder.at, size, writers, disk: disk?.at }, say)
    judge(await readKept(folder.at), written, say)
  } finally {
    disk?.forget()
    folder.forget()
  }
}

type Fire = {
  readonly folder: string
  readonly size: Size
  readonly writers: readonly Writer[]
  readonly disk: string | undefined
}
type Written = {
  readonly acknowledged: ReadonlySet<string>
  readonly sent: ReadonlySet<string>
  readonly counts: Counts
}

async function writeUnderFire(fire: Fire, say: (line: string) => void): Promise<Written> {
  const wishes: Wishes = { folder: fire.folder }
  let product = await startProduct(wishes)
  const port = product.port
  const state = { over: false }
  const sent = new Set<string>()
  const acknowledged = new Set<string>()
  const counts: Counts = { sent: 0, acknowledged: 0, again: 0, away: 0, cut: 0, odd: new Map() }
  const clients = fire.writers.map(writer =>
    write(writer, { address: product.address, state, sent, acknowledged, counts }),
  )
  const deeds = [
    ...Array.from({ length: fire.size.appKills }, () => 'app' as const),
    ...Array.from({ length: fire.size.databaseKills }, () => 'database' as const),
    ...(fire.disk ? (['disk'] as const) : []),
  ]
  for (const deed of evenly(deeds)) {
    await wait(pause)
    const before = acknowledged.size
    if (deed === 'app') {
      await product.end('SIGKILL')
      product = await startProduct({ ...wishes, environment: { PORT: String(port) } })
    } else if (deed === 'database') await killDatabase(fire.folder)
    else await fillDisk(fire.disk!)
    await untilWritten(acknowledged, before)
  }
  await wait(pause)
  state.over = true
  await Promise.all(clients)
  assert.equal(await product.end(), 0, product.said())
  refuseNoise(product)
  say(
    `${fire.size.appKills} kills of the app, ${fire.size.databaseKills} of the database${fire.disk ? ', 1 full disk' : ''}`,
  )
  return { acknowledged, sent, counts }
}

/** The app must not have died of the database, nor have said what was typed. */
function refuseNoise(product: Product): void {
  assert.ok(!/unhandled/i.test(product.said()), product.said())
  assert.ok(!product.said().includes(beginning), 'what was typed stands in no log')
}

/** Spreads the rarer deeds between the more frequent ones. */
function evenly<T>(deeds: readonly T[]): readonly T[] {
  const kinds = [...Map.groupBy(deeds, deed => deed).values()]
  return kinds
    .flatMap(kind => kind.map((deed, index) => ({ deed, at: (index + 0.5) / kind.length })))
    .sort((a, b) => a.at - b.at)
    .map(({ deed }) => deed)
}

async function killDatabase(folder: string): Promise<void> {
  const server = databaseOf(folder)
  assert.ok(server, 'a database runs')
  process.kill(server, 'SIGKILL')
  const limit = Date.now() + 60_000
  while ([server, undefined].includes(databaseOf(folder))) {
    assert.ok(Date.now() < limit, 'the app opens its database again')
    await wait(20)
  }
}

async function untilWritten(acknowledged: ReadonlySet<string>, before: number): Promise<void> {
  const limit = Date.now() + 120_000
  while (acknowledged.size < before + 20) {
    assert.ok(Date.now() < limit, 'writing goes on')
    await wait(50)
  }
}

type Writing = {
  readonly address: string
  readonly state: { over: boolean }
  readonly sent: Set<string>
  readonly acknowledged: Set<string>
  readonly counts: Counts
}

/** One client: a new entry under an id of its own, sent again under the same id until it is told that it is kept. */
async function write(writer: Writer, { address, state, sent, acknowledged, counts }: Writing): Promise<void> {
  while (!state.over) {
    const id = randomUUID()
    sent.add(id)
    for (let tries = 0; ; tries++) {
      counts.sent++
      const result = await send(`${address}${writer.list}/${id}?/save`, writer, id)
      if (result === 303 || (result === 422 && tries > 0)) {
        acknowledged.add(id)
        if (tries === 0) counts.acknowledged++
        else counts.again++
        break
      }
      if (result === 0) counts.cut++
      else if (result === 503) counts.away++
      else counts.odd.set(String(result), (counts.odd.get(String(result)) ?? 0) + 1)
      if (state.over && tries > 200) return
      await wait(50)
    }
  }
}

/** The status it was answered with; 0 where the line was cut. */
async function send(to: string, { cookie, day, place }: Writer, id: string): Promise<number> {
  const body = new URLSearchParams({ title: `${beginning} ${id}`, day, places: place, revision: '0', language: 'en' })
  const headers = { cookie, origin: new URL(to).origin, accept: 'text/html' }
  try {
    const answer = await fetch(to, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

function judge(kept: Kept, { acknowledged, sent, counts }: Written, say: (line: string) => void): void {
  say(
    `${counts.sent} requests: ${counts.acknowledged} kept at once, ${counts.again} found kept when sent again, ${counts.away} answered 503, ${counts.cut} cut off, other answers ${JSON.stringify([...counts.odd])}`,
  )
  const missing = [...acknowledged].filter(id => kept.entries.get(id) !== 1)
  const untold = [...acknowledged].filter(id => kept.said.get(id) !== 1)
  const twice = [...kept.entries].filter(([, times]) => times !== 1)
  const strange = [...kept.entries.keys()].filter(id => !sent.has(id))
  say(
    `${acknowledged.size} acknowledged; ${kept.entries.size} in the register, ${kept.entries.size - acknowledged.size} of them never acknowledged`,
  )
  say(
    `audit: ${kept.audit.entries} entries in ${kept.audit.blocks} blocks, ${kept.audit.fault ? kept.audit.fault.kind : 'intact'}`,
  )
  assert.ok(acknowledged.size > 100, 'enough was written to mean something')
  assert.deepEqual(missing.slice(0, 5), [], `${missing.length} acknowledged writes are not there exactly once`)
  assert.deepEqual(
    untold.slice(0, 5),
    [],
    `${untold.length} acknowledged writes are not told of exactly once in the audit`,
  )
  assert.deepEqual(twice, [])
  assert.deepEqual(strange, [])
  assert.equal(kept.torn, 0, 'nothing is half there')
  assert.equal(kept.audit.fault, undefined)
  assert.equal(kept.audit.open, 0)
  assert.deepEqual([...counts.odd], [], 'nobody was told anything but kept or come back later')
}

/** A small disk in memory at `at`; undefined where it cannot be had. */
function mountSmallDisk(at: string): { readonly at: string; readonly forget: () => void } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const options = ['-t', 'tmpfs', '-o', `size=${diskSize},mode=0755`, 'waymark-proof', at]
  if (spawnSync('mount', options, { stdio: 'ignore' }).status !== 0) return undefined
  return { at, forget: () => void spawnSync('umount', ['-l', at], { stdio: 'ignore' }) }
}

/** Leaves not one byte free for a while. */
async function fillDisk(at: string): Promise<void> {
  const ballast = path.join(at, 'ballast')
  const file = fs.openSync(ballast, 'w')
  const end = Date.now() + fullFor
  try {
    for (const piece of [Buffer.alloc(1 << 20), Buffer.alloc(512)])
      while (Date.now() < end) {
        try {
          fs.writeSync(file, piece)
        } catch (problem) {
          if ((problem as NodeJS.ErrnoException).code !== 'ENOSPC') throw problem
          if (piece.length > 512) break
          await wait(20) // full; what the database gives up in between is taken at once
        }
      }
  } finally {
    fs.closeSync(file)
    fs.rmSync(ballast)
  }
}
