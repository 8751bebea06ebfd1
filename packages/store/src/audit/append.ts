/** Adds an entry in the transaction of the change it tells of; takes no lock, so nobody waits for anybody. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { entryDigest, type AuditEntry } from './chain.ts'

export async function appendAudit(t: InNetwork, told: Omit<AuditEntry, 'id' | 'network'>): Promise<string> {
  const entry: AuditEntry = { ...told, network: t.network, id: uuidv7() }
  await sql`insert into app.audit_entry (network_id, id, at, actor, action, object, content, digest)
    values (${entry.network}, ${entry.id}, ${entry.at}, ${entry.actor}, ${entry.action}, ${entry.object}, ${entry.content}, ${entryDigest(entry)})`.execute(
    t,
  )
  return entry.id
}
