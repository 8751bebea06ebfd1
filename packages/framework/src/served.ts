import type { FrameworkEdition } from './edition.ts'
import type { LocalText } from './texts.ts'

/**
 * What an entry, an action or a finding can say that it serves, beside the forms of exploitation it is about: an outcome for children, a
 * target group, an SDG target. Source: models.md 1, "outcomes, target groups, SDG targets on entries, answers, actions, findings".
 */
export const servedFacets = ['outcome', 'target-group', 'sdg'] as const
export type ServedFacet = (typeof servedFacets)[number]

/** One of them as an edition has it. `key` is what forms send and tables keep: the facet and the value, `sdg/16.2`. */
export type Servable = {
  readonly key: string
  readonly facet: ServedFacet
  readonly value: string
  /** Empty where the edition has no wording, as an SDG target may. */
  readonly name: LocalText
}

export const servedKey = (facet: ServedFacet, value: string): string => `${facet}/${value}`

/** The shape of such a key, wherever it was written; whether an edition has it is another question. */
export const servedPattern = /^(?:outcome|target-group|sdg)\/[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+){0,20}$/

/** All that an edition offers, outcomes first, each in the edition's order; SDG targets by goal. */
export function servable(
  edition: Pick<FrameworkEdition, 'sections' | 'targetGroups' | 'sdgTargets'> & Sdg,
): Servable[] {
  const targets = edition.sdgTargets ?? []
  return [
    ...edition.sections
      .filter(section => section.kind === 'outcome')
      .map(({ code, name }) => offered('outcome', code, name)),
    ...edition.targetGroups.map(({ code, name }) => offered('target-group', code, name)),
    ...sdgOf(edition).map(code => offered('sdg', code, targets.find(target => target.code === code)?.name ?? {})),
  ]
}

const offered = (facet: ServedFacet, value: string, name: LocalText): Servable => ({
  key: servedKey(facet, value),
  facet,
  value,
  name,
})

type Sdg = {
  readonly sections: readonly { readonly sdg: readonly string[] }[]
  readonly indicators: readonly { readonly sdg: readonly string[] }[]
}

/** The SDG targets that an edition names anywhere, each once, by goal as a number, then by target. */
export const sdgOf = ({ sections, indicators }: Sdg): readonly string[] =>
  [...new Set([...sections, ...indicators].flatMap(section => section.sdg))].toSorted(byTarget)

/** By goal as a number, then by target: "8.7" before "16.2", "16.2" before "16.a". */
function byTarget(one: string, other: string): number {
  const [goal = '', target = ''] = one.split('.')
  const [goalOfOther = '', targetOfOther = ''] = other.split('.')
  const numbered = (of: string): number => (/^\d+$/.test(of) ? Number(of) : 100 + of.charCodeAt(0))
  return Number(goal) - Number(goalOfOther) || numbered(target) - numbered(targetOfOther)
}
