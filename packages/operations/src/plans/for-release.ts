/** Priorities and actions marked public, of countries, regions and the network, as a release holds them: never who was present or does what, with which means, never a note of a dialogue. */
import { statusAfter } from '@waymark/plan'
import type { Action, Priority } from '@waymark/scorecard'
import { actionsOf, prioritiesOf, type ActionRow, type InNetwork, type PriorityRow } from '@waymark/store'
import { editionFor, publicLessons } from '../learning/for-release.ts'
import { updatesOf } from './report-update.ts'

/**
 * Public priorities with their public actions, none of a draft plan, in the order they were chosen. An indicator is named under one of `editions`
 * where it stands in one of them.
 */
export async function planForRelease(t: InNetwork, editions: readonly string[] = []): Promise<readonly Priority[]> {
  const chains = await publicLessons(t)
  const actions = (await actionsOf(t, null)).filter(isPublished)
  const priorities = (await prioritiesOf(t, null)).filter(isPublished)
  return priorities.map(priority => ({
    id: priority.id,
    ...(priority.place === null ? {} : { place: priority.place }),
    ...(priority.region === null ? {} : { region: priority.region }),
    indicator: priority.indicator.code,
    edition: editionFor(priority.indicator, editions),
    reason: priority.reason,
    ...lessonOf(priority, chains),
    chosenOn: priority.chosenOn,
    membersPresent: priority.membersPresent,
    actions: actions.filter(action => action.priority === priority.id).map(asReleased),
  }))
}

/** What is switched on, unless it stands in a draft. */
const isPublished = (one: ActionRow | PriorityRow) => one.public && one.plan?.state !== 'draft'

function asReleased(action: ActionRow): Action {
  return {
    id: action.id,
    what: action.what,
    due: action.dueOn,
    expects: {
      indicator: action.expects.code,
      change: action.change,
      ...(action.expectsFrom === null ? {} : { from: action.expectsFrom }),
      ...(action.expectsTo === null ? {} : { to: action.expectsTo }),
      ...(action.expectsBy === null ? {} : { by: action.expectsBy }),
    },
    ...(action.themes.length > 0 ? { themes: action.themes } : {}),
    ...(action.online === null ? {} : { online: action.online }),
    ...(action.serves.length > 0 ? { serves: action.serves } : {}),
    status: statusAfter(updatesOf(action)),
    updates: action.updates.map(({ id, day, status, text }) => ({ id, day, status, text })),
  }
}

/** The chain whose lesson it rests on, where the release prints that lesson. */
function lessonOf({ lesson }: PriorityRow, chains: ReadonlyMap<string, string>): Pick<Priority, 'lesson'> {
  const chain = lesson === null ? undefined : chains.get(lesson)
  return chain === undefined ? {} : { lesson: chain }
}
