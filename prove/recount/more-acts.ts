/** What happens in a planted world beside the acts of `acts.ts`: whoever lives both takes `allActsOf`. */
import { actsOf, type Act } from './acts.ts'
import type { Switch } from './world-plans.ts'
import type { Day, World } from './world.ts'

/** In the order in which acts of one day happen, all of them before those of `acts.ts` of that day. `of`: an id, `at`: an index into a list of it. */
export const moreActNames = [
  'a national indicator is proposed',
  'a national indicator is agreed',
  'a number target is agreed',
  'a national answer is draft',
  'a national answer is submitted',
  'a national answer is returned',
  'a national answer is accepted',
  'a hold on a national answer is lifted',
  'a national answer is corrected',
  'a national ruling is made',
  'a national indicator ends',
  'a dialogue is recorded',
  'a plan is draft',
  'a priority is added',
  'an action is added',
  'a plan is agreed',
  'a plan is running',
  'an action is amended',
  'a priority is dropped',
  'a milestone is reached',
  'an action is updated',
  'an item of a plan is made public',
  'an item of a plan is made internal again',
  'a plan is closed',
  'a finding is written',
  'a lesson is written',
  'a practice is written',
  'a challenge is written',
  'a decision is written',
  'a change is written',
  'an item of learning is joined to another',
  'a decision has an outcome',
  'an item of learning is withdrawn',
  'an item of learning is made public',
  'an item of learning is made internal again',
] as const

export type MoreActName = (typeof moreActNames)[number]

export type MoreAct = { readonly day: Day; readonly act: MoreActName; readonly of: string; readonly at?: number }

type Add = (day: Day | null | undefined, act: MoreActName, of: string, at?: number) => void

/** By day; of one day in the order of `moreActNames`; of one kind in the order of the world. */
export function moreActsOf(world: World): readonly MoreAct[] {
  const acts: MoreAct[] = []
  const add: Add = (day, act, of, at) => {
    if (day) acts.push({ day, act, of, ...(at === undefined ? {} : { at }) })
  }
  for (const target of world.numberTargets ?? []) add(target.agreed, 'a number target is agreed', target.id)
  national(world, add)
  plans(world, add)
  learning(world, add)
  return acts
    .map((act, at) => ({ act, at }))
    .sort(
      (a, b) =>
        compare(a.act.day, b.act.day) ||
        moreActNames.indexOf(a.act.act) - moreActNames.indexOf(b.act.act) ||
        a.at - b.at,
    )
    .map(({ act }) => act)
}

/** `of` is the indicator's code, `at` the place of the answer or ruling in its list. */
function national(world: World, add: Add) {
  for (const { code, proposed, agreed, ended, answers, rulings } of world.national ?? []) {
    add(proposed.day, 'a national indicator is proposed', code)
    add(agreed?.day, 'a national indicator is agreed', code)
    add(ended, 'a national indicator ends', code)
    answers.forEach(({ history, held, corrections }, at) => {
      for (const step of history) add(step.day, `a national answer is ${step.state}`, code, at)
      add(held?.to, 'a hold on a national answer is lifted', code, at)
      for (const correction of corrections) add(correction.day, 'a national answer is corrected', code, at)
    })
    rulings.forEach(({ day }, at) => add(day, 'a national ruling is made', code, at))
  }
}

/** `of` is the id of the dialogue, plan, priority or action; `at` the place in its amendments, milestones, updates or switches. */
function plans(world: World, add: Add) {
  for (const { id, day } of world.dialogues ?? []) add(day, 'a dialogue is recorded', id)
  const switched = (id: string, shown: readonly Switch[]) =>
    shown.forEach(({ from, to }, at) => {
      add(from, 'an item of a plan is made public', id, at)
      add(to, 'an item of a plan is made internal again', id, at)
    })
  for (const { id, history, priorities, actions } of world.plans ?? []) {
    for (const step of history) add(step.day, `a plan is ${step.state}`, id)
    for (const priority of priorities) {
      add(priority.added, 'a priority is added', priority.id)
      add(priority.dropped?.day, 'a priority is dropped', priority.id)
      switched(priority.id, priority.shown)
    }
    for (const action of actions) {
      add(action.added, 'an action is added', action.id)
      action.amendments.forEach(({ day }, at) => add(day, 'an action is amended', action.id, at))
      action.milestones.forEach(({ reached }, at) => add(reached?.recorded, 'a milestone is reached', action.id, at))
      action.updates.forEach(({ day }, at) => add(day, 'an action is updated', action.id, at))
      switched(action.id, action.shown)
    }
  }
}

/** `of` is the item's id, `at` the place in what it was joined to later, or in its switches. */
function learning(world: World, add: Add) {
  for (const { id, kind, written, joined, outcome, withdrawn, shown } of world.learning ?? []) {
    add(written, `a ${kind} is written`, id)
    joined.forEach(({ day }, at) => add(day, 'an item of learning is joined to another', id, at))
    add(outcome?.day, 'a decision has an outcome', id)
    add(withdrawn, 'an item of learning is withdrawn', id)
    shown.forEach(({ from, to }, at) => {
      add(from, 'an item of learning is made public', id, at)
      add(to, 'an item of learning is made internal again', id, at)
    })
  }
}

/** Both lists in the order of days. */
export function allActsOf(world: World): readonly (Act | MoreAct)[] {
  const both = [...moreActsOf(world), ...actsOf(world)]
  return both
    .map((act, at) => ({ act, at }))
    .sort((a, b) => compare(a.act.day, b.act.day) || a.at - b.at)
    .map(({ act }) => act)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
