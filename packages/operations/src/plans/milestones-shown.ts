/** What pages of a desk show of milestones. */
import { isMissed } from '@waymark/plan'
import { textsOf, type ActionRow, type InNetwork, type ActionMilestoneRow, type StoredText } from '@waymark/store'

export type MilestoneShown = Omit<ActionMilestoneRow, 'what' | 'shows'> & {
  readonly what: StoredText
  readonly shows: StoredText | null
  /** Its day is over, and it was not reached. */
  readonly missed: boolean
}

export async function milestonesShown(
  t: InNetwork,
  milestones: readonly ActionMilestoneRow[],
  today: string,
): Promise<readonly MilestoneShown[]> {
  const words = await textsOf(
    t,
    milestones.flatMap(milestone => [milestone.what, milestone.shows]),
  )
  return milestones.map(milestone => ({
    ...milestone,
    what: words.get(milestone.what)!,
    shows: words.get(milestone.shows ?? '') ?? null,
    missed: isMissed(milestone, today),
  }))
}

/** Those of each action by its id. */
export async function milestonesByAction(
  t: InNetwork,
  actions: readonly Pick<ActionRow, 'id' | 'milestones'>[],
  today: string,
): Promise<ReadonlyMap<string, readonly MilestoneShown[]>> {
  const all = new Map(
    (
      await milestonesShown(
        t,
        actions.flatMap(action => action.milestones),
        today,
      )
    ).map(milestone => [milestone.id, milestone]),
  )
  return new Map(actions.map(action => [action.id, action.milestones.map(milestone => all.get(milestone.id)!)]))
}
