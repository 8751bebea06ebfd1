/** What an unlocked device keeps: sealed records by name, written in order. */
import { mostTries, spendTry, type Head } from './rules.ts'
import { fewestIterations, newLock, seal, unlock, unseal, type Sealed } from './box.ts'
import { beginStore, changeHead, readRecord, wipe, writeRecords } from './store.ts'

export type HeldNotes = {
  readonly token: string
  /** A record; null where there is none, or none that opens. */
  readonly read: <T>(record: string) => Promise<T | null>
  /** Writes a record, null to take it away; resolves once it lies there. */
  readonly write: (record: string, value: unknown) => Promise<void>
  readonly countUnsent: (unsent: number) => Promise<void>
}

function holding(key: CryptoKey, token: string): HeldNotes {
  let last: Promise<unknown> = Promise.resolve()
  return {
    token,
    async read<T>(record: string) {
      const sealed = await readRecord(record)
      return sealed ? ((await unseal(key, record, sealed).catch(() => null)) as T | null) : null
    },
    write(record, value) {
      const written = last.then(async () =>
        writeRecords(
          new Map<string, Sealed | null>([[record, value === null ? null : await seal(key, record, value)]]),
        ),
      )
      last = written.catch(() => null)
      return written.then(() => undefined)
    },
    async countUnsent(unsent) {
      await changeHead(head => ({ ...head, unsent }))
    },
  }
}

type Beginning = { readonly passphrase: string; readonly token: string; readonly server: number }

/** Begins to keep on this device; `server`: what time it is there. */
export async function beginHolding({ passphrase, token, server }: Beginning): Promise<HeldNotes> {
  const { lock, key } = await newLock(passphrase)
  const times = { signedAt: server, seenAt: server, ahead: Date.now() - server }
  await beginStore({ lock, tries: mostTries, token, unsent: 0, ...times }, new Map())
  return holding(key, token)
}

export type Opening = { readonly held: HeldNotes } | { readonly left: number }

/** Tries a passphrase: counted before it is tried. With the last wrong one everything is gone. */
export async function open(passphrase: string): Promise<Opening> {
  const head = await changeHead(spendTry)
  const key = head && (await unlock(head.lock, passphrase))
  if (!key) {
    if (!head || head.tries === 0) await wipe()
    return { left: head?.tries ?? 0 }
  }
  await changeHead(now => ({ ...now, tries: mostTries }))
  return { held: holding(key, head.token) }
}

/** Whether what a file holds may stand as the head of a store. */
export const isHead = (head: Head): boolean =>
  head.lock.iterations >= fewestIterations && head.lock.iterations <= 10_000_000 && typeof head.token === 'string'
