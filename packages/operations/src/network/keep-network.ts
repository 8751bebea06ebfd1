/** Founds a network from its file, or brings one that is there up to it: new regions, members and offices join, days end. */
import { done, refused, type Result } from '@waymark/language'
import { canonicalJson } from '@waymark/scorecard'
import {
  allMembers,
  allOffices,
  appendAudit,
  endMembership,
  endOffice,
  groupsOnDay,
  inNetwork,
  networkBySlug,
  writeGroup,
  writeMember,
  writeOffice,
  type InNetwork,
  type NewOffice,
} from '@waymark/store'
import { dayOf } from '../desk.ts'
import type { House } from '../house.ts'
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

/** What stands is never rewritten: days that have begun, countries and names of members and offices stay as they were recorded. */
export async function keepNetwork(house: House, plan: NetworkPlan): Promise<Result<NetworkKept, KeepRefusal>> {
  const standing = await networkBySlug(house.installation.owner.db, plan.slug)
  if (standing && standing.kind !== plan.kind) return refused({ kind: 'network.kind-stays', given: plan.kind })
  const { network } = await foundNetwork(house, plan)
  const at = house.now()
  return inNetwork(house.installation.app.db, network.id, async t => {
    const known = new Set((await allMembers(t)).map(one => one.name))
    const regions = new Set((await groupsOnDay(t, dayOf(at))).map(one => one.code))
    const newRegions = plan.groups.filter(one => !regions.has(one.code))
    const joining = plan.members.filter(one => !known.has(one.name))
    for (const region of newRegions) await writeGroup(t, region)
    for (const member of joining) await writeMember(t, member)
    const left: string[] = []
    for (const { name, until } of plan.members)
      if (until && known.has(name) && (await endMembership(t, name, until))) left.push(name)
    const offices = await keepOffices(t, plan.offices ?? [])
    const kept = {
      founded: !standing,
      joined: standing ? joining.map(one => one.name) : plan.members.map(one => one.name),
      left,
      regions: standing ? newRegions.map(one => one.code) : plan.groups.map(one => one.code),
      opened: standing ? offices.opened : (plan.offices ?? []).map(one => one.name),
      ended: offices.ended,
    }
    await appendAudit(t, {
      at,
      actor: null,
      action: 'keep-network',
      object: network.id,
      content: house.keysOf(plan.slug).commit(canonicalJson(kept)),
    })
    return done(kept)
  })
}

async function keepOffices(
  t: InNetwork,
  offices: readonly NewOffice[],
): Promise<Pick<NetworkKept, 'opened' | 'ended'>> {
  const known = new Set((await allOffices(t)).map(one => one.name))
  const opening = offices.filter(one => !known.has(one.name))
  for (const office of opening) await writeOffice(t, office)
  const ended: string[] = []
  for (const { name, until } of offices)
    if (until && known.has(name) && (await endOffice(t, name, until))) ended.push(name)
  return { opened: opening.map(one => one.name), ended }
}
