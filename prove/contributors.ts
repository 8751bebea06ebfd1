/** Two hundred contributors save as they type, ten saves a second whatever the product does, while it is killed under them. */
import assert from 'node:assert/strict'
import { readKept, seatContributors, type Kept, type Save } from './contributors-people.ts'
import { newFolder, startProduct, wait, type Product } from './start-product.ts'

export const title =
  'Contributors: 200 of them, 10 saves a second at fixed times, 10 kills; every acknowledged save is there exactly once'

const contributors = 200
const every = 100 // ms from one save to the next: ten a second
const kills = 10
const [warming, unloaded, loaded] = [60, 200, 900] // saves: first ones, one at a time, at fixed times without a kill
const pause = 3000 // ms of undisturbed saving between two kills
const mostTimes = 5 // p99 of a save at most so many times the median of saves that are alone
const patience = 120_000 // ms; a start on a busy machine

type Say = (line: string) => void

export async function prove(say: Say): Promise<void> {
  const folder = newFolder('contributors')
  try {
    await (await startProduct({ folder: folder.at })).end()
    const saves = await seatContributors(folder.at, contributors)
    const acknowledged = await underLoad({ folder: folder.at, saves }, say)
    judge(await readKept(folder.at), acknowledged, say)
  } finally {
    folder.forget()
  }
}

type Work = { readonly folder: string; readonly saves: readonly Save[] }

/** The texts of the saves that were acknowledged, all that were sent. */
async function underLoad({ folder, saves }: Work, say: Say): Promise<ReadonlySet<string>> {
  let product = await startProduct({ folder })
  const { port, address } = product
  const acknowledged = new Set<string>()
  const queue = saves.values()
  const next = () => {
    const { value, done } = queue.next()
    assert.ok(!done, 'there are questions enough')
    return value
  }
  const one = async () => {
    const save = next()
    const began = performance.now()
    await untilKept(address, save)
    acknowledged.add(save.text)
    return performance.now() - began
  }
  for (let at = 0; at < warming; at++) await one()
  const single: number[] = []
  for (let at = 0; at < unloaded; at++) single.push(await one())
  const calm = arrivals(one)
  while (calm.waits.length < loaded) await wait(every)
  const waits = await calm.end()
  sayWaits({ single, waits }, say)
  const arriving = arrivals(one)
  for (let kill = 0; kill < kills; kill++) {
    await wait(pause)
    await product.end('SIGKILL')
    product = await startAgain(folder, port)
  }
  await wait(pause)
  const disturbed = await arriving.end()
  say(`${kills} kills: ${disturbed.length} saves arrived meanwhile, the slowest was kept after ${seconds(disturbed)} s`)
  assert.equal(await product.end(), 0, product.said())
  return acknowledged
}

const startAgain = (folder: string, port: number): Promise<Product> =>
  startProduct({ folder, environment: { PORT: String(port) } })

const seconds = (waits: readonly number[]) => (Math.max(...waits) / 1000).toFixed(1)

type Arrivals = { readonly waits: readonly number[]; readonly end: () => Promise<readonly number[]> }

/** Saves at fixed times, whatever became of those before; each wait counts from the moment at which the save was due. */
function arrivals(save: () => Promise<unknown>): Arrivals {
  const began = performance.now()
  const waits: number[] = []
  const running: Promise<unknown>[] = []
  const timer = setInterval(() => {
    for (let due = began + running.length * every; due <= performance.now(); due += every)
      running.push(save().then(() => waits.push(performance.now() - due)))
  }, 5)
  return {
    waits,
    async end() {
      clearInterval(timer)
      await Promise.all(running)
      return waits
    },
  }
}

/** Sends a save again, the very same, until it is audited that it is kept. */
async function untilKept(address: string, { cookie, place, fields }: Save): Promise<void> {
  const limit = performance.now() + patience
  const headers = { cookie, origin: address, accept: 'application/json' }
  for (;;) {
    const body = new URLSearchParams(fields)
    const answer = await fetch(`${address}${place}`, { method: 'POST', body, headers, redirect: 'manual' }).then(
      async response => ({ status: response.status, said: await response.text() }),
      () => undefined, // the line was cut
    )
    if (answer?.status === 200) return
    assert.ok(!answer || answer.status === 503, `answered ${answer?.status}: ${answer?.said}`)
    assert.ok(performance.now() < limit, 'the product is back')
    await wait(50)
  }
}

type Waits = { readonly single: readonly number[]; readonly waits: readonly number[] }

function sayWaits({ single, waits }: Waits, say: Say): void {
  const at = (all: readonly number[], share: number) =>
    all.toSorted((wait, other) => wait - other)[Math.floor(all.length * share)]!
  const times = at(waits, 0.99) / at(single, 0.5)
  say(
    `${waits.length} saves, ten a second: p99 is ${times.toFixed(1)} times the median of ${single.length} saves that are alone; at most ${mostTimes} is asked`,
  )
  assert.ok(times <= mostTimes, `${times.toFixed(1)} times`)
}

function judge({ texts, answers, audited, audit }: Kept, acknowledged: ReadonlySet<string>, say: Say): void {
  say(`${acknowledged.size} saves acknowledged; ${answers.size} answers there, the audit tells of ${audited.size}`)
  say(`audit: ${audit.entries} entries in ${audit.blocks} blocks, ${audit.fault ? audit.fault.kind : 'intact'}`)
  for (const times of [texts, answers, audited]) {
    const missing = [...acknowledged].filter(text => times.get(text) !== 1)
    assert.deepEqual(missing.slice(0, 5), [], `${missing.length} acknowledged saves are not there exactly once`)
    assert.equal(times.size, acknowledged.size, 'nothing is there that was not acknowledged')
  }
  assert.equal(audit.fault, undefined)
  assert.equal(audit.open, 0)
}
