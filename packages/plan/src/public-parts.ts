/** What of priorities and actions may be published: each part by itself, by the members concerned. Source: models.md 5. */
import type { Update } from './update.ts'
import { statusAfter } from './update.ts'

/** A part that a member has switched on. */
export type Switched = { readonly member: string; readonly part: string }

/** What of an action stands on pages of public files by itself, but for its updates and milestones: `update/` and `milestone/` with the id of each. */
export const actionParts = ['action', 'name', 'dates', 'change', 'money'] as const

/**
 * The parts that every member concerned has switched on; none where nobody is concerned, and none while `thing` itself, the priority or the
 * action, is not open. A name is of its member alone, see `membersNamed`.
 */
export function openParts(
  { switched, members }: { readonly switched: readonly Switched[]; readonly members: readonly string[] },
  thing: 'priority' | 'action',
): ReadonlySet<string> {
  const isOpen = (part: string) =>
    members.length > 0 &&
    members.every(member => switched.some(eachSwitched => eachSwitched.part === part && eachSwitched.member === member))
  if (!isOpen(thing)) return new Set()
  const parts = new Set(switched.map(eachSwitched => eachSwitched.part).filter(part => part !== 'name'))
  return new Set([...parts].filter(isOpen))
}

/** Those of the members responsible that each made its own name public. */
export const membersNamed = (of: {
  readonly switched: readonly Switched[]
  readonly members: readonly string[]
}): readonly string[] =>
  of.members.filter(member => of.switched.some(switched => switched.part === 'name' && switched.member === member))

/** Where an action stands on a day: as its newest update says, else late once its due day is over, else by whether it began. */
export type StandsAt = 'planned' | 'under-way' | 'late' | 'done' | 'stopped'

type Dated = {
  readonly startsOn: string | null
  readonly dueOn: string
  readonly updates: readonly (Update & { readonly id: string })[]
  readonly milestones: readonly { readonly id: string; readonly reachedOn: string | null }[]
}

function standsAt(action: Dated, today: string): StandsAt {
  const status = statusAfter(action.updates)
  if (status === 'done' || status === 'stopped') return status
  if (action.dueOn < today) return 'late'
  const isStarted = action.startsOn !== null && action.startsOn <= today
  return isStarted || isReported(action.updates) || action.milestones.some(isReached) ? 'under-way' : 'planned'
}

const isReached = (milestone: { readonly reachedOn: string | null }) => milestone.reachedOn !== null
const isReported = (updates: readonly Update[]) => updates.some(update => update.status !== 'planned')

/**
 * The same, where what it rests on is published: done and stopped on the newest update, late and planned on the dates, under way on the
 * dates, an update or a milestone reached; else null.
 */
export function publicStanding(action: Dated, open: ReadonlySet<string>, today: string): StandsAt | null {
  const stands = standsAt(action, today)
  const published = action.updates.filter(update => open.has(`update/${update.id}`))
  const last = action.updates.at(-1)
  const reached = action.milestones.filter(milestone => isReached(milestone) && open.has(`milestone/${milestone.id}`))
  const rests: Readonly<Record<StandsAt, boolean>> = {
    done: last !== undefined && published.includes(last),
    stopped: last !== undefined && published.includes(last),
    late: open.has('dates'),
    planned: open.has('dates'),
    'under-way': open.has('dates') || isReported(published) || reached.length > 0,
  }
  return rests[stands] ? stands : null
}
