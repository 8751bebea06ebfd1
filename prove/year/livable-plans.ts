/** Plans as far as the product has them: without milestones, money, support of one by another, lessons and priorities left out again. */
import type { Action, ActionItem, Plan, Priority, Switch } from '../recount/world-plans.ts'
import type { World } from '../recount/world.ts'

type Shown = Switch & ActionItem

/** Leaves out of every plan what is not lived; `notLived` says how much of what. */
export function livablePlans({ plans = [] }: World): {
  readonly plans: readonly Plan[]
  readonly notLived: readonly string[]
} {
  const priorities = plans.flatMap(plan => plan.priorities)
  const actions = plans.flatMap(plan => plan.actions)
  const left: readonly (readonly [number, string])[] = [
    [sum(actions, action => action.milestones.length), 'milestones of actions'],
    [sum(actions, action => action.money.length), 'sums of money of actions'],
    [count(actions, action => action.supports !== null), 'actions that support one a level up'],
    [count(priorities, priority => priority.dropped !== null), 'priorities left out again'],
    [count(priorities, priority => priority.lesson !== null), 'priorities that rest on a lesson'],
    [sum(priorities, priority => priority.indicators.length - 1), 'further indicators of priorities'],
  ]
  return {
    plans: plans.map(plan => ({
      ...plan,
      priorities: plan.priorities.map(livedPriority),
      actions: plan.actions.map(livedAction),
    })),
    notLived: left.filter(([much]) => much > 0).map(([much, what]) => `${much} ${what}`),
  }
}

const sum = <T>(all: readonly T[], of: (item: T) => number): number =>
  all.reduce((before, item) => before + of(item), 0)
const count = <T>(all: readonly T[], is: (item: T) => boolean): number => all.filter(is).length

const livedPriority = (priority: Priority): Priority => ({ ...priority, lesson: null, dropped: null })

const livedAction = (action: Action): Action => ({
  ...action,
  milestones: [],
  money: [],
  supports: null,
  shown: action.shown.filter(isLived),
})

const isLived = ({ item }: Shown): boolean => item !== 'milestone' && item !== 'money'
