import type { Place } from '../candidate.ts'
import { groupsOn } from '../release-index.ts'
import { entriesView, everyEntry, listPeriods } from '../counted.ts'
import { countedEntries, entriesIn } from '../counted-entries.ts'
import type { CountryPage, GroupRef, ListView } from '../pages-country.ts'
import { callRef, isInvented, placeNames, type Site } from '../site.ts'
import { baselinesAt } from './baseline.ts'
import { scorecardsOf } from './scorecard.ts'
import { entriesAt, learningView, priorityView, registersOfPlaces } from './work.ts'

/** The places that have a page: countries in scope of a call, and places the network planned or did something in. */
export function placesWithPage(site: Site): readonly Place[] {
  const { base } = site
  const met = new Set([
    ...base.calls.flatMap(call => call.scope.country ?? []),
    ...base.priorities.map(priority => priority.place),
    ...base.entries.flatMap(entry => entry.places),
  ])
  return base.places.filter(place => met.has(place.code))
}

export function countryPage(site: Site, place: Place): CountryPage {
  const { base } = site
  const { code } = place
  const scorecards = base.editions.flatMap(edition => scorecardsOf(site, edition, code))
  const entries = entriesAt(site, new Set([code]))
  const lists = registersOfPlaces(site).flatMap(register => listsOf(site, register, code))
  const page = { scorecards, entries, lists }
  return {
    ...site.head,
    kind: 'country',
    place,
    invented: isInvented(code),
    groups: groupRefs(site, code),
    ...page,
    priorities: base.priorities
      .filter(priority => priority.place === code)
      .map(priority => priorityView(site, priority)),
    baselines: baselinesAt(site, code),
    learning: base.learning.filter(one => one.place === code).map(learningView),
    members: {
      named: base.members.named.filter(one => one.places.includes(code)).map(one => one.name),
      othersPresent: base.members.present.includes(code),
    },
    calls: base.calls.filter(call => call.scope.country?.includes(code)).map(callRef),
    sources: sourcesOf(site, scorecards),
    places: placeNames(base, [code, ...entries.flatMap(entry => entry.places)]),
  }
}

/** The groups a place is in as of the release's last day. */
export function groupRefs(site: Site, place: string): readonly GroupRef[] {
  return groupsOn(site.index, site.asOf)
    .filter(group => group.places.includes(place))
    .map(({ id, kind, names, on }) => ({ id, kind, names, on }))
}

function listsOf(site: Site, register: string, place: string): readonly ListView[] {
  return listPeriods(site.index, register).flatMap(list => {
    const figure = entriesView(site.index, list, new Set([place]))
    if (figure.lists.asked === 0 && figure.kind === 'entries' && figure.distinct === 0) return []
    const [reason] = Object.keys(figure.lists.missing)
    const open = { missing: figure.lists.asked === 0 ? 'not-asked' : (reason ?? 'not-answered') }
    const closing = figure.lists.complete > 0 ? 'complete' : figure.lists.nothing > 0 ? 'nothing' : open
    const counted = countedEntries(site.index, register, everyEntry(site.index, register), list.period)
    const entries = entriesIn(counted, new Set([place])).map(entry => entry.id)
    return [{ register, period: list.period, calls: list.calls.map(call => call.id), closing, figure, entries }]
  })
}

function sourcesOf(site: Site, scorecards: CountryPage['scorecards']): CountryPage['sources'] {
  const answers = scorecards.flatMap(scorecard => scorecard.sections).flatMap(one => one.lines.map(line => line.answer))
  const named = new Set(answers.flatMap(answer => [answer.row?.source, site.index.callOf.get(answer.call)?.source]))
  return site.base.sources.filter(source => named.has(source.id)).map(({ id, title }) => ({ id, title }))
}
