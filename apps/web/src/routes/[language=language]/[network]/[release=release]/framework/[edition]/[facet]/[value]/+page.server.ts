import { error } from '@sveltejs/kit'
import { facetValues, indicatorsWith, isFacet } from '@waymark/framework'
import type { FrameworkPage } from '@waymark/scorecard'
import { pageAt } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const { page, texts } = await pageAt<FrameworkPage>(params, `frameworks/${params.edition}.json`)
  const { edition } = page.adopted
  const { facet, value } = params
  if (!isFacet(facet) || !facetValues(edition, facet).includes(value)) error(404, 'No indicator has this.')
  const codes = indicatorsWith(edition, facet, value).map(one => one.code)
  return { page, texts, facet, value, codes }
}
