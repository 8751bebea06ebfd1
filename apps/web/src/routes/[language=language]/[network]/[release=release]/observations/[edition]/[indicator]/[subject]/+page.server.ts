import type { IndicatorPage } from '@waymark/scorecard'
import { formsOf, servedOf } from '#lib/server/about.ts'
import { observationsOf } from '#lib/server/observations.ts'
import { daysOfImports } from '#lib/server/release-calls.ts'
import { fileOf, releaseAt, textsOf } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const { page } = await fileOf<IndicatorPage>(opened, `indicators/${params.edition}/${params.indicator}.json`)
  const found = await observationsOf(opened, page, params.subject)
  return {
    page: {
      code: page.code,
      title: page.title,
      edition: page.edition,
      definition: page.definition,
      versions: page.versions,
      places: { [params.subject]: page.places[params.subject] ?? {} },
      sources: page.sources,
    },
    subject: params.subject,
    found,
    forms: await formsOf(opened),
    servable: await servedOf(opened),
    asOf: await daysOfImports(opened),
    texts: await textsOf(opened, found),
  }
}
