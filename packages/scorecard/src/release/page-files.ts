import type { AdoptedEdition, ReleaseStamp } from '../candidate/candidate.ts'
import type { Base } from '../base/base.ts'
import { groupsOn } from '../base/release-index.ts'
import { editionPath } from '../candidate/edition-key.ts'
import { aboutPages } from '../pages/about-page.ts'
import { answersPage } from '../pages/answers-page.ts'
import { countriesPage } from '../pages/countries-page.ts'
import { countryPages, placesWithPage } from '../pages/country-page.ts'
import { exclusionsPages } from '../pages/exclusions-page.ts'
import { frameworkPage, frameworkSections } from '../pages/framework-page.ts'
import { groupPages, groupsPage } from '../pages/group-page.ts'
import { indexPage } from '../pages/index-page.ts'
import { indicatorGroupParts, indicatorGroups } from '../pages/indicator-groups.ts'
import { indicatorPages } from '../pages/indicator-page.ts'
import { learningPages, planPages } from '../pages/plan-page.ts'
import { registerPages } from '../pages/register-page.ts'
import { sourcePages, sourcesPage } from '../pages/source-page.ts'
import { surveyPage } from '../pages/survey-page.ts'
import { registersIn } from '../pages/work.ts'
import { worldPages } from '../pages/world-page.ts'
import { figureTables, observationTables, partTables } from '../open-data/open-data.ts'
import { targetTables } from '../open-data/open-data-targets.ts'
import { workTables } from '../open-data/open-data-work.ts'
import { changeTables } from '../open-data/open-data-changes.ts'
import { fieldsFile } from '../open-data/open-data-fields.ts'
import { openSite, type Site } from '../pages/site.ts'

/** The files of one page in turn, by path: one, or several where its lists are long. */
export type PageTask = () => Iterable<readonly [path: string, value: unknown]>
type Stamp = Pick<ReleaseStamp, 'label'>

/**
 * Every page file and open-data file of a release, page by page, from the base files and the label alone: whoever has the base can
 * compute the pages again and compare, and nothing of a page is held before it is asked for. Throws on a base that breaks its own
 * rules, such as an answer of another kind than its indicator's.
 */
export function pageTasks(base: Base, stamp: Stamp): readonly PageTask[] {
  const site = openSite(base, stamp)
  return [
    one('index.json', () => indexPage(site)),
    one('answers.json', () => answersPage(site)),
    one('countries.json', () => countriesPage(site)),
    one('groups.json', () => groupsPage(site)),
    () => planPages(site),
    () => learningPages(site),
    () => worldPages(site),
    one('sources.json', () => sourcesPage(site)),
    () => exclusionsPages(site),
    one('data/fields.json', () => fieldsFile),
    () => observationTables(site),
    () => figureTables(site),
    () => partTables(site),
    () => changeTables(site),
    () => targetTables(site),
    () => workTables(site),
    ...base.editions.flatMap(adopted => frameworkTasks(site, adopted)),
    ...placesWithPage(site).map(place => () => countryPages(site, place)),
    ...groupsOn(site.index, site.asOf).map(group => () => groupPages(site, group)),
    ...registersIn(site).map(kind => () => registerPages(site, kind)),
    ...base.sources.map(source => () => sourcePages(site, source)),
    ...base.surveys.map(survey => one(`surveys/${survey.id}.json`, () => surveyPage(site, survey))),
  ]
}

function frameworkTasks(site: Site, adopted: AdoptedEdition): readonly PageTask[] {
  const path = editionPath(adopted.edition)
  return [
    one(`frameworks/${path}.json`, () => frameworkPage(site, adopted)),
    one(`frameworks/${path}/sections.json`, () => frameworkSections(site, adopted)),
    () => aboutPages(site, adopted),
    ...adopted.edition.indicators.flatMap(indicator => [
      () => indicatorPages(site, adopted, indicator),
      () => indicatorGroups(site, adopted, indicator),
      () => indicatorGroupParts(site, adopted, indicator),
    ]),
  ]
}

/** A page that is one file. */
const one =
  (path: string, make: () => unknown): PageTask =>
  () => [[path, make()]]
