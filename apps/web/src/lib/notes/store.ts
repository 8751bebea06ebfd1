/** The browser's store in which a device keeps notes: one head in plain, and sealed records. Its names say nothing. */
import type { Sealed } from './box.ts'
import type { Head } from './rules.ts'

const name = 'notes'
const [heads, records] = ['head', 'records'] as const

const done = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error))
  })

/** Opens the store; null where nothing was ever kept here, and then nothing is made either. */
function open(makes: boolean): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1)
    asked.addEventListener('upgradeneeded', () => {
      if (!makes) return asked.transaction!.abort()
      for (const part of [heads, records]) asked.result.createObjectStore(part)
    })
    asked.addEventListener('success', () => {
      asked.result.addEventListener('versionchange', () => asked.result.close())
      resolve(asked.result)
    })
    asked.addEventListener('error', () => (makes ? reject(asked.error) : resolve(null)))
  })
}

async function within<T>(mode: IDBTransactionMode, work: (t: IDBTransaction) => Promise<T>, makes = false) {
  const db = await open(makes)
  if (!db) return null
  try {
    const t = db.transaction([heads, records], mode, { durability: 'strict' })
    const ended = new Promise<void>((resolve, reject) => {
      t.addEventListener('complete', () => resolve())
      t.addEventListener('abort', () => reject(t.error))
    })
    const made = await work(t)
    await ended
    return made
  } finally {
    db.close()
  }
}

export const readHead = (): Promise<Head | null> =>
  within('readonly', async t => ((await done(t.objectStore(heads).get(0))) as Head | undefined) ?? null)

/** Changes the head in one step, so that two windows never count one try; null where there is none. */
export const changeHead = (change: (head: Head) => Head | null): Promise<Head | null> =>
  within('readwrite', async t => {
    const head = (await done(t.objectStore(heads).get(0))) as Head | undefined
    const next = head ? change(head) : null
    if (next) await done(t.objectStore(heads).put(next, 0))
    return next
  })

export const readRecord = (record: string): Promise<Sealed | null> =>
  within('readonly', async t => ((await done(t.objectStore(records).get(record))) as Sealed | undefined) ?? null)

/** Writes sealed records; nothing where everything was removed meanwhile. `null` takes a record away. */
export const writeRecords = (changed: ReadonlyMap<string, Sealed | null>): Promise<unknown> =>
  within('readwrite', async t => {
    if (!(await done(t.objectStore(heads).get(0)))) return
    const place = t.objectStore(records)
    for (const [record, sealed] of changed)
      await (sealed ? done(place.put(sealed, record)) : done(place.delete(record)))
  })

/** Everything as it lies there, for a file. */
export const readAll = (): Promise<{ head: Head; records: [string, Sealed][] } | null> =>
  within('readonly', async t => {
    const head = (await done(t.objectStore(heads).get(0))) as Head | undefined
    if (!head) return null
    const [keys, values] = [
      await done(t.objectStore(records).getAllKeys()),
      await done(t.objectStore(records).getAll()),
    ]
    return { head, records: keys.map((key, at) => [String(key), values[at] as Sealed]) }
  })

/** Begins a store; whatever stood there is gone. */
export const beginStore = (head: Head, first: ReadonlyMap<string, Sealed>): Promise<unknown> =>
  within(
    'readwrite',
    async t => {
      await done(t.objectStore(records).clear())
      await done(t.objectStore(heads).put(head, 0))
      for (const [record, sealed] of first) await done(t.objectStore(records).put(sealed, record))
    },
    true,
  )

/** Takes everything away: records and key, the page that opened them, and the worker that served it. */
export async function wipe(): Promise<void> {
  await within('readwrite', async t => {
    await done(t.objectStore(heads).clear())
    await done(t.objectStore(records).clear())
  }).catch(() => null)
  await new Promise<void>(resolve => {
    const asked = indexedDB.deleteDatabase(name)
    for (const name of ['success', 'error', 'blocked']) asked.addEventListener(name, () => resolve())
  })
  await caches.delete(cacheName)
}

/** The cache that holds the empty page of notes, its script and its style. */
export const cacheName = 'notes'
