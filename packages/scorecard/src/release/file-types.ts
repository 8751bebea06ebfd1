/** What each public JSON file of a release holds, by the function that makes it. The JSON Schema of releases is made from these types. */
import type { Base } from '../base/base.ts'
import type { EditionItem } from '../candidate/edition-parts.ts'
import type { FieldsFile } from '../open-data/open-data-field.ts'
import type { aboutPages } from '../pages/about-page.ts'
import type { answersPage } from '../pages/answers-page.ts'
import type { countriesPage } from '../pages/countries-page.ts'
import type { countryPages } from '../pages/country-page.ts'
import type { exclusionsPages } from '../pages/exclusions-page.ts'
import type { frameworkPage, frameworkSections } from '../pages/framework-page.ts'
import type { groupPages, groupsPage } from '../pages/group-page.ts'
import type { indexPage } from '../pages/index-page.ts'
import type { indicatorGroupParts, indicatorGroups } from '../pages/indicator-groups.ts'
import type { indicatorPages } from '../pages/indicator-page.ts'
import type { learningPages, planPages } from '../pages/plan-page.ts'
import type { registerPages } from '../pages/register-page.ts'
import type { sourcePages, sourcesPage } from '../pages/source-page.ts'
import type { surveyPage } from '../pages/survey-page.ts'
import type { worldPages } from '../pages/world-page.ts'
import type { NoticePart, NoticeRoot } from './hidden-notice.ts'
import type { ManifestPart, ManifestRoot, SignatureFile } from './manifest.ts'

type Made = (...given: never[]) => unknown
/** What a maker of pages gives, file by file. */
type Each<F extends Made> = ReturnType<F> extends Iterable<readonly [string, infer Page]> ? Page : never

/** `memberFigures` as `member-figures`, as `basePath` writes it. */
type Kebab<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : ''

type BaseFiles = {
  readonly [Name in keyof Base as `data/${Kebab<Name>}.json`]: Name extends 'editions'
    ? readonly EditionItem[]
    : Base[Name]
}

/** By path; `*` stands for one step, or the end of one, that differs from file to file. */
export type ReleaseFileTypes = BaseFiles & {
  readonly 'manifest.json': ManifestRoot
  readonly 'manifest/*.json': ManifestPart
  readonly 'signature.json': SignatureFile
  readonly 'hidden.json': NoticeRoot
  readonly 'hidden/*.json': NoticePart
  readonly 'hidden-signature.json': SignatureFile
  readonly 'data/fields.json': FieldsFile
  readonly 'index.json': ReturnType<typeof indexPage>
  readonly 'answers.json': ReturnType<typeof answersPage>
  readonly 'countries.json': ReturnType<typeof countriesPage>
  readonly 'countries/*.json': Each<typeof countryPages>
  readonly 'groups.json': ReturnType<typeof groupsPage>
  readonly 'groups/*.json': Each<typeof groupPages>
  readonly 'plan.json': Each<typeof planPages>
  readonly 'learning.json': Each<typeof learningPages>
  readonly 'world.json': Each<typeof worldPages>
  readonly 'registers/*.json': Each<typeof registerPages>
  readonly 'sources.json': ReturnType<typeof sourcesPage>
  readonly 'sources/*.json': Each<typeof sourcePages>
  readonly 'exclusions.json': Each<typeof exclusionsPages>
  readonly 'surveys/*.json': ReturnType<typeof surveyPage>
  readonly 'frameworks/*.json': ReturnType<typeof frameworkPage>
  readonly 'frameworks/*/sections.json': ReturnType<typeof frameworkSections>
  readonly 'frameworks/*/about.json': Each<typeof aboutPages>
  readonly 'indicators/*/*.json': Each<typeof indicatorPages>
  readonly 'indicators/*/*/groups.json': Each<typeof indicatorGroups>
  readonly 'indicators/*/*/group-parts.json': Each<typeof indicatorGroupParts>
}
