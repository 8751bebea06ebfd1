/** What happens in a planted world beside the acts of `acts.ts`: whoever lives both takes `allActsOf`. */
import { actsOf, type Act } from './acts.ts'
import type { Day, World } from './world.ts'

/** In the order in which acts of one day happen, all of them before those of `acts.ts` of that day. `of`: an id, `at`: an index into a list of it. */
export const moreActNames = ['a number target is agreed'] as const

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

/** Both lists in the order of days. */
export function allActsOf(world: World): readonly (Act | MoreAct)[] {
  const both = [...moreActsOf(world), ...actsOf(world)]
  return both
    .map((act, at) => ({ act, at }))
    .sort((a, b) => compare(a.act.day, b.act.day) || a.at - b.at)
    .map(({ act }) => act)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
