import { isPlaceable } from '@waymark/framework'
import { frameworkAt } from '#lib/server/framework.ts'

export const load = async ({ params }) => {
  const { page, texts } = await frameworkAt(params)
  const { core = [], edition, placing } = page.adopted
  const placeable = edition.indicators.filter(isPlaceable).map(indicator => indicator.code)
  return { page, texts, core, optional: placing ? placeable.filter(code => !core.includes(code)) : [] }
}
