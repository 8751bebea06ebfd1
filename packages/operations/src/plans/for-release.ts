/** Priorities and actions marked public, as a release holds them: never who was present or does what, with which means, never a note of a dialogue. */
import { statusAfter } from '@waymark/plan'
import type { Action, Priority } from '@waymark/scorecard'
import { actionsOf, prioritiesOf, type ActionRow, type InNetwork } from '@waymark/store'
import { editionFor } from '../learning/for-release.ts'
import { updatesOf } from './report-update.ts'

/**
 * Public priorities with their public actions, in the order they were chosen. An indicator is named under one of `editions`
 * where it stands in one of them.
 */
export async function planForRelease(t: InNetwork, editions: readonly string[] = []): Promise<readonly Priority[]> {
  const actions = (await actionsOf(t, null)).filter(action => action.public)
  const priorities = (await prioritiesOf(t, null)).filter(priority => priority.public && priority.place !== null)
  return priorities.map(priority => ({
    id: priority.id,
    place: priority.place!,
    indicator: priority.indicator.code,
    edition: editionFor(priority.indicator, editions),
    reason: priority.reason,
    chosenOn: priority.chosenOn,
    membersPresent: priority.membersPresent,
    actions: actions.filter(action => action.priority === priority.id).map(asReleased),
  }))
}

function asReleased(action: ActionRow): Action {
  return {
    id: action.id,
    what: action.what,
    due: action.dueOn,
    expects: { indicator: action.expects.code, change: action.change },
    status: statusAfter(updatesOf(action)),
    updates: action.updates.map(({ id, day, status, text }) => ({ id, day, status, text })),
  }
}
