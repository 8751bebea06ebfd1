import type { FrameworkEdition } from './edition.ts'
import { measured, onlineDimensions, type Indicator, type SubQuestion } from './indicator.ts'
import { sdgOf } from './served.ts'

/** By what the indicators of an edition can be looked at; each value of each has a page of its own. */
export const facets = ['theme', 'outcome', 'target-group', 'sdg', 'measures', 'online'] as const
export type Facet = (typeof facets)[number]

export const isFacet = (word: string): word is Facet => (facets as readonly string[]).includes(word)

type FacetedIndicator = Pick<
  Indicator,
  'section' | 'themes' | 'targetGroups' | 'sdg' | 'measures' | 'onlineDimension'
> & { readonly subQuestions: readonly Pick<SubQuestion, 'theme'>[] }

/** An edition, or as much of it as facets are read from. */
export type Faceted<I extends FacetedIndicator = FacetedIndicator> = Pick<
  FrameworkEdition,
  'themes' | 'targetGroups' | 'sdgTargets' | 'sections'
> & { readonly indicators: readonly I[] }

/**
 * The values of a facet that have a page: those that some indicator of the edition has, and every outcome, target group and SDG target
 * of the edition, because entries, actions and findings can serve one that no indicator names. In the edition's order.
 */
export function facetValues(edition: Faceted, facet: Facet): readonly string[] {
  const possible: Readonly<Record<Facet, readonly string[]>> = {
    theme: edition.themes.map(theme => theme.code),
    outcome: edition.sections.filter(section => section.kind === 'outcome').map(section => section.code),
    'target-group': edition.targetGroups.map(group => group.code),
    sdg: sdgOf(edition),
    measures: measured,
    online: onlineDimensions,
  }
  if (facet === 'outcome' || facet === 'target-group' || facet === 'sdg') return possible[facet]
  return possible[facet].filter(value => indicatorsWith(edition, facet, value).length > 0)
}

/**
 * The indicators of an edition that have this value: by what they say of themselves, and, of target groups and SDG targets, by
 * what their own section says. An indicator that names no theme speaks of every form: it has none of them as a value, but for those it
 * asks about by themselves.
 */
export function indicatorsWith<I extends FacetedIndicator>(
  edition: Faceted<I>,
  facet: Facet,
  value: string,
): readonly I[] {
  const sections = new Map(edition.sections.map(section => [section.code, section]))
  return edition.indicators.filter(indicator => {
    const section = sections.get(indicator.section)
    const has: Readonly<Record<Facet, readonly (string | null)[]>> = {
      theme: [...indicator.themes, ...themesAsked(indicator)],
      // No source says which objective leads to which outcome for children.
      outcome: [],
      'target-group': [...indicator.targetGroups, ...(section?.targetGroups ?? [])],
      sdg: [...indicator.sdg, ...(section?.sdg ?? [])],
      measures: [indicator.measures],
      online: [indicator.onlineDimension],
    }
    return has[facet].includes(value)
  })
}

/** The themes that an indicator asks about one by one. */
export const themesAsked = ({ subQuestions }: Pick<FacetedIndicator, 'subQuestions'>): readonly string[] =>
  subQuestions.flatMap(part => part.theme ?? [])
