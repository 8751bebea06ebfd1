/** The milestone that a form changes. */
import type { Desk } from '../desk.ts'
import type { MilestoneShown } from './milestones-shown.ts'
import { actionPage, type ActionPage } from './plan-pages.ts'

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
