import type { ReleaseStamp } from './candidate.ts'
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

/**
 * Every page file and open-data file of a release, by path, from the base files and the stamp alone: whoever has the base can compute the pages
 * again and compare. Throws on a base that breaks its own rules, such as an answer of another kind than its indicator's.
 */
export function pageFiles(base: Base, stamp: ReleaseStamp): Values {
  const site = openSite(base, stamp)
  return {
    'index.json': indexPage(site),
    'countries.json': countriesPage(site),
    'groups.json': groupsPage(site),
    'plan.json': planPage(site),
    'learning.json': learningPage(site),
    'world.json': worldPage(site),
    'sources.json': sourcesPage(site),
    'exclusions.json': exclusionsPage(site),
    'data/fields.json': fieldsFile,
    'data/observations.csv': observationsCsv(site),
    'data/figures.csv': figuresCsv(site),
    ...frameworkFiles(site),
    ...filesOf(placesWithPage(site), one => [`countries/${one.code}.json`, countryPage(site, one)]),
    ...filesOf(groupsOn(site.index, site.asOf), one => [`groups/${one.id}.json`, groupPage(site, one)]),
    ...filesOf(registersIn(site), one => [`registers/${one}.json`, registerPage(site, one)]),
    ...filesOf(base.sources, one => [`sources/${one.id}.json`, sourcePage(site, one)]),
    ...filesOf(base.surveys, one => [`surveys/${one.id}.json`, surveyPage(site, one)]),
  }
}

function frameworkFiles(site: Site): Values {
  return filesOf(
    site.base.editions,
    one => [`frameworks/${editionPath(one.edition)}.json`, frameworkPage(site, one)],
    one =>
      one.edition.indicators.map(indicator => [
        `indicators/${editionPath(one.edition)}/${indicator.code}.json`,
        indicatorPage(site, one, indicator),
      ]),
  )
}

type File = readonly [path: string, value: unknown]

function filesOf<T>(list: readonly T[], file: (one: T) => File, more: (one: T) => readonly File[] = () => []): Values {
  return Object.fromEntries(list.flatMap(one => [file(one), ...more(one)]))
}
