import { pathOfPage, type SourcePage } from '@waymark/scorecard'
import { definitionsOf } from '#lib/server/release-definitions.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const { page } = await fileOf<SourcePage>(opened, pathOfPage(`sources/${params.source}.json`, params.part))
  return { page, texts: {}, definitions: await definitionsOf(opened) }
}
