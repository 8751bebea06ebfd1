import { pathOfPage, type FrameworkPage, type IndicatorPage } from '@waymark/scorecard'
import { mapShown } from '#lib/server/place-charts/of-indicator.ts'
import { inGroup } from '#lib/server/in-group.ts'
import { daysOfImports } from '#lib/server/release-calls.ts'
import { objectionsAbout } from '#lib/server/objections.ts'
import { ofPart } from '#lib/server/of-part.ts'
import { onlyAsked } from '#lib/server/only-asked.ts'
import { fileOf, releaseAt, textsOf } from '#lib/server/release.ts'
import { nothingByGroup, withGroups } from '#lib/server/said-by-group.ts'

export const load = async ({ params, url, locals }) => {
  onlyAsked(url, url.searchParams.has('in') ? ['in', 'of', 'by', 'on'] : ['in', 'of', 'by'])
  const opened = await releaseAt(params)
  const path = `indicators/${params.edition}/${params.indicator}.json`
  const file = await fileOf<IndicatorPage>(opened, pathOfPage(path, params.part))
  const page = params.part === 1 ? await withGroups(opened, file.page) : { ...file.page, ...nothingByGroup }
  const { framework: code, label } = page.edition
  const objections = await objectionsAbout(opened, { indicator: page.code, edition: `${code}/${label}` })
  const group = params.part === 1 ? url.searchParams.get('in') : null
  const by = params.part === 1 ? url.searchParams.get('by') : null
  const of = url.searchParams.get('of')
  const framework = await opened.page<FrameworkPage>(`frameworks/${params.edition}.json`)
  const agreements =
    framework?.adopted.agreements.filter(agreement => agreement.indicators.includes(params.indicator)) ?? []
  return {
    page,
    texts: { ...file.texts, ...(await textsOf(opened, [objections, agreements])) },
    objections,
    agreements,
    map: mapShown(file.page, 'grid', locals.language),
    asOf: await daysOfImports(opened),
    themes: framework?.adopted.edition.themes ?? [],
    targetGroups: framework?.adopted.edition.targetGroups ?? [],
    ofPart: by === null ? undefined : await ofPart(opened, page, { part: by, of: of ?? '', group }),
    group:
      group === null || by !== null
        ? undefined
        : await inGroup(opened, page, { id: group, of, on: url.searchParams.get('on') }),
  }
}
