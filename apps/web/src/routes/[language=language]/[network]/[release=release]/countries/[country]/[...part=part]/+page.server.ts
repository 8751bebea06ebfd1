import { pathOfPage, type CountryPage } from '@waymark/scorecard'
import { recordOf } from '#lib/server/public-record.ts'
import { definitionsOf, kindsOf } from '#lib/server/release-definitions.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const { page, texts } = await fileOf<CountryPage>(opened, pathOfPage(`countries/${params.country}.json`, params.part))
  return {
    page,
    texts,
    definitions: await definitionsOf(opened),
    kinds: await kindsOf(opened),
    record: params.part === 1 ? await recordOf(opened, params.country) : undefined,
  }
}
