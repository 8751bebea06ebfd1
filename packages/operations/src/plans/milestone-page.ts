/** What pages of a desk show of milestones, and the one that a form changes. */
import { isMissed } from '@waymark/plan'
import { textsOf, type ActionRow, type InNetwork, type ActionMilestoneRow, type StoredText } from '@waymark/store'
import type { Desk } from '../desk.ts'
import { actionPage, type ActionPage } from './plan-pages.ts'

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

export type MilestonePage = Pick<ActionPage, 'subject' | 'action'> & {
  /** The milestone that is changed; null where one is added. */
  readonly milestone: MilestoneShown | null
}

/** What the form of a milestone needs; null where the action is not of this country or desk, its plan is closed, or the milestone is not its own. */
export async function milestonePage(
  desk: Desk,
  of: { readonly country: string; readonly action: string; readonly milestone: string | null },
): Promise<MilestonePage | null> {
  const page = await actionPage(desk, of)
  if (!page || page.action.plan?.state === 'closed') return null
  const milestone = page.action.milestones.find(eachMilestone => eachMilestone.id === of.milestone) ?? null
  return of.milestone !== null && !milestone ? null : { subject: page.subject, action: page.action, milestone }
}
