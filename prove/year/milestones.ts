/** Milestones of actions and what these take, added while their plan is a draft; milestones reached on their day; and what actions support a level up. */
import { amendAction, keepMilestone, keepResource, readAs } from '@waymark/operations'
import { actionById } from '@waymark/store'
import type { MoreAct } from '../recount/more-acts.ts'
import type { Action, Milestone, Plan } from '../recount/world-plans.ts'
import { supportKey } from './compare-plans.ts'
import type { Life } from './life.ts'
import { actionOf, formOf } from './plans.ts'
import { must } from './stage.ts'

const language = 'en'

/** As `planned` of a life knows it: the milestone in this place of an action's list. */
export const milestoneKey = (action: string, at: number): string => `${action} milestone ${at}`

export async function addMilestones(life: Life, action: Action): Promise<void> {
  for (const [at, milestone] of action.milestones.entries())
    life.planned.set(milestoneKey(action.id, at), await keep(life, action.id, { ...milestone, reached: null }, null))
}

/** Its money and its days of staff. */
export async function addResources(life: Life, { id, money, days }: Action): Promise<void> {
  const sums = money.map(({ what, amount, currency }) => ({
    used: what as string,
    sort: 'money',
    amount: String(amount),
    currency,
  }))
  const staff = days === null ? [] : [{ used: 'planned', sort: 'staff-days', amount: String(days), currency: '' }]
  const action = life.planned.get(id)!
  for (const said of [...sums, ...staff]) {
    const revision = await revisionOf(life, action)
    const form = { action, revision, resource: null, ...said, note: '', leftOut: false, why: '', language }
    must(await keepResource(await life.stage.office('secretariat'), form))
  }
}

export async function reachMilestone(life: Life, { of, at }: MoreAct): Promise<void> {
  const milestone = actionOf(life, of).action.milestones[at!]!
  await keep(life, of, milestone, life.planned.get(milestoneKey(of, at!))!)
}

async function keep(life: Life, of: string, { kind, what, due, reached }: Milestone, milestone: string | null) {
  const action = life.planned.get(of)!
  const said = { sort: kind, what, due, reached: reached?.day ?? '', shows: reached?.evidence ?? '', leftOut: false }
  const form = { action, revision: await revisionOf(life, action), milestone, ...said, why: '', language }
  return must(await keepMilestone(await life.stage.office('secretariat'), form)).milestone
}

const revisionOf = async ({ stage }: Life, action: string) =>
  (await readAs(stage.system(), t => actionById(t, action)))!.revision

/** What the actions of a plan support is said before it is agreed, when the plans above it are: those of a draft are not supported. */
export async function supportAbove(life: Life, { actions }: Plan): Promise<void> {
  for (const one of actions.filter(action => action.supports !== null && life.planned.has(action.id))) {
    const action = life.planned.get(one.id)!
    const supports = supportKey({ world: life.world, idOf: thing => life.planned.get(thing) }, one.supports!)
    life.planned.set(`${one.id} supports`, supports)
    const form = { ...(await formOf(life, one, 0)), action, revision: await revisionOf(life, action), why: '' }
    must(await amendAction(await life.stage.office('secretariat'), form))
  }
}
