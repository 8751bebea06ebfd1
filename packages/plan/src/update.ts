import { done, refused, type Result, plainText } from '@waymark/language'
import { readDay, type Day, type DayRefusal } from '@waymark/network'
import type { TypedAction } from './action.ts'

export type UpdateStatus = 'planned' | 'under-way' | 'done' | 'stopped'

/** What happened with an action, on a day, and where it stands since. `said` is its text, or the id of its text. */
export type Update = { readonly on: Day; readonly status: UpdateStatus; readonly said: string }

export type UpdateRefusal =
  | ({ readonly field: 'on' } & DayRefusal)
  | { readonly field: 'on'; readonly kind: 'update.in-future'; readonly on: Day; readonly today: Day }
  | { readonly field: 'on'; readonly kind: 'update.before-last'; readonly on: Day; readonly last: Day }
  | { readonly field: 'said'; readonly kind: 'update.said-missing' }
  | { readonly field: 'status'; readonly kind: 'update.status-unknown'; readonly given: string }
  | {
      readonly field: 'status'
      readonly kind: 'update.status-forbidden'
      readonly from: UpdateStatus
      readonly to: UpdateStatus
    }

const follows: Readonly<Record<UpdateStatus, readonly UpdateStatus[]>> = {
  planned: ['planned', 'under-way', 'done', 'stopped'],
  'under-way': ['under-way', 'done', 'stopped'],
  done: [],
  stopped: ['stopped', 'under-way'],
}

/** Every status, in the order in which a form offers them. */
export const actionStatuses = Object.keys(follows) as readonly UpdateStatus[]

/**
 * Reads an update after those before it. Refuses a day that is none, lies ahead or before the last update; an update that says
 * nothing; and a status that cannot follow: what is done stays done, what was stopped may be taken up again.
 */
export function readUpdate(
  typed: { readonly on: string; readonly status: string; readonly said: string },
  before: readonly Update[],
  today: Day,
): Result<Update, readonly UpdateRefusal[]> {
  const problems: UpdateRefusal[] = []
  const said = plainText(typed.said)
  const status = actionStatuses.find(actionStatus => actionStatus === typed.status)
  const from = statusAfter(before)
  const on = readDay(typed.on)
  const last = inOrder(before).at(-1)
  if (!on.ok) problems.push({ field: 'on', ...on.refusal })
  else if (on.value > today) problems.push({ field: 'on', kind: 'update.in-future', on: on.value, today })
  else if (last && on.value < last.on) {
    problems.push({ field: 'on', kind: 'update.before-last', on: on.value, last: last.on })
  }
  if (!status) problems.push({ field: 'status', kind: 'update.status-unknown', given: typed.status })
  else if (!follows[from].includes(status)) {
    problems.push({ field: 'status', kind: 'update.status-forbidden', from, to: status })
  }
  if (said === '') problems.push({ field: 'said', kind: 'update.said-missing' })
  return problems.length === 0 && on.ok && status ? done({ on: on.value, status, said }) : refused(problems)
}

/** Where an action stands after its updates; `planned` before the first. */
export function statusAfter(updates: readonly Update[]): UpdateStatus {
  return inOrder(updates).at(-1)?.status ?? 'planned'
}

/** Whether the due day is over and the action is neither done nor stopped. On the due day itself it is not. */
export function isOverdue(action: Pick<TypedAction, 'due'>, updates: readonly Update[], today: Day): boolean {
  const status = statusAfter(updates)
  return action.due < today && status !== 'done' && status !== 'stopped'
}

/** By day; updates of one day in the order they were made. */
function inOrder(updates: readonly Update[]): readonly Update[] {
  return updates.toSorted((update, other) => (update.on < other.on ? -1 : update.on > other.on ? 1 : 0))
}
