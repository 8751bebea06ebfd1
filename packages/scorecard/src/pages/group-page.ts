import type { Group } from '../candidate/candidate.ts'
import { groupsOn } from '../base/release-index.ts'
import { countedFigures, entriesView, listPeriods } from '../figures/counted.ts'
import { figureView } from '../figures/figures.ts'
import { ownSeries } from './known.ts'
import { pagesOf } from './page-parts.ts'
import type { GroupPage, GroupsPage } from '../page-types/pages-country.ts'
import { lastDayIn } from '../candidate/periods.ts'
import { indicatorRef, subjectNames, type Site } from './site.ts'
import { subjectsBeside } from './supports.ts'
import { actionsByStatus, priorityView, registersOfPlaces } from './work.ts'

export function groupsPage(site: Site): GroupsPage {
  const groups = groupsOn(site.index, site.asOf).map(({ id, kind, names, on, places }) => ({
    id,
    kind,
    names,
    on,
    places: places.length,
  }))
  return { ...site.head, kind: 'groups', groups }
}

/** A dated set of places. Each figure is over the group as it was on the last day of that figure's period. */
export function groupPages(site: Site, group: Group): Generator<readonly [string, GroupPage]> {
  const { id, kind, names } = group
  const dated = site.base.groups.filter(group => group.id === id)
  const today = new Set(group.places)
  const all = site.base.priorities.filter(
    ({ place, region }) => region === id || (place !== undefined && today.has(place)),
  )
  const about = (first: boolean) => ({
    ...(first && group.note !== undefined ? { note: group.note } : {}),
    memberships: first ? dated.map(({ on, places }) => ({ on, places })) : [],
    results: first ? resultsOf(site, id) : [],
    ...(first ? sinceOf(site, dated) : {}),
    registers: first ? registersOf(site, id) : [],
  })
  const views = all.map(priority => priorityView(site, priority))
  return pagesOf(`groups/${id}.json`, { priorities: views }, ({ priorities }, number) => ({
    ...site.head,
    kind: 'group',
    id,
    groupKind: kind,
    names,
    ...(group.source === undefined ? {} : { source: group.source }),
    ...about(number === 1),
    priorities,
    actions: actionsByStatus(all),
    places: subjectNames(site, [
      id,
      ...(number === 1 ? dated.flatMap(eachGroup => eachGroup.places) : []),
      ...priorities.flatMap(priority => priority.place ?? []),
      ...subjectsBeside(priorities),
    ]),
  }))
}

function registersOf(site: Site, id: string): GroupPage['registers'] {
  return registersOfPlaces(site).flatMap(register =>
    listPeriods(site.index, register).map(list => ({
      register,
      period: list.period,
      figure: entriesView(site.index, list, membersOn(site, id, lastDayIn(list.period))),
    })),
  )
}

function membersOn(site: Site, id: string, day: string): ReadonlySet<string> {
  return new Set(groupsOn(site.index, day).find(group => group.id === id)?.places)
}

/** Of a group dated after the last day of every period: what comes out otherwise over it as it was then. */
function sinceOf(site: Site, dated: readonly Group[]): Pick<GroupPage, 'since'> {
  const newest = dated.toSorted((group, other) => (group.on < other.on ? 1 : -1))[0]
  if (!newest || newest.on <= site.asOf) return {}
  const { id, on } = newest
  const results = resultsOf(site, id, newest)
  return results.length === 0 ? {} : { since: { on, results } }
}

/** `since`: over the group as it was on this later day, and only figures about whose places it says otherwise. */
function resultsOf(site: Site, id: string, since?: Group): GroupPage['results'] {
  const placesOf = (lastDay: string) => (since ? new Set(since.places) : membersOn(site, id, lastDay))
  const idOf = (figure: string) => (since ? `${figure}/${id}/on/${since.on}` : `${figure}/${id}`)
  const isOther = (lastDay: string, scope?: readonly string[]) => {
    if (!since) return true
    const [then, now] = [membersOn(site, id, lastDay), placesOf(lastDay)]
    return (scope ?? [...then, ...now]).some(place => then.has(place) !== now.has(place))
  }
  return site.base.editions.flatMap(adopted =>
    adopted.edition.indicators.flatMap(indicator => {
      const ref = indicatorRef(adopted.edition, indicator.code)
      const asked = ownSeries(site, adopted, indicator.code).flatMap(([newest]) => {
        const published = newest && site.figureOf.get(newest.id)
        if (!newest || !published || newest.subjectKind !== 'country') return []
        const lastDay = lastDayIn(newest.period)
        const places = placesOf(lastDay)
        if (!isOther(lastDay, newest.scope) || !newest.scope.some(place => places.has(place))) return []
        const { split: _, ...unsplit } = published // by reason only of whole figures: in a group it would say who
        return [{ ...unsplit, id: idOf(published.id), figure: figureView(newest, places) }]
      })
      const [latest] = countedFigures(site.index, adopted, indicator)
      const lastDay = latest && lastDayIn(latest.period)
      const places = lastDay !== undefined && isOther(lastDay) ? placesOf(lastDay) : undefined
      const counted = places ? countedFigures(site.index, adopted, indicator, places).slice(0, 1) : []
      const named = counted.map(countedFigure => ({ ...countedFigure, id: idOf(countedFigure.id) }))
      return [...asked, ...named].map(figure => ({ indicator: ref, figure }))
    }),
  )
}
