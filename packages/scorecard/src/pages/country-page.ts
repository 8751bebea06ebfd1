import type { Place } from '../candidate/candidate.ts'
import { groupsOn } from '../base/release-index.ts'
import { entriesView, listPeriods } from '../figures/counted.ts'
import { pagesOf } from './page-parts.ts'
import type { CountryPage, GroupRef, ListView } from '../page-types/pages-country.ts'
import type { Most } from '../bytes/parts.ts'
import { callRef, isInvented, subjectNames, type Site } from './site.ts'
import { baselinesAt } from './baseline.ts'
import { subjectsBeside } from './supports.ts'
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

/**
 * A country. What may be long, what the network did there, goes on in further pages: the lists of the newest periods stand on the
 * first, so that figures lead to them, those of earlier ones last.
 */
export function countryPages(site: Site, place: Place): Generator<readonly [string, CountryPage]> {
  const { base } = site
  const { code } = place
  const lists = registersOfPlaces(site).map(register => listsOf(site, register, code))
  const all = {
    lists: lists.flatMap(ofRegister => ofRegister.slice(0, 1)),
    priorities: base.priorities
      .filter(priority => priority.place === code)
      .map(priority => priorityView(site, priority)),
    learning: base.learning
      .filter(learningChain => learningChain.place === code)
      .map(chain => learningView(site, chain)),
    entries: entriesAt(site, new Set([code])),
    earlier: lists.flatMap(ofRegister => ofRegister.slice(1)),
  }
  const page = ({ earlier, ...share }: typeof all, number: number): CountryPage => ({
    ...site.head,
    kind: 'country',
    place,
    invented: isInvented(code),
    ...aboutCountry(site, code, number === 1),
    ...share,
    lists: [...share.lists, ...earlier],
    calls: base.calls.filter(call => call.scope.country?.includes(code)).map(callRef),
    places: subjectNames(site, [
      code,
      ...subjectsBeside(share.priorities),
      ...share.entries.flatMap(entry => entry.places),
      ...share.learning.flatMap(chain => chain.takenUp.map(({ place: at, region }) => at ?? region ?? 'network')),
    ]),
  })
  return pagesOf(`countries/${code}.json`, all, page, besideScorecards)
}

const besideScorecards: Most = { bytes: 60_000, items: 40 } // they are most of the first page

/** What stands on the first page of a country alone. */
function aboutCountry(
  site: Site,
  code: string,
  first: boolean,
): Pick<CountryPage, 'groups' | 'scorecards' | 'baselines' | 'members' | 'sources'> {
  if (!first)
    return { groups: [], scorecards: [], baselines: [], members: { named: [], othersPresent: false }, sources: [] }
  const { base } = site
  const scorecards = base.editions.flatMap(edition => scorecardsOf(site, edition, code))
  return {
    groups: groupRefs(site, code),
    scorecards,
    baselines: baselinesAt(site, code),
    members: {
      named: base.members.named.filter(one => one.places.includes(code)).map(one => one.name),
      othersPresent: base.members.present.includes(code),
    },
    sources: sourcesOf(site, scorecards),
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
    return [{ register, period: list.period, calls: list.calls.map(call => call.id), closing, figure }]
  })
}

function sourcesOf(site: Site, scorecards: CountryPage['scorecards']): CountryPage['sources'] {
  const answers = scorecards
    .flatMap(scorecard => scorecard.sections)
    .flatMap(section => section.lines.map(line => line.answer))
  const named = new Set(answers.flatMap(answer => [answer.row?.source, site.index.callOf.get(answer.call)?.source]))
  return site.base.sources.filter(source => named.has(source.id)).map(({ id, title }) => ({ id, title }))
}
