/** A sealed chain of one network, and a way to tamper with it that leaves everything as it was. */
import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { appendAudit, inNetwork, sealAudit, verifyAuditWithin, type AuditHead, type AuditReport } from '@waymark/store'
import type { TwoNetworks } from './two-networks.ts'

type Tampered = Transaction<Record<string, never>>

/** Appends entries in several transactions and seals them into `blocks` blocks of different sizes. */
export async function sealedChain({ installation, here }: TwoNetworks, blocks: number): Promise<void> {
  for (let block = 0; block < blocks; block++) {
    await inNetwork(installation.app.db, here, async t => {
      for (let entry = 0; entry <= block % 4; entry++)
        await appendAudit(t, {
          at: new Date(Date.UTC(2026, 0, 1 + block, 9, entry)),
          actor: entry % 2 ? uuidv7() : null,
          action: entry % 3 ? 'submit' : 'save-answer',
          object: uuidv7(),
          content: createHash('sha256').update(`${block} ${entry}`).digest(),
        })
    })
    await sealAudit(installation.jobs.db)
  }
}

class Undone extends Error {}

/** What the verifier says while a change by the owner of the tables stands; the change is undone afterwards. */
export async function verifiedAfter(
  { installation, here }: TwoNetworks,
  change: (t: Tampered) => Promise<unknown>,
  heads: readonly AuditHead[] = [],
): Promise<AuditReport> {
  let report: AuditReport | undefined
  const tampering = installation.owner.db.transaction().execute(async t => {
    for (const table of ['audit_entry', 'audit_block'])
      await sql`alter table app.${sql.id(table)} no force row level security`.execute(t)
    await change(t)
    report = await verifyAuditWithin(t, here, heads)
    throw new Undone()
  })
  await tampering.catch((problem: unknown) => {
    if (!(problem instanceof Undone)) throw problem
  })
  return report!
}
