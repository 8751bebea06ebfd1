import { error } from '@sveltejs/kit'
import { facetValues, indicatorsWith, isFacet } from '@waymark/framework'
import { entriesOnForm, figuresOfForm, workOnForm } from '#lib/server/figures-of-form.ts'
import { frameworkAt } from '#lib/server/framework.ts'
import { releaseAt, textsOf } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const { page, texts } = await frameworkAt(params)
  const { edition } = page.adopted
  const { facet, value } = params
  if (!isFacet(facet) || !facetValues(edition, facet).includes(value)) error(404, 'No indicator has this.')
  const codes = indicatorsWith(edition, facet, value).map(one => one.code)
  const ofForm = facet === 'theme' ? await figuresOfForm(params, { edition, theme: value }) : []
  const opened = await releaseAt(params)
  const work = facet === 'theme' ? await workOnForm(opened, value) : null
  const registers = [...new Set(edition.indicators.flatMap(({ counts }) => (counts ? [counts.register] : [])))]
  const entries = facet === 'theme' ? await entriesOnForm(opened, { theme: value, registers }) : []
  const named = await textsOf(opened, [work, entries])
  return { page, texts: { ...texts, ...named }, facet, value, codes, ofForm, work, entries }
}
