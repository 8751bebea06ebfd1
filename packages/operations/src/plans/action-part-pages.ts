/** What the forms of the parts of an action change: a milestone, or what it takes. */
import type { Desk } from '../desk.ts'
import type { ActionShown } from './for-desk.ts'
import type { MilestoneShown } from './milestones-shown.ts'
import { actionPage, type ActionPage } from './plan-pages.ts'
import type { ResourceShown } from './resources-shown.ts'

type Placed = Pick<ActionPage, 'subject' | 'action'>

export type MilestonePage = Placed & {
  /** The milestone that is changed; null where one is added. */
  readonly milestone: MilestoneShown | null
}

export type ResourcePage = Placed & {
  /** What is changed; null where something is added. */
  readonly resource: ResourceShown | null
}

type Asked = { readonly country: string; readonly action: string }

/** What the form of a milestone needs; null where the action is not of this country or desk, its plan is closed, or the milestone is not its own. */
export async function milestonePage(
  desk: Desk,
  of: Asked & { readonly milestone: string | null },
): Promise<MilestonePage | null> {
  const found = await partOf(desk, { ...of, id: of.milestone }, action => action.milestones)
  return found && { ...found.placed, milestone: found.part }
}

/** What the form needs; null where the action is not of this country or desk, its plan is closed, or it does not take what is asked for. */
export async function resourcePage(
  desk: Desk,
  of: Asked & { readonly resource: string | null },
): Promise<ResourcePage | null> {
  const found = await partOf(desk, { ...of, id: of.resource }, action => action.takes)
  return found && { ...found.placed, resource: found.part }
}

/** The part with this id of the action; a null id asks for a new one. */
async function partOf<Part extends { readonly id: string }>(
  desk: Desk,
  of: Asked & { readonly id: string | null },
  partsOf: (action: ActionShown) => readonly Part[],
): Promise<{ readonly placed: Placed; readonly part: Part | null } | null> {
  const page = await actionPage(desk, of)
  if (!page || page.action.plan?.state === 'closed') return null
  const part = partsOf(page.action).find(({ id }) => id === of.id) ?? null
  const { subject, action } = page
  return of.id !== null && !part ? null : { placed: { subject, action }, part }
}
