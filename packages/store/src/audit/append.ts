/** Adds an entry in the transaction of the change it tells of; takes no lock, so nobody waits for anybody. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork, InTransaction } from '../connect.ts'
import { entryDigest, type AuditEntry } from './chain.ts'

/** The network row whose chain tells of what belongs to no network. Made by a migration; nobody has a role in it. */
export const installationChain = '00000000-0000-7000-8000-000000000000'

export type NewAuditEntry = Omit<AuditEntry, 'id' | 'network'>

export const appendAudit = (t: InNetwork, added: NewAuditEntry): Promise<string> =>
  append(t, { ...added, network: t.network })

/** The same from a transaction of no network, or of another one: from here on it sees the rows of the network it told. */
export async function appendAuditTo(t: InTransaction, network: string, added: NewAuditEntry): Promise<string> {
  await sql`select set_config('app.network', ${network}, true)`.execute(t)
  return append(t, { ...added, network })
}

async function append(t: InTransaction, added: NewAuditEntry & { readonly network: string }): Promise<string> {
  const entry: AuditEntry = { ...added, id: uuidv7() }
  await sql`
    insert into app.audit_entry (network_id, id, at, actor, action, object, content, digest)
    values (
      ${entry.network},
      ${entry.id},
      ${entry.at},
      ${entry.actor},
      ${entry.action},
      ${entry.object},
      ${entry.content},
      ${entryDigest(entry)}
    )`.execute(t)
  return entry.id
}
