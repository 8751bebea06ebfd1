/** What members do of plans between the walks: each makes all of it public that is theirs to say, as a release has only that. */
import { makePublic, readAs, type Desk } from '@waymark/operations'
import { actionParts } from '@waymark/plan'
import { actionsOf, prioritiesOf } from '@waymark/store'
import { must } from '@waymark/testing'

/** Every part of every priority and action, by every member concerned. */
export async function makePlansPublic(system: Desk): Promise<void> {
  for (const { id, members, revision } of await readAs(system, t => prioritiesOf(t, null)))
    await byEach(system, members, { thing: 'priority', of: id, revision, parts: ['priority'] })
  for (const { id, members, revision, milestones, updates } of await readAs(system, t => actionsOf(t, null))) {
    const parts = [
      ...actionParts,
      ...milestones.map(milestone => `milestone/${milestone.id}`),
      ...updates.map(update => `update/${update.id}`),
    ]
    await byEach(system, members, { thing: 'action', of: id, revision, parts })
  }
}

type Made = Omit<Parameters<typeof makePublic>[1], 'member'>

/** Each counts the revision up. */
async function byEach(system: Desk, members: readonly string[], made: Made): Promise<void> {
  for (const [before, member] of members.entries())
    must(await makePublic(system, { ...made, member, revision: made.revision + before }))
}
