/** Closes what has been committed since the last block into a new one. Harmless if two processes do it at once. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { beginning, blockRoot } from './chain.ts'
import type { AuditHead } from './verify.ts'

const mostInBlock = 5000 // entries; bounds the size of one transaction

/** Seals every network's open entries; returns how many were sealed. Runs as the jobs role. */
export async function sealAudit(db: Db): Promise<number> {
  const { rows } = await sql<{
    network: string
  }>`select distinct network_id as network from app.audit_entry where block is null`.execute(db)
  let sealed = 0
  for (const { network } of rows) sealed += await sealNetwork(db, network)
  return sealed
}

async function sealNetwork(db: Db, network: string): Promise<number> {
  return await db.transaction().execute(async t => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`audit ${network}`}, 0))`.execute(t)
    const last = await sql<{ number: string; root: Buffer }>`
      select
        number,
        root
      from app.audit_block
      where network_id = ${network}
      order by number desc
      limit 1`.execute(t)
    const number = BigInt(last.rows[0]?.number ?? 0) + 1n
    const previous = last.rows[0]?.root ?? beginning(network)
    const open = await sql<{ id: string; digest: Buffer }>`
      select
        id,
        digest
      from app.audit_entry
      where network_id = ${network}
        and block is null
      order by id
      limit ${mostInBlock}`.execute(t)
    if (open.rows.length === 0) return 0
    const ids = open.rows.map(row => row.id)
    const root = blockRoot(
      number,
      previous,
      open.rows.map(row => row.digest),
    )
    await sql`
      update app.audit_entry
      set block = ${String(number)}
      where network_id = ${network}
        and id = any (${ids}::uuid[])`.execute(t)
    await sql`
      insert into app.audit_block (network_id, number, entries, previous, root)
      values (${network}, ${String(number)}, ${ids.length}, ${previous}, ${root})`.execute(t)
    return ids.length
  })
}

/** The newest block of every network. Runs as the jobs role. */
export async function newestHeads(db: Db): Promise<readonly (AuditHead & { readonly network: string })[]> {
  const { rows } = await sql<{ network: string; number: string; root: Buffer }>`
    select distinct
      on (network_id) network_id as network,
      number,
      root
    from app.audit_block
    order by network_id,
      number desc`.execute(db)
  return rows.map(({ network, number, root }) => ({ network, number, root: root.toString('hex') }))
}
