import { servable } from '@waymark/framework'
import type { Action, ActionStatus, LearningChain, Priority } from '../candidate/candidate.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import { seriesAbout } from './results.ts'
import type { ActionView, EntryView, FormRef, LearningView, PriorityView, ServedRef } from '../page-types/pages-work.ts'
import { byPlaceOf } from '../figures/counted.ts'
import { editionPath } from '../candidate/edition-key.ts'
import { remembered } from '../candidate/remembered.ts'
import type { Site } from './site.ts'
import { supportedBy, supportOf } from './supports.ts'

/** A priority with the wording of the indicator it is about, and its actions with what was observed since. */
export function priorityView(site: Site, priority: Priority): PriorityView {
  const adopted = site.index.editionOf.get(priority.edition ?? '')
  return {
    ...priority,
    title: adopted?.edition.indicators.find(indicator => indicator.code === priority.indicator)?.name ?? {},
    ...supportedBy(site, `priority/${priority.id}`),
    actions: priority.actions.map(({ themes, serves, supports, ...action }) => ({
      ...action,
      ...supportOf(site, { ...action, ...(supports === undefined ? {} : { supports }) }),
      forms: formsNamed(site, themes),
      ...servedNamed(site, serves),
      observed: observedIn(site, priority, action),
    })),
  }
}

/** What the country answered in the periods that ended after the action began, or in all where that is not public, oldest first; of regions nothing is observed as one. */
function observedIn(
  site: Site,
  { place }: Priority,
  { expects, start = '' }: Pick<Action, 'expects' | 'start'>,
): ActionView['observed'] {
  const adopted = expects && site.index.editionOf.get(expects.edition)
  if (!adopted || place === undefined) return []
  return seriesAbout(site, adopted, expects.indicator)
    .filter(series => series.subjectKind === 'country' && series.period.until > start)
    .flatMap(series => {
      const answer = series.answers.get(place)
      return answer ? [{ period: series.period, status: answer.status }] : []
    })
    .reverse()
}

/** Forms by their codes, each under the newest edition that has it. */
function formsNamed({ base }: Site, themes: readonly string[] = []): readonly FormRef[] {
  return themes.flatMap(code => {
    const adopted = base.editions.findLast(edition => edition.edition.themes.some(theme => theme.code === code))
    const theme = adopted?.edition.themes.find(named => named.code === code)
    return adopted && theme ? [{ edition: editionPath(adopted.edition), code, name: theme.name }] : []
  })
}

/** What something serves, each under the newest edition that has it; nothing where it serves nothing. */
function servedNamed({ base }: Site, serves: readonly string[] = []): { readonly served?: readonly ServedRef[] } {
  if (serves.length === 0) return {}
  const known = remembered(base.editions, 'servable', () => servableIn(base.editions))
  return { served: serves.flatMap(key => known.get(key) ?? []) }
}

const servableIn = (editions: Site['base']['editions']): ReadonlyMap<string, ServedRef> =>
  new Map(
    editions.flatMap(({ edition }) =>
      servable(edition).map(
        eachServable => [eachServable.key, { ...eachServable, edition: editionPath(edition) }] as const,
      ),
    ),
  )

/** An entry as a page shows it: what it serves by name. */
export const entryShown = (site: Site, entry: EntryView): EntryView => ({
  ...entry,
  ...servedNamed(site, entry.serves),
})

/** A learning chain with the last step it reached, and the priorities that rest on its lesson. */
export function learningView(site: Site, chain: LearningChain): LearningView {
  const stoppedAt = chain.change ? 'change' : chain.decision ? 'decision' : chain.lesson ? 'lesson' : 'finding'
  const resting = remembered(site.base.priorities, 'by lesson', () =>
    groupedBy(site.base.priorities, priority => priority.lesson ?? ''),
  )
  const takenUp = (resting.get(chain.id) ?? []).map(({ id, place, region, indicator, edition }) => ({
    id,
    ...(place === undefined ? {} : { place }),
    ...(region === undefined ? {} : { region }),
    ...(indicator === undefined || edition === undefined ? {} : { indicator, edition }),
  }))
  const { themes, serves, ...said } = chain
  return { ...said, forms: formsNamed(site, themes), ...servedNamed(site, serves), stoppedAt, takenUp }
}

/** How many actions stand where; every status is there, also with 0. Those of which it is not public are in none. */
export function actionsByStatus(priorities: readonly Priority[]): Readonly<Record<ActionStatus, number>> {
  const counts = { planned: 0, 'under-way': 0, late: 0, done: 0, stopped: 0 }
  for (const { status } of priorities.flatMap(priority => priority.actions)) if (status) counts[status] += 1
  return counts
}

/** Entries at any of these places, newest first. */
export function entriesAt(site: Site, places: ReadonlySet<string>): readonly EntryView[] {
  const byPlace = remembered(site.base.entries, 'by place', () => byPlaceOf(site.base.entries))
  const order = remembered(
    site.base.entries,
    'order',
    () => new Map(site.base.entries.map((entry, position) => [entry, position])),
  )
  const found = new Set([...places].flatMap(place => byPlace.get(place) ?? []))
  return [...found]
    .sort((entry, other) => order.get(entry)! - order.get(other)!)
    .toSorted((entry, other) => (entry.day === other.day ? 0 : entry.day < other.day ? 1 : -1))
    .map(entry => entryShown(site, entry))
}

/** All register kinds that a call lists or an entry has, in the order of the alphabet. */
export function registersIn(site: Site): readonly string[] {
  return remembered(site, 'registers', () => registersOf(site))
}

function registersOf(site: Site): readonly string[] {
  const met = [...site.base.calls.flatMap(call => call.registers), ...site.base.entries.map(entry => entry.kind)]
  return [...new Set(met)].sort()
}

/** Those of them that places have lists of: what the secretariat alone keeps is of no country. */
export function registersOfPlaces(site: Site): readonly string[] {
  return registersIn(site).filter(register => site.index.kindOf.get(register)?.keptBy !== 'secretariat')
}
