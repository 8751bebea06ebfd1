import { isPlaceable } from '@waymark/framework'
import type { FrameworkPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const { page, texts } = await pageAt<FrameworkPage>(params, `frameworks/${params.edition}.json`)
  const { core = [], edition, placing } = page.adopted
  const placeable = edition.indicators.filter(isPlaceable).map(one => one.code)
  return { page, texts, core, optional: placing ? placeable.filter(code => !core.includes(code)) : [] }
}
