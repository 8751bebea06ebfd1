/** `waymark audit`: verifies every audit chain, keeps signed heads of them outside the database, and prints what one tells. */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import {
  chainOf,
  exportHeads,
  headsFile,
  parseHeads,
  verifyAudits,
  type InstallationAuditFault,
} from '@waymark/operations'
import { sealAudit } from '@waymark/store'
import { withRuntime } from '../open.ts'

export const usage = `audit verify [--heads FILE]       verifies the audit chains against the heads kept beside the data, or in FILE
  audit heads                      appends the newest heads, signed, and prints the file: keep copies of it elsewhere
  audit list NETWORK [--most N]    prints the newest entries of a chain; this-installation: of what belongs to no network`

export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { heads: { type: 'string' }, most: { type: 'string', default: '100' } },
  })
  if (positionals[0] === 'verify') return verify(values.heads)
  if (positionals[0] === 'heads') return heads()
  if (positionals[0] === 'list' && positionals[1]) return list(positionals[1], Number.parseInt(values.most, 10))
  throw new Error(`Usage: npm run waymark -- ${usage}`)
}

const verify = (file: string | undefined): Promise<number> =>
  withRuntime(async runtime => {
    const kept = file === undefined ? undefined : parseHeads(fs.readFileSync(file, 'utf8'))
    const { networks, unreadable, intact } = await verifyAudits(runtime, kept)
    for (const { slug, entries, blocks, open, heads: compared, fault } of networks)
      console.log(
        `${slug}: ${entries} entries in ${blocks} blocks, ${open} not yet sealed, ${compared} kept heads compared. ${fault ? faultWords(fault) : 'Intact.'}`,
      )
    if (unreadable > 0) console.error(`${unreadable} lines of the kept heads cannot be read.`)
    if (networks.every(network => network.heads === 0))
      console.error('No head was kept: a tail that was cut off cannot be seen.')
    return intact ? 0 : 1
  })

const heads = (): Promise<number> =>
  withRuntime(async runtime => {
    await sealAudit(runtime.installation.jobs.db)
    const added = await exportHeads(runtime)
    console.log(headsFile(runtime.installation.folder))
    console.error(`${added} new heads.`)
    return 0
  })

const list = (network: string, most: number): Promise<number> =>
  withRuntime(async runtime => {
    const lines = await chainOf(runtime, network, Number.isInteger(most) && most > 0 ? most : 100)
    if (!lines) throw new Error(`There is no chain of ${network}.`)
    for (const { at, actor, name, action, object, block } of lines)
      console.log(
        [at.toISOString(), name ?? actor ?? 'the installation', action, object ?? '-', block ?? 'open'].join('\t'),
      )
    return 0
  })

/** What is wrong with a chain, in a plain sentence. */
export function faultWords(fault: InstallationAuditFault): string {
  switch (fault.kind) {
    case 'audit.entry-changed':
      return `Entry ${fault.entry} was changed.`
    case 'audit.entry-of-no-block':
      return `Entry ${fault.entry} names a block that does not exist.`
    case 'audit.block-missing':
      return `Block ${fault.block} is missing.`
    case 'audit.block-incomplete':
      return `Block ${fault.block} has ${fault.found} of ${fault.of} entries.`
    case 'audit.block-does-not-follow':
      return `Block ${fault.block} does not follow from the one before it.`
    case 'audit.head-differs':
      return `Block ${fault.block} is not the one whose head was kept: the chain was cut off or made anew.`
    case 'audit.head-not-signed':
      return `The kept head of block ${fault.block} was not signed with the network's key.`
    case 'audit.network-missing':
      return 'A head of it was kept, but the database has no such network.'
  }
}
