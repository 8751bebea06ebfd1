import type { AdoptedEdition, ReleaseStamp } from './candidate.ts'
import type { Base } from './base.ts'
import type { Values } from './base-files.ts'
import { groupsOn } from './release-index.ts'
import { editionPath } from './edition-key.ts'
import { countriesPage } from './pages/countries-page.ts'
import { countryPage, placesWithPage } from './pages/country-page.ts'
import { exclusionsPage } from './pages/exclusions-page.ts'
import { frameworkPage } from './pages/framework-page.ts'
import { groupPage, groupsPage } from './pages/group-page.ts'
import { indexPage } from './pages/index-page.ts'
import { indicatorPage } from './pages/indicator-page.ts'
import { learningPage, planPage } from './pages/plan-page.ts'
import { registerPage } from './pages/register-page.ts'
import { sourcePage, sourcesPage } from './pages/source-page.ts'
import { surveyPage } from './pages/survey-page.ts'
import { registersIn } from './pages/work.ts'
import { worldPage } from './pages/world-page.ts'
import { figuresCsv, observationsCsv } from './open-data.ts'
import { fieldsFile } from './open-data-fields.ts'
import { openSite, type Site } from './site.ts'

/** A file of a release: where it lies, and how what it holds is computed. */
export type PageTask = readonly [path: string, make: () => unknown]
type Stamp = Pick<ReleaseStamp, 'label'>

/**
 * Every page file and open-data file of a release, by path, from the base files and the label alone: whoever has the base can compute
 * the pages again and compare. Throws on a base that breaks its own rules, such as an answer of another kind than its indicator's.
 */
export function pageFiles(base: Base, stamp: Stamp): Values {
  return Object.fromEntries(pageTasks(base, stamp).map(([path, make]) => [path, make()]))
}

/** The same one by one: nothing of a page is held before it is asked for. */
export function pageTasks(base: Base, stamp: Stamp): readonly PageTask[] {
  const site = openSite(base, stamp)
  return [
    ['index.json', () => indexPage(site)],
    ['countries.json', () => countriesPage(site)],
    ['groups.json', () => groupsPage(site)],
    ['plan.json', () => planPage(site)],
    ['learning.json', () => learningPage(site)],
    ['world.json', () => worldPage(site)],
    ['sources.json', () => sourcesPage(site)],
    ['exclusions.json', () => exclusionsPage(site)],
    ['data/fields.json', () => fieldsFile],
    ['data/observations.csv', () => observationsCsv(site)],
    ['data/figures.csv', () => figuresCsv(site)],
    ...base.editions.flatMap(adopted => frameworkTasks(site, adopted)),
    ...placesWithPage(site).map((place): PageTask => [`countries/${place.code}.json`, () => countryPage(site, place)]),
    ...groupsOn(site.index, site.asOf).map((group): PageTask => [
      `groups/${group.id}.json`,
      () => groupPage(site, group),
    ]),
    ...registersIn(site).map((kind): PageTask => [`registers/${kind}.json`, () => registerPage(site, kind)]),
    ...base.sources.map((source): PageTask => [`sources/${source.id}.json`, () => sourcePage(site, source)]),
    ...base.surveys.map((survey): PageTask => [`surveys/${survey.id}.json`, () => surveyPage(site, survey)]),
  ]
}

function frameworkTasks(site: Site, adopted: AdoptedEdition): readonly PageTask[] {
  const path = editionPath(adopted.edition)
  return [
    [`frameworks/${path}.json`, () => frameworkPage(site, adopted)],
    ...adopted.edition.indicators.map((indicator): PageTask => [
      `indicators/${path}/${indicator.code}.json`,
      () => indicatorPage(site, adopted, indicator),
    ]),
  ]
}
