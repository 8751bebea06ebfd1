/**
 * The page files of a release: one JSON per page need, computed from the base files alone. Public pages read these and
 * nothing else. Free texts are named by id (`TextId`): their words stand beside the release. Place names are in `places`.
 *
 * Where the lists of a page are longer than a page may be, it goes on in `{path}/2.json` and so on: each says in `part` which it is.
 *
 * | path | type |
 * |---|---|
 * | `index.json` | IndexPage |
 * | `answers.json` | AnswersPage |
 * | `frameworks/{code}-{label}.json`, `frameworks/{code}-{label}/sections.json` | FrameworkPage, FrameworkSections |
 * | `indicators/{code}-{label}/{indicator}.json`, `indicators/{code}-{label}/{indicator}/groups.json`, `…/group-parts.json` | IndicatorPage, IndicatorGroups, IndicatorGroupParts |
 * | `countries.json`, `countries/{code}.json` | CountriesPage, CountryPage |
 * | `groups.json`, `groups/{id}.json` | GroupsPage, GroupPage |
 * | `registers/{kind}.json` | RegisterPage |
 * | `plan.json`, `learning.json`, `world.json` | PlanPage, LearningPage, WorldPage |
 * | `sources.json`, `sources/{id}.json` | SourcesPage, SourcePage |
 * | `surveys/{id}.json` | SurveyPage |
 * | `exclusions.json` | ExclusionsPage |
 */
export type * from './figure-view.ts'
export type * from './pages-shared.ts'
export type * from './pages-results.ts'
export type * from './pages-country.ts'
export type * from './pages-work.ts'
