import { reviewsKnownOf, runtime } from '@waymark/operations'
import { pathOfPage, type CountryPage } from '@waymark/scorecard'
import { formsOf, servedOf } from '#lib/server/about.ts'
import { aboutOfCountry } from '#lib/server/about-lists.ts'
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
    forms: await formsOf(opened),
    servable: await servedOf(opened),
    abouts: params.part === 1 ? await aboutOfCountry(opened, params.country) : [],
    record: params.part === 1 ? await recordOf(opened, params.country) : undefined,
    reviews: params.part === 1 ? await reviewsKnownOf(runtime(), params.country) : undefined,
  }
}
