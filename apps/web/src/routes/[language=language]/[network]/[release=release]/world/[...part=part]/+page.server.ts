import { pathOfPage, type WorldPage } from '@waymark/scorecard'
import { formsOf } from '#lib/server/about.ts'
import { kindsOf } from '#lib/server/release-definitions.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const { page, texts } = await fileOf<WorldPage>(opened, pathOfPage('world.json', params.part))
  return { page, texts, forms: await formsOf(opened), kinds: await kindsOf(opened) }
}
