/** Verifies the audit of every network against the heads that were exported. */
import {
  allNetworks,
  inNetwork,
  searchAudit,
  verifyAudit,
  type AuditFault,
  type AuditLine,
  type AuditReport,
} from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { isHeadSigned, readHeads, type HeadsRead } from './heads.ts'

export type InstallationAuditFault =
  | AuditFault
  /** A kept head that the network's key did not sign: it was written by somebody else. */
  | { readonly kind: 'audit.head-not-signed'; readonly block: string }
  /** The database holds no network of a kept head. */
  | { readonly kind: 'audit.network-missing'; readonly network: string }

export type NetworkAudit = Omit<AuditReport, 'fault'> & {
  readonly slug: string
  /** How many kept heads were compared. */
  readonly heads: number
  readonly fault?: InstallationAuditFault
}
export type InstallationAudit = {
  readonly networks: readonly NetworkAudit[]
  /** Lines of the kept heads that could not be read: one may be of a crash, more are not. */
  readonly unreadable: number
  readonly intact: boolean
}

/** `kept`: heads of a copy kept elsewhere; those beside the data unless given. */
export async function verifyAudits(runtime: Runtime, kept?: HeadsRead): Promise<InstallationAudit> {
  const { folder, jobs, owner } = runtime.installation
  const { heads, unreadable } = kept ?? readHeads(folder)
  const known = await allNetworks(owner.db)
  const networks: NetworkAudit[] = []
  for (const { id, slug } of known) {
    const own = heads.filter(head => head.network === id)
    const forged = own.find(head => !isHeadSigned(head, runtime.keysOf(slug).publicKey))
    const report = await verifyAudit(jobs.db, id, own)
    const fault = report.fault ?? (forged && { kind: 'audit.head-not-signed' as const, block: forged.number })
    networks.push({ slug, ...report, heads: own.length, ...(fault ? { fault } : {}) })
  }
  const lost = [...new Set(heads.map(head => head.network))].filter(
    id => !known.some(eachNetwork => eachNetwork.id === id),
  )
  for (const network of lost)
    networks.push({
      slug: network,
      entries: 0,
      blocks: 0,
      open: 0,
      heads: 0,
      fault: { kind: 'audit.network-missing', network },
    })
  return { networks, unreadable, intact: unreadable <= 1 && networks.every(network => !network.fault) }
}

/**
 * The newest entries of a chain, the installation's own (`this-installation`) among them: for whoever runs it, as the auditor's page
 * is for those of one network. Undefined where there is no such chain.
 */
export async function chainOf(runtime: Runtime, slug: string, most: number): Promise<readonly AuditLine[] | undefined> {
  const { db } = runtime.installation.owner
  const network = (await allNetworks(db)).find(network => network.slug === slug)
  const all = { action: '', actor: '', object: '', from: '', until: '', before: '', most }
  return network && inNetwork(db, network.id, t => searchAudit(t, all))
}
