/**
 * The page files of a release: one JSON per page need, computed from the base files alone. Public pages read these and
 * nothing else. Free texts are named by id (`TextId`): their words stand beside the release. Place names are in `places`.
 *
 * | path | type |
 * |---|---|
 * | `index.json` | IndexPage |
 * | `answers.json` | AnswersPage |
 * | `frameworks/{code}-{label}.json` | FrameworkPage |
 * | `indicators/{code}-{label}/{indicator}.json` | IndicatorPage |
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
