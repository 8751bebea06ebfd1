import type { FrameworkPage, IndicatorPage } from '@waymark/scorecard'
import { inGroup } from '#lib/server/in-group.ts'
import { daysOfImports } from '#lib/server/release-calls.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params, url }) => {
  const opened = await releaseAt(params)
  const { page, texts } = await fileOf<IndicatorPage>(opened, `indicators/${params.edition}/${params.indicator}.json`)
  const group = url.searchParams.get('in')
  const framework = await opened.page<FrameworkPage>(`frameworks/${params.edition}.json`)
  return {
    page,
    texts,
    asOf: await daysOfImports(opened),
    themes: framework?.adopted.edition.themes ?? [],
    targetGroups: framework?.adopted.edition.targetGroups ?? [],
    group: group === null ? undefined : await inGroup(opened, page, { id: group, of: url.searchParams.get('of') }),
  }
}
