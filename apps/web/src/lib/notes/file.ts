/** What a device keeps as one encrypted file, and such a file read in again: the records as they lie sealed, opened by the same passphrase. */
import type { Sealed } from './box.ts'
import { isHead } from './held.ts'
import type { Head } from './rules.ts'

export type Everything = { readonly head: Head; readonly records: readonly (readonly [string, Sealed])[] }

const text = (bytes: Uint8Array): string => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
const bytesOf = (given: unknown): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(String(given)), sign => sign.charCodeAt(0))

/** The file's text; it says nothing but how long its records are. */
export const asFile = (all: Everything): string =>
  JSON.stringify({ notes: 1, ...all }, (_, value: unknown) =>
    value instanceof Uint8Array ? { b: text(value) } : value,
  )

/** What a file holds; null where it is none of ours. */
export function fromFile(file: string): Everything | null {
  try {
    const read = JSON.parse(file, (_, value: unknown) =>
      typeof value === 'object' && value !== null && Object.keys(value).join() === 'b'
        ? bytesOf((value as { b: unknown }).b)
        : value,
    ) as Everything & { readonly notes: number }
    const isOurs =
      read.notes === 1 && isHead(read.head) && read.records.every(([name, record]) => isRecord(name, record))
    return isOurs ? { head: read.head, records: read.records } : null
  } catch {
    return null
  }
}

const isRecord = (name: unknown, record: Sealed): boolean =>
  typeof name === 'string' && record.nonce instanceof Uint8Array && record.bytes instanceof Uint8Array
