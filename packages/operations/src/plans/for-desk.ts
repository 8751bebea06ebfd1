/** What the pages of a desk show of plans. */
import { isOverdue, openParts, statusAfter, type UpdateStatus } from '@waymark/plan'
import type { Day } from '@waymark/network'
import {
  actionsOf,
  dialoguesOf,
  learningSteps,
  placesWithin,
  prioritiesOf,
  roundsOf,
  textsOf,
  type ActionRow,
  type DialogueRow,
  type InNetwork,
  type NamedIndicator,
  type PriorityRow,
  type StoredText,
} from '@waymark/store'
import { resourcesShown, type ResourceShown } from './resources-shown.ts'
import { milestonesByAction, type MilestoneShown } from './milestones-shown.ts'
import { updatesOf } from './report-update.ts'

export type UpdateShown = {
  readonly id: string
  readonly day: string
  readonly status: UpdateStatus
  readonly round: string | null
  readonly text: StoredText
}

/** An expected change as an answer: from which to which, by when. */
export type ExpectedStepShown = { readonly from: string | null; readonly to: string; readonly by: string }

export type ActionShown = {
  readonly id: string
  readonly priority: string
  readonly subject: string
  readonly what: StoredText
  readonly who: StoredText
  /** Ids of the members responsible. */
  readonly members: readonly string[]
  readonly revision: number
  readonly plan: ActionRow['plan']
  readonly resources: StoredText | null
  readonly startsOn: string | null
  readonly dueOn: string
  readonly expects: {
    readonly indicator: NamedIndicator
    readonly change: StoredText
    /** Null where nobody said. */
    readonly step: ExpectedStepShown | null
  }
  readonly themes: readonly string[]
  readonly online: ActionRow['online']
  readonly serves: readonly string[]
  readonly supports: ActionRow['supports']
  /** What every member responsible made public of it: `action`, `dates`, `change`, `update/` or `milestone/` and an id. */
  readonly open: readonly string[]
  readonly switched: ActionRow['switched']
  readonly status: UpdateStatus
  /** The due day is over, and it is neither done nor stopped. */
  readonly overdue: boolean
  readonly milestones: readonly MilestoneShown[]
  /** Money, days and things in kind, planned or spent. */
  readonly takes: readonly ResourceShown[]
  readonly updates: readonly UpdateShown[]
}

export type PriorityShown = Omit<PriorityRow, 'reason' | 'lesson'> & {
  readonly reason: StoredText
  /** The words of the lesson it rests on. */
  readonly lesson: StoredText | null
  readonly isPublic: boolean
  readonly actions: readonly ActionShown[]
}
export type DialogueShown = Omit<DialogueRow, 'note'> & {
  readonly note: StoredText | null
  readonly priorities: readonly PriorityShown[]
}

/** The plan of a subject: its dialogues, newest first, each with the priorities chosen in it and their actions. */
export async function planOf(t: InNetwork, subject: string, today: string): Promise<readonly DialogueShown[]> {
  const dialogues = await dialoguesOf(t, subject)
  const priorities = await prioritiesOf(t, subject)
  const actions = await showActions(t, await actionsOf(t, subject), today)
  const lessons = new Map((await learningSteps(t)).map(step => [step.id, step.text]))
  const lessonOf = (priority: PriorityRow) => (priority.lesson === null ? null : (lessons.get(priority.lesson) ?? null))
  const words = await textsOf(t, [
    ...dialogues.map(dialogue => dialogue.note),
    ...priorities.flatMap(priority => [priority.reason, lessonOf(priority)]),
  ])
  return dialogues.map(dialogue => ({
    ...dialogue,
    note: dialogue.note === null ? null : words.get(dialogue.note)!,
    priorities: priorities
      .filter(priority => priority.dialogue === dialogue.id)
      .map(priority => ({
        ...priority,
        reason: words.get(priority.reason)!,
        lesson: words.get(lessonOf(priority) ?? '') ?? null,
        isPublic: openParts(priority, 'priority').has('priority'),
        actions: actions.filter(action => action.priority === priority.id),
      })),
  }))
}

/** Every action for a subject: to name one that a decision changed. */
export async function actionsFor(t: InNetwork, subject: string | null, today: string): Promise<readonly ActionShown[]> {
  return showActions(t, await actionsOf(t, subject), today)
}

/**
 * Actions in the countries of a member that are neither done nor stopped and of which nothing was reported in this round: what
 * its form asks about under "what we did". Each comes with what was reported before.
 */
export async function actionsAwaitingUpdate(
  t: InNetwork,
  of: { readonly member: string; readonly round: string; readonly today: string },
): Promise<readonly ActionShown[]> {
  const open = (await actionsInCountriesOf(t, of)).filter(action => {
    const status = statusAfter(updatesOf(action))
    return status !== 'done' && status !== 'stopped' && !action.updates.some(update => update.round === of.round)
  })
  return showActions(t, open, of.today)
}

/**
 * "What we did": actions in the countries of a member of which something was reported in this round, or outside of any round
 * since the one before it opened.
 */
export async function whatWeDid(
  t: InNetwork,
  of: { readonly member: string; readonly round: string; readonly today: string },
): Promise<readonly ActionShown[]> {
  const rounds = await roundsOf(t)
  const opened = rounds.find(round => round.id === of.round)?.openedOn ?? of.today
  const since = rounds.find(round => round.openedOn < opened)?.openedOn ?? '' // the newest comes first
  const reported = (await actionsInCountriesOf(t, of)).filter(action =>
    action.updates.some(update => update.round === of.round || (update.round === null && update.day >= since)),
  )
  return showActions(t, reported, of.today)
}

/**
 * What a member does in a country on each indicator, by its id: actions of which something was reported for this round, or is asked for in
 * it. Those that name other members alone are left out.
 */
export async function doneSince(
  t: InNetwork,
  of: { readonly member: string; readonly round: string; readonly subject: string; readonly today: string },
): Promise<ReadonlyMap<string, readonly ActionShown[]>> {
  const own = [...(await whatWeDid(t, of)), ...(await actionsAwaitingUpdate(t, of))].filter(
    ({ subject, members }) => subject === of.subject && (members.length === 0 || members.includes(of.member)),
  )
  return Map.groupBy(own, action => action.expects.indicator.id)
}

async function actionsInCountriesOf(
  t: InNetwork,
  { member, today }: { readonly member: string; readonly today: string },
): Promise<ActionRow[]> {
  const places = await placesWithin(t, { members: [member], regions: [], day: today })
  const all = await actionsOf(t, null)
  return all.filter(action => action.place !== null && places.has(action.place))
}

export async function showActions(
  t: InNetwork,
  actions: readonly ActionRow[],
  today: string,
): Promise<readonly ActionShown[]> {
  const words = await textsOf(
    t,
    actions.flatMap(action => [
      action.what,
      action.who,
      action.resources,
      action.change,
      ...action.updates.map(update => update.text),
    ]),
  )
  const text = (id: string) => words.get(id)!
  const milestones = await milestonesByAction(t, actions, today)
  const resources = await resourcesShown(
    t,
    actions.flatMap(action => action.takes),
  )
  return actions.map(action => ({
    id: action.id,
    priority: action.priority,
    subject: action.subject,
    what: text(action.what),
    who: text(action.who),
    members: action.members,
    revision: action.revision,
    plan: action.plan,
    resources: action.resources === null ? null : text(action.resources),
    startsOn: action.startsOn,
    dueOn: action.dueOn,
    expects: { indicator: action.expects, change: text(action.change), step: stepOf(action) },
    themes: action.themes,
    online: action.online,
    serves: action.serves,
    supports: action.supports,
    open: [...openParts(action, 'action')],
    switched: action.switched,
    status: statusAfter(updatesOf(action)),
    overdue: isOverdue({ due: action.dueOn as Day }, updatesOf(action), today as Day),
    milestones: milestones.get(action.id)!,
    takes: action.takes.map(resource => resources.get(resource.id)!),
    updates: action.updates.map(update => ({ ...update, text: text(update.text) })),
  }))
}

function stepOf({ expectsFrom, expectsTo, expectsBy }: ActionRow): ActionShown['expects']['step'] {
  return expectsTo === null || expectsBy === null ? null : { from: expectsFrom, to: expectsTo, by: expectsBy }
}
