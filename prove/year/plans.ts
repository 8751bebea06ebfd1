/** Plans from their dialogue to their close: written by the secretariat, made public part by part by the members concerned. */
import {
  agreePlan,
  amendAction,
  choosePriority,
  closePlan,
  makePublic,
  planAction,
  planPage,
  readAs,
  recordDialogue,
  reportUpdate,
  writePlan,
} from '@waymark/operations'
import { actionById, allMembers, indicatorsInUse, priorityById } from '@waymark/store'
import type { MoreAct } from '../recount/more-acts.ts'
import type { Action, Plan, PlanLevel, Priority, Says } from '../recount/world-plans.ts'
import type { Life } from './life.ts'
import { addMilestones, addResources, milestoneKey, supportAbove } from './milestones.ts'
import { must } from './stage.ts'

const language = 'en'

const placeOf = ({ level, of }: { readonly level: PlanLevel; readonly of: string }): string =>
  level === 'network' ? 'network' : of

export async function recordTalk(life: Life, { of }: MoreAct): Promise<void> {
  const dialogue = life.world.dialogues!.find(eachDialogue => eachDialogue.id === of)!
  const members = await membersIn(life, dialogue.members)
  const form = { place: placeOf(dialogue), heldOn: dialogue.day, members, note: dialogue.notAgreed.join(' '), language }
  life.planned.set(of, must(await recordDialogue(await life.stage.office('secretariat'), form)).dialogue)
}

export async function beginPlan(life: Life, { of }: MoreAct): Promise<void> {
  const plan = life.world.plans!.find(eachPlan => eachPlan.id === of)!
  const { title, from, until } = plan
  const form = { place: placeOf(plan), plan: null, revision: 0, title, from, until, reason: '', language }
  life.planned.set(of, must(await writePlan(await life.stage.office('secretariat'), form)).plan)
}

export async function agreeOnPlan(life: Life, { of, day }: MoreAct): Promise<void> {
  const plan = life.world.plans!.find(eachPlan => eachPlan.id === of)!
  await supportAbove(life, plan)
  const body = plan.history.find(step => step.state === 'agreed')!.body!
  const form = { ...(await standing(life, of)), body, day, language }
  must(await agreePlan(await life.stage.office('secretariat'), form))
}

export async function endPlan(life: Life, { of }: MoreAct): Promise<void> {
  const form = { ...(await standing(life, of)), reason: 'It is over.', language }
  must(await closePlan(await life.stage.office('secretariat'), form))
}

async function standing({ planned, stage, world }: Life, of: string) {
  const plan = planned.get(of)!
  const page = (await planPage(stage.system(), placeOf(world.plans!.find(eachPlan => eachPlan.id === of)!)))!
  return { plan, revision: page.plans.find(keptPlan => keptPlan.id === plan)!.revision }
}

/** About the first of its indicators that no other priority of the plan is about. */
export async function addPriority(life: Life, { of }: MoreAct): Promise<void> {
  const plan = planWith(life, of)
  const priority = plan.priorities.find(eachPriority => eachPriority.id === of)!
  const indicator = (await indicatorIds(life)).get(indicatorOf(plan, priority))!
  const members = await membersIn(life, priority.concerned)
  const form = { dialogue: life.planned.get(plan.dialogue)!, indicator, reason: priority.why, members, language }
  life.planned.set(of, must(await choosePriority(await life.stage.office('secretariat'), form)).priority)
}

function indicatorOf(plan: Plan, priority: Priority): string {
  const all = plan.priorities.flatMap(eachPriority => eachPriority.indicators)
  const taken = new Set<string>()
  for (const eachPriority of plan.priorities) {
    const own = [...eachPriority.indicators, ...all, 'O1a', 'O1b', 'O2b'].find(code => !taken.has(code))!
    if (eachPriority === priority) return own
    taken.add(own)
  }
  throw new Error('The plan does not have the priority.')
}

export async function addAction(life: Life, { of }: MoreAct): Promise<void> {
  const { action } = actionOf(life, of)
  const form = { ...(await formOf(life, action, 0)), priority: life.planned.get(action.priority)! }
  life.planned.set(of, must(await planAction(await life.stage.office('secretariat'), form)).action)
  await addMilestones(life, action)
  await addResources(life, action)
}

export async function amendOne(life: Life, { of, at }: MoreAct): Promise<void> {
  const { action } = actionOf(life, of)
  const id = life.planned.get(of)!
  const { revision } = (await readAs(life.stage.system(), t => actionById(t, id)))!
  const form = { ...(await formOf(life, action, at! + 1)), action: id, revision, why: action.amendments[at!]!.reason }
  must(await amendAction(await life.stage.office('secretariat'), form))
}

/** As it stands after so many amendments. */
export async function formOf(life: Life, action: Action, amendments: number) {
  const made = action.amendments.slice(0, amendments)
  const responsible = made.findLast(amendment => amendment.responsible)?.responsible ?? action.responsible
  const { plan } = actionOf(life, action.id)
  const priority = plan.priorities.find(eachPriority => eachPriority.id === action.priority)!
  return {
    what: action.what,
    who: 'Members',
    members: await membersIn(life, responsible),
    start: made.findLast(amendment => amendment.start)?.start ?? action.start ?? '',
    due: made.findLast(amendment => amendment.due)?.due ?? action.due!,
    resources: '',
    supports: life.planned.get(`${action.id} supports`) ?? '',
    indicator: (await indicatorIds(life)).get(indicatorOf(plan, priority))!,
    change: 'From no to partly.',
    language,
  }
}

const statusOf: Readonly<Record<Says, string>> = { 'under way': 'under-way', done: 'done', stopped: 'stopped' }

export async function report(life: Life, { of, at }: MoreAct): Promise<void> {
  const { says, text } = actionOf(life, of).action.updates[at!]!
  const form = { action: life.planned.get(of)!, round: null, status: statusOf[says], text, language }
  must(await reportUpdate(await life.stage.office('secretariat'), form))
}

/** By the member that the world names, for itself; whoever is no member is refused. */
export async function switchPart(life: Life, act: MoreAct): Promise<void> {
  const { stage, planned } = life
  const plan = planWith(life, act.of)
  const action = plan.actions.find(eachAction => eachAction.id === act.of)
  const [thing, shown, own] = action
    ? (['action', action.shown[act.at!]!, action.responsible] as const)
    : (['priority', prioritySwitch(plan, act), []] as const)
  const of = planned.get(act.of)!
  const read = thing === 'action' ? actionById : priorityById
  const { revision, switched } = await readAs(stage.system(), async t => (await read(t, of))!)
  const isMember = life.world.network.members.some(eachMember => eachMember.id === shown.by)
  const [member] = await membersIn(life, [isMember ? shown.by : own[0]!])
  const before = new Set(switched.filter(switchedOn => switchedOn.member === member).map(switchedOn => switchedOn.part))
  const part = 'item' in shown ? await partOf(life, of, shown) : 'priority'
  if (act.act === 'an item of a plan is made public') before.add(part)
  else before.delete(part)
  const desk = isMember ? await stage.member(shown.by) : await stage.office('secretariat')
  const made = await makePublic(desk, { thing, of, revision, member: member!, parts: [...before] })
  if (isMember) must(made)
  else if (made.ok) throw new Error('It was made public for a member that did not say so.')
}

const prioritySwitch = (plan: Plan, { of, at }: MoreAct) =>
  plan.priorities.find(priority => priority.id === of)!.shown[at!]!

async function partOf({ planned, stage, world }: Life, of: string, shown: Action['shown'][number]): Promise<string> {
  if (shown.item === 'responsible') return 'name'
  if (shown.item === 'milestone') {
    const action = world.plans!.flatMap(plan => plan.actions).find(({ id }) => planned.get(id) === of)!
    return `milestone/${planned.get(milestoneKey(action.id, shown.at))!}`
  }
  if (shown.item !== 'update') return shown.item
  return readAs(stage.system(), async t => `update/${(await actionById(t, of))!.updates[shown.at]!.id}`)
}

const planWith = ({ world }: Life, of: string): Plan =>
  world.plans!.find(plan => [...plan.priorities, ...plan.actions].some(priority => priority.id === of))!

export function actionOf(life: Life, of: string): { readonly plan: Plan; readonly action: Action } {
  const plan = planWith(life, of)
  return { plan, action: plan.actions.find(action => action.id === of)! }
}

async function membersIn({ stage, world }: Life, ids: readonly string[]): Promise<readonly string[]> {
  const names = ids.map(id => world.network.members.find(member => member.id === id)!.name)
  const all = new Map((await readAs(stage.system(), t => allMembers(t))).map(member => [member.name, member.id]))
  return names.map(name => all.get(name)!)
}

const indicatorIds = ({ stage }: Life) =>
  readAs(
    stage.system(),
    async t => new Map((await indicatorsInUse(t)).map(indicator => [indicator.code, indicator.id])),
  )
