/**
 * Heads of the audit chain, signed and kept outside the database: with them a tail that was cut off, or a chain that was made
 * anew, is seen. One line a head: moment, network, number, root, key, signature. The file only grows; copies of it, kept where
 * whoever runs the database cannot reach, are worth more than the file itself.
 */
import fs from 'node:fs'
import path from 'node:path'
import { allNetworks, newestHeads, type AuditHead } from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { isSignedBy, keyIdOf } from '../keys.ts'

export type SignedHead = AuditHead & {
  readonly at: string
  readonly network: string
  readonly keyId: string
  readonly signature: string
}

export const headsFile = (folder: string): string => path.join(folder, 'audit-heads.list')

const shape =
  /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z) ([0-9a-f-]{36}) (\d{1,18}) ([0-9a-f]{64}) ([0-9a-f]{16}) ([A-Za-z0-9+/=]{88})$/

const signedText = (head: Pick<SignedHead, 'at' | 'network' | 'number' | 'root'>): Buffer =>
  Buffer.from(`waymark audit head\n${head.at}\n${head.network}\n${head.number}\n${head.root}\n`)

/** Appends the newest head of every network that has a newer one than the file knows; gives how many. */
export async function exportHeads(runtime: Runtime): Promise<number> {
  const { folder, jobs, owner } = runtime.installation
  const slugs = new Map((await allNetworks(owner.db)).map(network => [network.id, network.slug]))
  const last = new Map(readHeads(folder).heads.map(head => [head.network, head]))
  const newer = (await newestHeads(jobs.db)).filter(head => {
    const known = last.get(head.network)
    return slugs.has(head.network) && (known?.number !== head.number || known.root !== head.root)
  })
  const at = runtime.now().toISOString()
  append(
    folder,
    newer.map(({ network, number, root }) => {
      const keys = runtime.keysOf(slugs.get(network)!)
      const signature = keys.sign(signedText({ at, network, number, root }))
      return `${at} ${network} ${number} ${root} ${keys.keyId} ${signature}`
    }),
  )
  return newer.length
}

/** On disk before this returns. A line that a crash cut short stays by itself. */
function append(folder: string, lines: readonly string[]): void {
  if (lines.length === 0) return
  const file = fs.openSync(headsFile(folder), 'a+', 0o600)
  try {
    const { size } = fs.fstatSync(file)
    const end = Buffer.alloc(1)
    if (size > 0) fs.readSync(file, end, 0, 1, size - 1)
    const cut = size > 0 && end.toString() !== '\n' ? '\n' : ''
    fs.writeSync(file, `${cut}${lines.join('\n')}\n`)
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

export type HeadsRead = { readonly heads: readonly SignedHead[]; readonly unreadable: number }

/** The heads of the file beside the data. */
export function readHeads(folder: string): HeadsRead {
  return fs.existsSync(headsFile(folder))
    ? parseHeads(fs.readFileSync(headsFile(folder), 'utf8'))
    : { heads: [], unreadable: 0 }
}

/** Reads a copy of the file. Lines that are no heads are counted, not passed over in silence. */
export function parseHeads(text: string): HeadsRead {
  const lines = text.split('\n').filter(line => line !== '')
  const heads = lines.flatMap((line): SignedHead[] => {
    const [, at, network, number, root, keyId, signature] = shape.exec(line) ?? []
    return at ? [{ at, network: network!, number: number!, root: root!, keyId: keyId!, signature: signature! }] : []
  })
  return { heads, unreadable: lines.length - heads.length }
}

/** Whether a head was signed with this public key. */
export const isHeadSigned = (head: SignedHead, publicKey: string): boolean =>
  head.keyId === keyIdOf(publicKey) && isSignedBy(publicKey, signedText(head), head.signature)
