import type { AdoptedEdition, ReleaseStamp } from './candidate.ts'
import type { Base } from './base.ts'
import type { Values } from './files.ts'
import { groupsOn } from './release-index.ts'
import { editionPath } from './edition-key.ts'
import { answersPage } from './pages/answers-page.ts'
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
import { figureTables, observationTables } from './open-data.ts'
import { targetTables } from './open-data-targets.ts'
import { changeTables } from './open-data-changes.ts'
import { fieldsFile } from './open-data-fields.ts'
import { openSite, type Site } from './site.ts'

/** The files of one page in turn, by path: one, or several where its lists are long. */
export type PageTask = () => Iterable<readonly [path: string, value: unknown]>
type Stamp = Pick<ReleaseStamp, 'label'>

/**
 * Every page file and open-data file of a release, by path, from the base files and the label alone: whoever has the base can compute
 * the pages again and compare. Throws on a base that breaks its own rules, such as an answer of another kind than its indicator's.
 */
export function pageFiles(base: Base, stamp: Stamp): Values {
  return Object.fromEntries(pageTasks(base, stamp).flatMap(make => [...make()]))
}

/** The same page by page: nothing of a page is held before it is asked for. */
export function pageTasks(base: Base, stamp: Stamp): readonly PageTask[] {
  const site = openSite(base, stamp)
  return [
    one('index.json', () => indexPage(site)),
    one('answers.json', () => answersPage(site)),
    one('countries.json', () => countriesPage(site)),
    one('groups.json', () => groupsPage(site)),
    one('plan.json', () => planPage(site)),
    one('learning.json', () => learningPage(site)),
    one('world.json', () => worldPage(site)),
    one('sources.json', () => sourcesPage(site)),
    one('exclusions.json', () => exclusionsPage(site)),
    one('data/fields.json', () => fieldsFile),
    () => observationTables(site),
    () => figureTables(site),
    () => changeTables(site),
    () => targetTables(site),
    ...base.editions.flatMap(adopted => frameworkTasks(site, adopted)),
    ...placesWithPage(site).map(place => one(`countries/${place.code}.json`, () => countryPage(site, place))),
    ...groupsOn(site.index, site.asOf).map(group => one(`groups/${group.id}.json`, () => groupPage(site, group))),
    ...registersIn(site).map(kind => one(`registers/${kind}.json`, () => registerPage(site, kind))),
    ...base.sources.map(source => one(`sources/${source.id}.json`, () => sourcePage(site, source))),
    ...base.surveys.map(survey => one(`surveys/${survey.id}.json`, () => surveyPage(site, survey))),
  ]
}

function frameworkTasks(site: Site, adopted: AdoptedEdition): readonly PageTask[] {
  const path = editionPath(adopted.edition)
  return [
    one(`frameworks/${path}.json`, () => frameworkPage(site, adopted)),
    ...adopted.edition.indicators.map(indicator =>
      one(`indicators/${path}/${indicator.code}.json`, () => indicatorPage(site, adopted, indicator)),
    ),
  ]
}

/** A page that is one file. */
const one =
  (path: string, make: () => unknown): PageTask =>
  () => [[path, make()]]
