/** Plans as a release knows them: states of actions inside, and what of them public files have, item by item. Source: models.md 5, 6. */
import { notShown, type Context } from './context.ts'
import { tally } from './figure.ts'
import { isOn } from './switches.ts'
import type { Day } from './world.ts'
import type { Action, ActionItem, Plan, PlanLevel, PlanState, Priority } from './world-plans.ts'

export type ActionState = 'planned' | 'under way' | 'late' | 'done' | 'dropped'

/** How an action was answered for, inside the network only: done; amended with a reason; stopped (also for safety); nothing written of it. */
export type Account = 'kept' | 'changed' | 'stopped' | 'not reported' | 'running'

/**
 * What public files have of an action: only what is switched on. `state`: null where what it rests on is not public. `responsible`: members shown by name
 * that switched their own on. `milestones` and `updates` by their place in the lists; the due day of a milestone only with the dates.
 */
export type PublicAction = {
  readonly state: ActionState | null
  readonly responsible: readonly string[]
  readonly start: Day | null
  readonly due: Day | null
  readonly money: boolean
  readonly change: boolean
  readonly supports: string | null
  readonly milestones: readonly { readonly at: number; readonly due: Day | null; readonly reached: Day | null }[]
  readonly updates: readonly number[]
}

/** `withoutUpdate`: begun, neither done nor dropped, and nothing was ever written of it. `reached`, `missed`, `open`: milestones; missed ones are past their day. */
export type ActionFigure = {
  readonly action: string
  readonly priority: string
  readonly state: ActionState
  readonly account: Account
  readonly withoutUpdate: boolean
  readonly updates: number
  readonly milestones: { readonly reached: number; readonly missed: number; readonly open: number }
  readonly supports: string | null
  /** Actions one level down that support it. */
  readonly supportedBy: number
  readonly public: PublicAction | null
}

/** `publicPriorities`: ids. `counts`: actions by state; in public those of public actions with a state. */
export type PlanFigure = {
  readonly plan: string
  readonly level: PlanLevel
  readonly of: string
  readonly state: PlanState
  readonly amendments: number
  readonly priorities: readonly { readonly priority: string; readonly supportedBy: number; readonly public: boolean }[]
  readonly actions: readonly ActionFigure[]
  readonly counts: {
    readonly inside: Readonly<Record<string, number>>
    readonly public: Readonly<Record<string, number>>
  }
  readonly accounts: Readonly<Record<string, number>>
}

/** Over the plans of one level that are agreed, running or closed; drafts are counted as plans only. Inside the network. */
export type PlanLevelFigure = {
  readonly level: PlanLevel
  readonly plans: Readonly<Record<string, number>>
  readonly dialogues: number
  readonly actions: Readonly<Record<string, number>>
  readonly accounts: Readonly<Record<string, number>>
  readonly withoutUpdate: number
  readonly supporting: number
}

/** Those there on the day of the release, in the order of the world. */
export function planFigures(context: Context): readonly PlanFigure[] {
  const plans = plansOn(context)
  const supports = supportsIn(plans, context.day)
  const open = new Set(plans.flatMap(plan => publicIds(context, plan)))
  return plans.map(plan => planFigure(context, plan, { supports, open }))
}

/** `plans`: those of the release, as `planFigures` gives them. */
export function planLevelFigures({ world, day }: Context, plans: readonly PlanFigure[]): readonly PlanLevelFigure[] {
  return (['national', 'regional', 'network'] as const).map(level => {
    const own = plans.filter(plan => plan.level === level)
    const actions = own.filter(plan => plan.state !== 'draft').flatMap(plan => plan.actions)
    return {
      level,
      plans: tally(own.map(plan => plan.state)),
      dialogues: (world.dialogues ?? []).filter(dialogue => dialogue.level === level && dialogue.day <= day).length,
      actions: tally(actions.map(action => action.state)),
      accounts: tally(actions.map(action => action.account)),
      withoutUpdate: actions.filter(action => action.withoutUpdate).length,
      supporting: actions.filter(action => action.supports !== null).length,
    }
  })
}

const plansOn = ({ world, day }: Context) =>
  (world.plans ?? []).filter(plan => plan.history.some(step => step.day <= day))

export const planStateOn = (plan: Plan, day: Day): PlanState =>
  plan.history.filter(step => step.day <= day).at(-1)?.state ?? 'draft'

const prioritiesOn = (plan: Plan, day: Day) =>
  plan.priorities.filter(priority => priority.added <= day && (priority.dropped === null || priority.dropped.day > day))

/** Actions of a priority that was left out again are left out with it. */
function actionsOn(plan: Plan, day: Day): readonly Action[] {
  const priorities = new Set(prioritiesOn(plan, day).map(priority => priority.id))
  return plan.actions
    .filter(action => action.added <= day && priorities.has(action.priority))
    .map(action => amendedBy(action, day))
}

function amendedBy(action: Action, day: Day): Action {
  const amendments = action.amendments.filter(amendment => amendment.day <= day)
  return {
    ...action,
    start: amendments.findLast(amendment => amendment.start)?.start ?? action.start,
    due: amendments.findLast(amendment => amendment.due)?.due ?? action.due,
    responsible: amendments.findLast(amendment => amendment.responsible)?.responsible ?? action.responsible,
    amendments,
    updates: action.updates.filter(update => update.day <= day),
    milestones: action.milestones.map(milestone => ({
      ...milestone,
      reached: milestone.reached !== null && milestone.reached.recorded <= day ? milestone.reached : null,
    })),
  }
}

const levelUp: Readonly<Record<PlanLevel, PlanLevel | null>> = {
  national: 'regional',
  regional: 'network',
  network: null,
}

/** Of each action its support, where that is an action or priority one level up; none from or to a draft. */
function supportsIn(plans: readonly Plan[], day: Day): ReadonlyMap<string, string> {
  const standing = plans.filter(plan => planStateOn(plan, day) !== 'draft')
  const levels = new Map(
    standing.flatMap(plan =>
      [...prioritiesOn(plan, day), ...actionsOn(plan, day)].map(priority => [priority.id, plan.level]),
    ),
  )
  return new Map(
    standing.flatMap(plan =>
      actionsOn(plan, day).flatMap(({ id, supports }) =>
        supports !== null && levels.get(supports) === levelUp[plan.level] ? [[id, supports] as const] : [],
      ),
    ),
  )
}

type Linked = { readonly supports: ReadonlyMap<string, string>; readonly open: ReadonlySet<string> }

function planFigure(context: Context, plan: Plan, { supports, open }: Linked): PlanFigure {
  const { day } = context
  const supporting = (id: string) => [...supports.values()].filter(eachSupport => eachSupport === id).length
  const actions = actionsOn(plan, day).map((action): ActionFigure => {
    const missed = action.milestones.filter(milestone => milestone.reached === null && milestone.due < day).length
    const reached = action.milestones.filter(milestone => milestone.reached !== null).length
    const isDraft = planStateOn(plan, day) === 'draft'
    const state = isDraft ? 'planned' : actionStateOn(action, day)
    const support = supports.get(action.id) ?? null
    return {
      action: action.id,
      priority: action.priority,
      state,
      account: accountOf(action, state),
      withoutUpdate: (state === 'under way' || state === 'late') && action.updates.length === 0,
      updates: action.updates.length,
      milestones: { reached, missed, open: action.milestones.length - reached - missed },
      supports: support,
      supportedBy: supporting(action.id),
      public: open.has(action.id)
        ? publicAction(context, action, state, support !== null && open.has(support) ? support : null)
        : null,
    }
  })
  const ofPublic = actions.flatMap(figure => (figure.public?.state ? [figure.public.state] : []))
  return {
    plan: plan.id,
    level: plan.level,
    of: plan.of,
    state: planStateOn(plan, day),
    amendments: actionsOn(plan, day).reduce((sum, action) => sum + action.amendments.length, 0),
    priorities: prioritiesOn(plan, day).map(({ id }) => ({
      priority: id,
      supportedBy: supporting(id),
      public: open.has(id),
    })),
    actions,
    counts: { inside: tally(actions.map(action => action.state)), public: tally(ofPublic) },
    accounts: tally(actions.map(action => action.account)),
  }
}

/** `action` as it was known on the day. An update that says done or stopped decides; then the due day; then whether it began. */
export function actionStateOn(action: Action, day: Day): ActionState {
  const says = action.updates.at(-1)?.says
  if (says === 'done') return 'done'
  if (says === 'stopped') return 'dropped'
  if (action.due !== null && action.due < day) return 'late'
  return hasBegun(action, day) ? 'under way' : 'planned'
}

const hasBegun = (action: Action, day: Day) =>
  action.updates.length > 0 ||
  action.milestones.some(milestone => milestone.reached !== null) ||
  (action.start !== null && action.start <= day)

function accountOf(action: Action, state: ActionState): Account {
  if (state === 'done') return 'kept'
  if (state === 'dropped') return 'stopped'
  if (action.amendments.length > 0) return 'changed'
  const isHeard = action.updates.length > 0 || action.milestones.some(milestone => milestone.reached !== null)
  return state === 'late' && !isHeard ? 'not reported' : 'running'
}

/** Ids of the priorities and actions that public files have. None of a draft, of a hidden country, and of one all of whose members are not shown. */
function publicIds(context: Context, plan: Plan): readonly string[] {
  const { day, hidden } = context
  const last = context.periods.at(-1)
  const isLeft = plan.level === 'national' && last !== undefined && notShown(context, last, plan.of)
  if (planStateOn(plan, day) === 'draft' || isLeft || (plan.level === 'national' && hidden.has(plan.of))) return []
  const isOpen = ({ shown, concerned }: Priority) => isOn(context.day, shown, concerned)
  return [
    ...prioritiesOn(plan, day).filter(isOpen),
    ...actionsOn(plan, day).filter(action => isItemOn(context, action, { item: 'action' })),
  ].map(priority => priority.id)
}

const switchesOf = (action: Action, item: ActionItem) =>
  action.shown.filter(one => one.item === item.item && (!('at' in one) || !('at' in item) || one.at === item.at))

const isItemOn = (context: Context, action: Action, item: ActionItem) =>
  isOn(context.day, switchesOf(action, item), action.responsible)

function publicAction(context: Context, action: Action, state: ActionState, supports: string | null): PublicAction {
  const isShown = (item: ActionItem) => isItemOn(context, action, item)
  const dates = isShown({ item: 'dates' })
  const updates = action.updates.flatMap((_, at) => (isShown({ item: 'update', at }) ? [at] : []))
  const milestones = action.milestones.flatMap((milestone, at) =>
    isShown({ item: 'milestone', at })
      ? [{ at, due: dates ? milestone.due : null, reached: milestone.reached?.day ?? null }]
      : [],
  )
  const last = updates.includes(action.updates.length - 1)
  const begun = dates || updates.length > 0 || milestones.some(milestone => milestone.reached !== null)
  const rests: Readonly<Record<ActionState, boolean>> = {
    done: last,
    dropped: last,
    late: dates,
    planned: dates,
    'under way': begun,
  }
  return {
    state: rests[state] ? state : null,
    responsible: action.responsible.filter(member => isNamed(context, action, member)),
    start: dates ? action.start : null,
    due: dates ? action.due : null,
    money: isShown({ item: 'money' }),
    change: isShown({ item: 'change' }),
    supports,
    milestones,
    updates,
  }
}

/** Each member switches on its own name; it is printed only of one that chose to be shown with its name, of no hidden country. */
function isNamed(context: Context, action: Action, id: string): boolean {
  const member = context.world.network.members.find(eachMember => eachMember.id === id)
  if (!isOn(context.day, switchesOf(action, { item: 'responsible' }), [id])) return false
  if (!member) return true
  return member.shown === 'name and country' && !member.countries.some(country => context.hidden.has(country))
}
