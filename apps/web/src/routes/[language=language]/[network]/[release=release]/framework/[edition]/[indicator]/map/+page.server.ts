import { error } from '@sveltejs/kit'
import { indicatorAt, mapShown } from '#lib/server/place-charts/of-indicator.ts'
import { releaseAt } from '#lib/server/release.ts'

export const load = async ({ params, locals }) => {
  const page = await indicatorAt(await releaseAt(params), params)
  const map = mapShown(page, 'world', locals.language)
  if (!map) error(404)
  return { page, map }
}
