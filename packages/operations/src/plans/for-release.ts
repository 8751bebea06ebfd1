/** Priorities and actions of countries, regions and the network as a release holds them: the parts that the members concerned made public, and nothing of a dialogue. */
import { membersNamed, openParts, publicStanding } from '@waymark/plan'
import type { Action, Priority } from '@waymark/scorecard'
import { actionsOf, prioritiesOf, type ActionRow, type InNetwork, type PriorityRow } from '@waymark/store'
import { editionFor, publicLessons } from '../learning/for-release.ts'
import { updatesOf } from './report-update.ts'

/**
 * Public priorities, and public actions with the priority they are of, none of a draft plan, in the order they were chosen. An indicator is
 * named under one of `editions` where it stands in one of them. `today`: where actions stand on that day.
 */
export async function planForRelease(
  t: InNetwork,
  { editions = [], today }: { readonly editions?: readonly string[]; readonly today: string },
): Promise<readonly Priority[]> {
  const chains = await publicLessons(t)
  const actions = Map.groupBy(await actionsOf(t, null), action => action.priority)
  const priorities = (await prioritiesOf(t, null)).filter(({ plan }) => plan?.state !== 'draft')
  const shownThings = publicThings(priorities, actions)
  return priorities.flatMap(priority => {
    const isPublic = openParts(priority, 'priority').has('priority')
    const shown = (actions.get(priority.id) ?? []).flatMap(action => {
      const open = openParts(action, 'action')
      return open.has('action') ? [asReleased(action, { open, editions, today, shownThings })] : []
    })
    if (!isPublic && shown.length === 0) return []
    return [
      {
        id: priority.id,
        ...(priority.place === null ? {} : { place: priority.place }),
        ...(priority.region === null ? {} : { region: priority.region }),
        indicator: priority.indicator.code,
        edition: editionFor(priority.indicator, editions),
        ...(isPublic ? { reason: priority.reason, ...lessonOf(priority, chains) } : {}),
        actions: shown,
      },
    ]
  })
}

type Released = {
  readonly open: ReadonlySet<string>
  readonly editions: readonly string[]
  readonly today: string
  readonly shownThings: ReadonlySet<string>
}

/** Keys of what is public of plans that are no drafts. */
function publicThings(priorities: readonly PriorityRow[], actions: ReadonlyMap<string, readonly ActionRow[]>) {
  const open = priorities.filter(priority => openParts(priority, 'priority').has('priority'))
  const done = priorities
    .flatMap(priority => actions.get(priority.id) ?? [])
    .filter(action => openParts(action, 'action').has('action'))
  return new Set([...open.map(({ id }) => `priority/${id}`), ...done.map(({ id }) => `action/${id}`)])
}

function asReleased(action: ActionRow, { open, editions, today, shownThings }: Released): Action {
  const named = membersNamed(action)
  const status = publicStanding({ ...action, updates: updatesOf(action) }, open, today)
  return {
    id: action.id,
    what: action.what,
    ...(named.length === 0 ? {} : { members: named }),
    ...(open.has('dates')
      ? { ...(action.startsOn === null ? {} : { start: action.startsOn }), due: action.dueOn }
      : {}),
    ...(open.has('change') ? { expects: expectedOf(action, editions) } : {}),
    ...(action.themes.length > 0 ? { themes: action.themes } : {}),
    ...(action.online === null ? {} : { online: action.online }),
    ...(action.serves.length > 0 ? { serves: action.serves } : {}),
    ...(action.supports !== null && shownThings.has(action.supports) ? { supports: action.supports } : {}),
    ...(status === null ? {} : { status }),
    ...milestonesOf(action, open),
    ...(open.has('money') ? resourcesOf(action) : {}),
    updates: action.updates
      .filter(update => open.has(`update/${update.id}`))
      .map(({ id, day, status, text }) => ({ id, day, status, text })),
  }
}

/** How much of what; from which source is not said. */
function resourcesOf({ takes }: ActionRow): Pick<Action, 'resources'> {
  if (takes.length === 0) return {}
  return {
    resources: takes.map(({ id, used, sort, amount, currency }) => ({
      id,
      used,
      sort,
      ...(amount === null ? {} : { amount }),
      ...(currency === null ? {} : { currency }),
    })),
  }
}

/** Those made public; by when only where the dates of the action are public too. */
function milestonesOf({ milestones }: ActionRow, open: ReadonlySet<string>): Pick<Action, 'milestones'> {
  const shown = milestones.filter(milestone => open.has(`milestone/${milestone.id}`))
  if (shown.length === 0) return {}
  return {
    milestones: shown.map(({ id, sort, what, dueOn, reachedOn, shows }) => ({
      id,
      sort,
      what,
      ...(open.has('dates') ? { due: dueOn } : {}),
      ...(reachedOn === null || shows === null ? {} : { reached: reachedOn, shows }),
    })),
  }
}

const expectedOf = (action: ActionRow, editions: readonly string[]): NonNullable<Action['expects']> => ({
  edition: editionFor(action.expects, editions),
  indicator: action.expects.code,
  change: action.change,
  ...(action.expectsFrom === null ? {} : { from: action.expectsFrom }),
  ...(action.expectsTo === null ? {} : { to: action.expectsTo }),
  ...(action.expectsBy === null ? {} : { by: action.expectsBy }),
})

/** The chain whose lesson it rests on, where the release prints that lesson. */
function lessonOf({ lesson }: PriorityRow, chains: ReadonlyMap<string, string>): Pick<Priority, 'lesson'> {
  const chain = lesson === null ? undefined : chains.get(lesson)
  return chain === undefined ? {} : { lesson: chain }
}
