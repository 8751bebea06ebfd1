/** Walks the audit chain of one network and names the first fault. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { beginning, blockRoot, entryDigest } from './chain.ts'

export type AuditHead = { readonly number: string; readonly root: string }
export type AuditFault =
  | { readonly kind: 'audit.entry-changed'; readonly entry: string }
  | { readonly kind: 'audit.block-missing'; readonly block: string }
  | { readonly kind: 'audit.block-incomplete'; readonly block: string; readonly found: number; readonly of: number }
  | { readonly kind: 'audit.block-does-not-follow'; readonly block: string }
  | { readonly kind: 'audit.entry-of-no-block'; readonly entry: string }
  | { readonly kind: 'audit.head-differs'; readonly block: string }
export type AuditReport = {
  readonly entries: number
  readonly blocks: number
  readonly open: number
  readonly fault?: AuditFault
  readonly head?: AuditHead
}

type Block = { number: string; entries: number; previous: Buffer; root: Buffer }
type Row = {
  id: string
  at: Date
  actor: string | null
  action: string
  object: string | null
  content: Buffer | null
  digest: Buffer
  block: string | null
  /** The moment has no part smaller than a millisecond, as every moment that was written. */
  exact: boolean
}

const blocksAtOnce = 200

/**
 * `heads` are roots kept elsewhere: without them a cut-off tail or a chain made anew cannot be seen. Runs as the jobs role, which
 * sees the chain alone, in one consistent view: the sealer may go on meanwhile.
 */
export function verifyAudit(db: Db, network: string, heads: readonly AuditHead[] = []): Promise<AuditReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(t => verifyAuditWithin(t, network, heads))
}

/** The same inside a transaction that is open already. */
export async function verifyAuditWithin(t: Db, network: string, heads: readonly AuditHead[]): Promise<AuditReport> {
  const { rows: blocks } = await sql<Block>`
    select
      number,
      entries,
      previous,
      root
    from app.audit_block
    where network_id = ${network}
    order by number`.execute(t)
  const loose = await looseEntries(t, network)
  const open = loose.filter(row => row.block === null).length
  const strayed = looseFault(network, loose)
  let previous = beginning(network)
  let entries = 0
  const known = new Map<string, string>()
  for (let first = 0; first < blocks.length; first += blocksAtOnce) {
    const part = blocks.slice(first, first + blocksAtOnce)
    const rowsByBlock = await entriesOf(t, network, part)
    for (const [index, block] of part.entries()) {
      const own = rowsByBlock.get(block.number) ?? []
      const fault = faultOf(network, { block, expected: BigInt(first + index) + 1n, own, previous })
      if (fault) return { entries, blocks: known.size, open, fault }
      previous = block.root
      entries += own.length
      known.set(block.number, block.root.toString('hex'))
    }
  }
  const strange = heads.find(head => known.get(head.number) !== head.root)
  const differs = strange && ({ kind: 'audit.head-differs', block: strange.number } as const)
  const fault = strayed ?? differs
  const last = blocks.at(-1)
  return {
    entries,
    blocks: known.size,
    open,
    ...(fault ? { fault } : {}),
    ...(last ? { head: { number: last.number, root: last.root.toString('hex') } } : {}),
  }
}

/** Entries in no block: those of the last moments, and any that name a block which does not exist. */
async function looseEntries(t: Db, network: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select
      id,
      at,
      actor,
      action,
      object,
      content,
      digest,
      block,
      at = date_trunc('milliseconds', at) as exact
    from app.audit_entry e
    where network_id = ${network}
      and (
        block is null
        or not exists (
          select
            1
          from app.audit_block b
          where b.network_id = e.network_id
            and b.number = e.block
        )
      )
    order by id`.execute(t)
  return rows
}

function looseFault(network: string, loose: readonly Row[]): AuditFault | undefined {
  const strayed = loose.find(row => row.block !== null)
  if (strayed) return { kind: 'audit.entry-of-no-block', entry: strayed.id }
  const changed = loose.find(row => isChanged(network, row))
  return changed && { kind: 'audit.entry-changed', entry: changed.id }
}

async function entriesOf(db: Db, network: string, blocks: readonly Block[]): Promise<Map<string, Row[]>> {
  const { rows } = await sql<Row>`
    select
      id,
      at,
      actor,
      action,
      object,
      content,
      digest,
      block,
      at = date_trunc('milliseconds', at) as exact
    from app.audit_entry
    where network_id = ${network}
      and block between ${blocks[0]!.number} and ${blocks.at(-1)!.number}
    order by block,
      id`.execute(db)
  return Map.groupBy(rows, row => row.block!)
}

/** A moment that no date can hold ("infinity", 400 microseconds more) is none that was ever written. */
const isChanged = (network: string, row: Row): boolean =>
  !(row.at instanceof Date) || !row.exact || !entryDigest({ ...row, network }).equals(row.digest)

type Step = {
  readonly block: Block
  readonly expected: bigint
  readonly own: readonly Row[]
  readonly previous: Buffer
}

function faultOf(network: string, { block, expected, own, previous }: Step): AuditFault | undefined {
  if (BigInt(block.number) !== expected) return { kind: 'audit.block-missing', block: String(expected) }
  const changed = own.find(row => isChanged(network, row))
  if (changed) return { kind: 'audit.entry-changed', entry: changed.id }
  if (own.length !== block.entries)
    return { kind: 'audit.block-incomplete', block: block.number, found: own.length, of: block.entries }
  const follows =
    block.previous.equals(previous) &&
    blockRoot(
      expected,
      previous,
      own.map(row => row.digest),
    ).equals(block.root)
  return follows ? undefined : { kind: 'audit.block-does-not-follow', block: block.number }
}
