/** Founds a network from its file, or brings one that is there up to it: new regions, members and offices join, days end. */
import { done, folded, refused, type Result } from '@waymark/language'
import { memberCalled } from '@waymark/network'
import { canonicalJson } from '@waymark/scorecard'
import {
  allOffices,
  appendAudit,
  endMembership,
  endOffice,
  groupsOnDay,
  inNetwork,
  lockRegistry,
  networkBySlug,
  registeredMembers,
  writeGroup,
  writeMember,
  writeOffice,
  type InNetwork,
  type NewOffice,
} from '@waymark/store'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { foundNetwork, type NetworkPlan } from './found-network.ts'

export type NetworkKept = {
  readonly founded: boolean
  readonly joined: readonly string[]
  readonly left: readonly string[]
  readonly regions: readonly string[]
  /** Offices that were added, and offices that end. */
  readonly opened: readonly string[]
  readonly ended: readonly string[]
}

/** An open network is not closed by its file, nor a closed one opened: what was read or hidden so far would be neither. */
export type KeepRefusal = { readonly kind: 'network.kind-stays'; readonly given: NetworkPlan['kind'] }

/**
 * What stands is never rewritten: days that have begun, countries and names of members and offices stay as they were recorded. A member
 * is known by every name it has or had, so that a file which still says the older one makes no second member.
 */
export async function keepNetwork(runtime: Runtime, plan: NetworkPlan): Promise<Result<NetworkKept, KeepRefusal>> {
  const standing = await networkBySlug(runtime.installation.owner.db, plan.slug)
  if (standing && standing.kind !== plan.kind) return refused({ kind: 'network.kind-stays', given: plan.kind })
  const { network } = await foundNetwork(runtime, plan)
  const at = runtime.now()
  return inNetwork(runtime.installation.app.db, network.id, async t => {
    await lockRegistry(t)
    const known = await registeredMembers(t)
    const regions = new Set((await groupsOnDay(t, dayOf(at))).map(group => group.code))
    const newRegions = plan.groups.filter(group => !regions.has(group.code))
    const joining = plan.members.filter(member => !memberCalled(known, member.name))
    for (const region of newRegions) await writeGroup(t, region)
    for (const member of joining) await writeMember(t, member)
    const left: string[] = []
    for (const member of plan.members) {
      const stands = memberCalled(known, member.name)
      if (member.until && stands && (await endMembership(t, stands.id, member.until))) left.push(stands.name)
    }
    const offices = await keepOffices(t, plan.offices ?? [])
    const kept = {
      founded: !standing,
      joined: standing ? joining.map(newMember => newMember.name) : plan.members.map(member => member.name),
      left,
      regions: standing ? newRegions.map(newRegion => newRegion.code) : plan.groups.map(group => group.code),
      opened: standing ? offices.opened : (plan.offices ?? []).map(office => office.name),
      ended: offices.ended,
    }
    await appendAudit(t, {
      at,
      actor: null,
      action: 'keep-network',
      object: network.id,
      content: runtime.keysOf(plan.slug).commit(canonicalJson(kept)),
    })
    return done(kept)
  })
}

/** The names that stand, by what is the same however it is typed: a name written otherwise is no second member. */
const byFoldedName = (all: readonly { readonly name: string }[]): ReadonlyMap<string, string> =>
  new Map(all.map(({ name }) => [folded(name), name]))

async function keepOffices(
  t: InNetwork,
  offices: readonly NewOffice[],
): Promise<Pick<NetworkKept, 'opened' | 'ended'>> {
  const known = byFoldedName(await allOffices(t))
  const opening = offices.filter(office => !known.has(folded(office.name)))
  for (const office of opening) await writeOffice(t, office)
  const ended: string[] = []
  for (const office of offices) {
    const name = known.get(folded(office.name))
    if (office.until && name && (await endOffice(t, name, office.until))) ended.push(name)
  }
  return { opened: opening.map(newOffice => newOffice.name), ended }
}
