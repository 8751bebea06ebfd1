/** The arithmetic of the audit chain: how an entry, a block and the chain's beginning become digests. */
import { createHash } from 'node:crypto'

export type AuditEntry = {
  readonly network: string
  readonly id: string
  readonly at: Date
  readonly actor: string | null
  readonly action: string
  readonly object: string | null
  /** A keyed commitment to what was written, never the values themselves. */
  readonly content: Buffer | null
}

const sha256 = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** The digest of one entry: fixed order, every part preceded by its length, so that no two entries can read the same. */
export function entryDigest(entry: AuditEntry): Buffer {
  const hash = createHash('sha256')
  const { network, id, at, actor, action, object, content } = entry
  for (const part of [network, id, at.toISOString(), actor, action, object, content]) {
    const bytes = part === null ? null : Buffer.from(part as string)
    const size = Buffer.alloc(4)
    size.writeInt32BE(bytes === null ? -1 : bytes.length)
    hash.update(size)
    if (bytes) hash.update(bytes)
  }
  return hash.digest()
}

/** The root of block `number`: it holds the root before it, so no block can be changed without all that follow. */
export const blockRoot = (number: bigint, previous: Buffer, digests: readonly Buffer[]): Buffer =>
  sha256(`${number} ${digests.length} `, previous, ...digests)

export const beginning = (network: string): Buffer => sha256(network)
