/** Which actions support what a level up, as pages show it from both sides. */
import type { Action, Priority } from '../candidate/candidate.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import { remembered } from '../candidate/remembered.ts'
import type { ActionView, PriorityView, WorkRef } from '../page-types/pages-work.ts'
import type { Site } from './site.ts'

type Works = {
  /** What can be supported, by its key. */
  readonly byKey: ReadonlyMap<string, WorkRef>
  /** Actions by the key of what they support. */
  readonly supporting: ReadonlyMap<string, readonly WorkRef[]>
}

const worksIn = ({ base: { priorities } }: Site): Works =>
  remembered(priorities, 'supports', () => {
    const actions = priorities.flatMap(priority => priority.actions.map(action => refOf(priority, action)))
    const all = [...priorities.map(priority => refOf(priority)), ...actions.map(({ ref }) => ({ ref }))]
    const supporting = groupedBy(
      actions.filter(({ supports }) => supports !== undefined),
      ({ supports }) => supports!,
    )
    return {
      byKey: new Map(all.map(({ ref }) => [ref.key, ref])),
      supporting: new Map([...supporting].map(([key, some]) => [key, some.map(({ ref }) => ref)])),
    }
  })

function refOf({ id, place, region, indicator }: Priority, action?: Action) {
  const whose = { ...(place === undefined ? {} : { place }), ...(region === undefined ? {} : { region }) }
  const ref: WorkRef = action
    ? { key: `action/${action.id}`, ...whose, what: action.what }
    : { key: `priority/${id}`, ...whose, ...(indicator === undefined ? {} : { indicator }) }
  return { ref, supports: action?.supports }
}

/** What an action supports, and what supports it; neither where nothing does. */
export function supportOf(site: Site, { id, supports }: Action): Pick<ActionView, 'supports' | 'supportedBy'> {
  const upper = supports === undefined ? undefined : worksIn(site).byKey.get(supports)
  return { ...(upper ? { supports: upper } : {}), ...supportedBy(site, `action/${id}`) }
}

export function supportedBy(site: Site, key: string): Pick<PriorityView, 'supportedBy'> {
  const some = worksIn(site).supporting.get(key)
  return some ? { supportedBy: some } : {}
}

/** Subjects whose names a page needs for what its priorities support and are supported by. */
export const subjectsBeside = (views: readonly PriorityView[]): readonly string[] =>
  views
    .flatMap(view => [
      ...(view.supportedBy ?? []),
      ...view.actions.flatMap(action => [...(action.supports ? [action.supports] : []), ...(action.supportedBy ?? [])]),
    ])
    .map(({ place, region }) => place ?? region ?? 'network')
