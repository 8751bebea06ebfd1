import { pathOfPage, type CountriesPage, type GroupPage } from '@waymark/scorecard'
import { kindsOf } from '#lib/server/release-definitions.ts'
import { onlyAsked } from '#lib/server/only-asked.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params, url }) => {
  onlyAsked(url, [])
  const opened = await releaseAt(params)
  const { page, texts } = await fileOf<GroupPage>(opened, pathOfPage(`groups/${params.group}.json`, params.part))
  const countries = await opened.page<CountriesPage>('countries.json')
  // A group of the world has places that no call of this release speaks of.
  return { page, texts, kinds: await kindsOf(opened), withPage: countries?.rows.map(row => row.place) ?? [] }
}
