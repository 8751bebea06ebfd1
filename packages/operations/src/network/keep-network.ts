/** Founds a network from its file, or brings one that is there up to it: new regions and members join, memberships end. */
import { canonicalJson } from '@waymark/scorecard'
import {
  allMembers,
  appendAudit,
  endMembership,
  groupsOnDay,
  inNetwork,
  networkWithSlug,
  writeGroup,
  writeMember,
} from '@waymark/store'
import { dayOf } from '../desk.ts'
import type { House } from '../house.ts'
import { foundNetwork, type NetworkPlan } from './found-network.ts'

export type NetworkKept = {
  readonly founded: boolean
  readonly joined: readonly string[]
  readonly left: readonly string[]
  readonly regions: readonly string[]
}

/** What stands is never rewritten: days that have begun, countries and names of members stay as they were recorded. */
export async function keepNetwork(house: House, plan: NetworkPlan): Promise<NetworkKept> {
  const standing = await networkWithSlug(house.installation.owner.db, plan.slug)
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
    const kept = {
      founded: !standing,
      joined: standing ? joining.map(one => one.name) : plan.members.map(one => one.name),
      left,
      regions: standing ? newRegions.map(one => one.code) : plan.groups.map(one => one.code),
    }
    await appendAudit(t, {
      at,
      actor: null,
      action: 'keep-network',
      object: network.id,
      content: house.keysOf(plan.slug).commit(canonicalJson(kept)),
    })
    return kept
  })
}
