/** `waymark audit verify`: walks the audit chain of every network and names the first fault of each. */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { networksInOrder, verifyAudit, type AuditFault, type AuditHead } from '@waymark/store'
import { withHouse } from '../open.ts'

export const usage = 'audit verify [--heads FILE]       verifies the audit chain; FILE holds heads kept elsewhere'

type Heads = Readonly<Record<string, readonly AuditHead[]>>

export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { heads: { type: 'string' } },
  })
  if (positionals[0] !== 'verify') throw new Error(usage)
  const kept = values.heads ? (JSON.parse(fs.readFileSync(values.heads, 'utf8')) as Heads) : {}
  return withHouse(async house => {
    let faults = 0
    const heads: Record<string, AuditHead[]> = {}
    for (const network of await networksInOrder(house.installation.app.db)) {
      const report = await verifyAudit(house.installation.jobs.db, network.id, kept[network.slug] ?? [])
      if (report.head) heads[network.slug] = [report.head]
      if (report.fault) faults++
      console.error(
        `${network.slug}: ${report.entries} entries in ${report.blocks} blocks, ${report.open} not yet sealed. ${report.fault ? faultWords(report.fault) : 'Intact.'}`,
      )
    }
    console.log(JSON.stringify(heads, null, 2))
    return faults === 0 ? 0 : 1
  })
}

function faultWords(fault: AuditFault): string {
  switch (fault.kind) {
    case 'audit.entry-changed':
      return `Entry ${fault.entry} was changed.`
    case 'audit.block-missing':
      return `Block ${fault.block} is missing.`
    case 'audit.block-incomplete':
      return `Block ${fault.block} has ${fault.found} of ${fault.of} entries.`
    case 'audit.block-does-not-follow':
      return `Block ${fault.block} does not follow from the one before it.`
    case 'audit.head-differs':
      return `Block ${fault.block} is not the one whose head was kept.`
  }
}
