/** Sets up a network: its row, its regions, its members, its offices. Done by the installation, not by a person. */
import { canonicalJson } from '@waymark/scorecard'
import {
  appendAudit,
  inNetwork,
  networkBySlug,
  networkSubject,
  writeGroup,
  writeMember,
  writeNetwork,
  writeOffice,
  type InNetwork,
  type NewGroup,
  type NewMember,
  type NetworkRow,
  type NewOffice,
} from '@waymark/store'
import { uuidv7 } from 'uuidv7'
import type { Desk } from '../desk.ts'
import type { Runtime } from '../runtime.ts'

/** What a network lets crawlers keep: `indexing` search engines, `languageModels` those that collect texts for language models. */
export type Crawlers = Pick<NetworkRow, 'indexing' | 'languageModels'>

export type NetworkPlan = {
  readonly slug: string
  readonly kind: 'publisher' | 'network' | 'closed'
  readonly invented: boolean
  readonly names: Readonly<Record<string, string>>
  readonly about: Readonly<Record<string, string>>
  /** Who answers for what it publishes, and where to write; absent: nobody is named. */
  readonly keeper?: { readonly name: string; readonly contact: string | null } | undefined
  /** What crawlers may keep of its pages; absent: figures, and nothing for language models. */
  readonly crawlers?: Crawlers | undefined
  /** Place in the list of publishers on the installation's page. */
  readonly position: number
  readonly groups: readonly NewGroup[]
  readonly members: readonly NewMember[]
  /** Those that are asked beside the members; the secretariat's own is made with every network. Absent: none. */
  readonly offices?: readonly NewOffice[]
}

/** The office that answers for the network and its regions. */
export const secretariat = { type: 'secretariat', name: 'Secretariat', place: null, from: null, until: null } as const

/** Founds the network, or refreshes the names of one that is there; members, offices and groups are written at founding only. */
export async function foundNetwork(runtime: Runtime, plan: NetworkPlan): Promise<Desk> {
  const { db } = runtime.installation.owner
  const known = await networkBySlug(db, plan.slug)
  const id = known?.id ?? uuidv7()
  await inNetwork(db, id, async t => {
    const { changed } = await writeNetwork(t, {
      ...plan,
      ...plan.crawlers,
      id,
      keptBy: plan.keeper?.name ?? null,
      contact: plan.keeper?.contact ?? null,
    })
    if (!known) await writeParts(t, plan)
    if (!changed) return
    const content = runtime.keysOf(plan.slug).commit(canonicalJson(JSON.parse(JSON.stringify(plan))))
    const action = known ? 'keep-network' : 'found-network'
    await appendAudit(t, { at: runtime.now(), actor: null, action, object: id, content })
  })
  return {
    runtime,
    network: { id, slug: plan.slug, names: plan.names, invented: plan.invented },
    person: null,
    roles: [],
  }
}

async function writeParts(t: InNetwork, plan: NetworkPlan): Promise<void> {
  await networkSubject(t)
  for (const group of plan.groups) await writeGroup(t, group)
  for (const member of plan.members) await writeMember(t, member)
  if (plan.kind !== 'publisher') await writeOffice(t, secretariat)
  for (const office of plan.offices ?? []) await writeOffice(t, office)
}

/** The desk of the installation itself in a network that is there, a closed one too; undefined where it is not. */
export async function systemDesk(runtime: Runtime, slug: string): Promise<Desk | undefined> {
  const network = await networkBySlug(runtime.installation.owner.db, slug)
  if (!network) return undefined
  const { id, names, invented } = network
  return { runtime, network: { id, slug, names, invented }, person: null, roles: [] }
}
