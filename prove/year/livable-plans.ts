/** Plans as far as the product has them: without lessons and priorities left out again. */
import type { Plan, Priority } from '../recount/world-plans.ts'
import type { World } from '../recount/world.ts'

/** Leaves out of every plan what is not lived; `notLived` says how much of what. */
export function livablePlans({ plans = [] }: World): {
  readonly plans: readonly Plan[]
  readonly notLived: readonly string[]
} {
  const priorities = plans.flatMap(plan => plan.priorities)
  const left: readonly (readonly [number, string])[] = [
    [count(priorities, priority => priority.dropped !== null), 'priorities left out again'],
    [count(priorities, priority => priority.lesson !== null), 'priorities that rest on a lesson'],
    [sum(priorities, priority => priority.indicators.length - 1), 'further indicators of priorities'],
  ]
  return {
    plans: plans.map(plan => ({
      ...plan,
      priorities: plan.priorities.map(livedPriority),
    })),
    notLived: left.filter(([much]) => much > 0).map(([much, what]) => `${much} ${what}`),
  }
}

const sum = <T>(all: readonly T[], of: (item: T) => number): number =>
  all.reduce((before, item) => before + of(item), 0)
const count = <T>(all: readonly T[], is: (item: T) => boolean): number => all.filter(is).length

const livedPriority = (priority: Priority): Priority => ({ ...priority, lesson: null, dropped: null })
