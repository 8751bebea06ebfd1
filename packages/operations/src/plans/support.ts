/** What actions support a level up: as a form says it, as it may choose, and as plans show it from both sides. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { readSupport, type PlannedFor } from '@waymark/plan'
import {
  actionById,
  actionsOf,
  groupsOnDay,
  prioritiesOf,
  priorityById,
  subjectsOf,
  supportersOf,
  textsOf,
  type ActionRow,
  type InNetwork,
  type NamedIndicator,
  type StandsIn,
  type StoredText,
  type SupportedThing,
} from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { subjectNames, type SubjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { subjectsPlanned } from './actions-page.ts'
import type { PlansRefusal } from './refusals.ts'

type Of = { readonly subject: string; readonly today: string; readonly before: ActionRow | null }

/** Reads what an action supports; null where nothing. Refuses what is not there, what is in a draft and was not supported before, and what `readSupport` refuses. */
export async function readSupported(
  t: InNetwork,
  typed: string,
  { subject, before, today }: Of,
): Promise<Result<SupportedThing | null, PlansRefusal>> {
  if (typed === '') return done(null)
  const upper = await thingCalled(t, typed)
  const own = before && (`action/${before.id}` as const)
  const isOpen = upper?.plan?.state !== 'draft' || typed === own || typed === before?.supports
  if (!upper || !isOpen) return refused({ kind: 'field.unknown', field: 'supports' })
  const plannedFor = await levelsOn(t, today)
  return readSupport(typed as SupportedThing, {
    own,
    of: plannedFor(subject),
    upper: plannedFor(upper.subject),
    above: await above(t, upper.supports),
  })
}

async function thingCalled(t: InNetwork, typed: string) {
  const [thing, id = ''] = typed.split('/')
  if (!readId(id).ok) return undefined
  if (thing === 'action') return actionById(t, id)
  const priority = thing === 'priority' ? await priorityById(t, id) : undefined
  return priority && { ...priority, supports: null }
}

/** What it supports in turn, up to the top; each thing once. */
async function above(t: InNetwork, first: SupportedThing | null): Promise<readonly SupportedThing[]> {
  const found = new Set<SupportedThing>()
  let next = first
  while (next !== null && !found.has(next)) {
    found.add(next)
    next = (await thingCalled(t, next))?.supports ?? null
  }
  return [...found]
}

/** For what the plan of a subject is, by its id, with the countries of a region on this day. */
async function levelsOn(t: InNetwork, today: string) {
  const subjects = new Map((await subjectsOf(t)).map(subject => [subject.id, subject]))
  const groups = new Map((await groupsOnDay(t, today)).map(group => [group.id, group.places]))
  return (id: string): PlannedFor => {
    const { place = null, group = null } = subjects.get(id) ?? {}
    if (place !== null) return { kind: 'country', place }
    return group === null ? { kind: 'network' } : { kind: 'group', places: groups.get(group) ?? [] }
  }
}

/** An action or a priority that can be supported: `what` of an action, the indicator of a priority. */
export type Supportable = {
  readonly key: SupportedThing
  readonly subject: SubjectShown
  readonly indicator: NamedIndicator
  readonly what: StoredText | null
}

/** What an action for this subject can support: in plans above it that are neither drafts nor closed, or that it supports already. */
export async function supportable(
  desk: Desk,
  t: InNetwork,
  { subject, kept = [] }: { readonly subject: SubjectShown; readonly kept?: readonly SupportedThing[] },
): Promise<readonly Supportable[]> {
  const names = await subjectNames(desk, t)
  const found: Supportable[] = []
  for (const upper of await subjectsAbove(desk, t, { names, subject })) {
    const isOpen = (key: SupportedThing, plan: StandsIn) =>
      kept.includes(key) || (plan?.state !== 'draft' && plan?.state !== 'closed')
    for (const { id, plan, indicator } of await prioritiesOf(t, upper.id)) {
      const key: SupportedThing = `priority/${id}`
      if (isOpen(key, plan)) found.push({ key, subject: upper, indicator, what: null })
    }
    found.push(...(await actionsThere(t, upper, isOpen)))
  }
  return found
}

async function actionsThere(
  t: InNetwork,
  subject: SubjectShown,
  isOpen: (key: SupportedThing, plan: StandsIn) => boolean,
): Promise<readonly Supportable[]> {
  const actions = (await actionsOf(t, subject.id)).filter(({ id, plan }) => isOpen(`action/${id}`, plan))
  const words = await textsOf(
    t,
    actions.map(action => action.what),
  )
  return actions.map(({ id, expects, what }) => ({
    key: `action/${id}`,
    subject,
    indicator: expects,
    what: words.get(what)!,
  }))
}

async function subjectsAbove(
  desk: Desk,
  t: InNetwork,
  { names, subject }: { readonly names: SubjectNames; readonly subject: SubjectShown },
): Promise<readonly SubjectShown[]> {
  if (subject.kind === 'network') return []
  const groups = await groupsOnDay(t, dayOf(desk.runtime.now()))
  const around = new Set(groups.filter(group => group.places.includes(subject.code)).map(group => group.code))
  return [...names.values()].filter(
    name => name.kind === 'network' || (subject.kind === 'country' && name.kind === 'group' && around.has(name.code)),
  )
}

/** What is supported, by key: the words of an action, the indicator of a priority. */
export async function supportedThings(
  t: InNetwork,
  keys: readonly SupportedThing[],
): Promise<ReadonlyMap<SupportedThing, Omit<Supportable, 'subject'> & { readonly subject: string }>> {
  const found = new Map<SupportedThing, Omit<Supportable, 'subject'> & { readonly subject: string }>()
  for (const key of new Set(keys)) {
    const [thing, id = ''] = key.split('/')
    const action = thing === 'action' ? await actionById(t, id) : undefined
    const priority = action ? { ...action, indicator: action.expects } : await priorityById(t, id)
    if (!priority) continue
    const what = action ? (await textsOf(t, [action.what])).get(action.what)! : null
    found.set(key, { key, subject: priority.subject, indicator: priority.indicator, what })
  }
  return found
}

/** What each of these actions supports, with whose plan it stands in. */
export async function supportedShown(
  desk: Desk,
  t: InNetwork,
  actions: readonly { readonly supports: SupportedThing | null }[],
): Promise<Readonly<Record<string, Supportable>>> {
  const things = await supportedThings(
    t,
    actions.flatMap(action => action.supports ?? []),
  )
  if (things.size === 0) return {}
  const names = await subjectNames(desk, t)
  return Object.fromEntries([...things].map(([key, thing]) => [key, { ...thing, subject: names.get(thing.subject)! }]))
}

export type Supporter = { readonly id: string; readonly what: StoredText; readonly subject: SubjectShown }

/** Actions from below that support something of this subject, by what they support: those this desk plans for, none of a draft. */
export async function supportersShown(
  desk: Desk,
  t: InNetwork,
  subject: SubjectShown,
): Promise<Readonly<Record<string, readonly Supporter[]>>> {
  if (subject.kind === 'country') return {}
  const reached = new Map((await subjectsPlanned(desk, t)).map(name => [name.id, name]))
  const rows = (await supportersOf(t, subject.id)).filter(
    row => row.plan?.state !== 'draft' && reached.has(row.subject),
  )
  const words = await textsOf(
    t,
    rows.map(row => row.what),
  )
  return Object.fromEntries(
    [...Map.groupBy(rows, row => row.supports)].map(([key, some]) => [
      key,
      some.map(({ id, what, subject: of }) => ({ id, what: words.get(what)!, subject: reached.get(of)! })),
    ]),
  )
}
