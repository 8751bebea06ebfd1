import { error } from '@sveltejs/kit'
import { facetValues, indicatorsWith, isFacet } from '@waymark/framework'
import { answersAbout, entriesOnForm, figuresOfForm, isOfWork, workOnForm } from '#lib/server/figures-of-form.ts'
import { frameworkAt } from '#lib/server/framework.ts'
import { releaseAt, textsOf } from '#lib/server/release.ts'

export const load = async ({ params }) => {
  const { page, texts } = await frameworkAt(params)
  const { edition } = page.adopted
  const { facet, value } = params
  if (!isFacet(facet) || !facetValues(edition, facet).includes(value)) error(404, 'No indicator has this.')
  const codes = indicatorsWith(edition, facet, value).map(indicator => indicator.code)
  const ofForm = facet === 'theme' ? await figuresOfForm(params, { edition, theme: value }) : []
  const opened = await releaseAt(params)
  const work = isOfWork(facet) ? await workOnForm(opened, { facet, value }) : null
  const registers = [...new Set(edition.indicators.flatMap(({ counts }) => (counts ? [counts.register] : [])))]
  const entries = isOfWork(facet) ? await entriesOnForm(opened, { facet, value, registers }) : []
  const said = await answersAbout(opened, { edition: params.edition, facet, value })
  const named = await textsOf(opened, [work, entries])
  return { page, texts: { ...texts, ...named }, facet, value, codes, ofForm, work, entries, said }
}
