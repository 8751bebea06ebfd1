const kinds = ['income', 'm49-region', 'region'] as const

/** The kind of a group as pages have words for it. */
export function groupKindOf(kind: string): (typeof kinds)[number] | 'other' {
  return kinds.find(eachKind => eachKind === kind) ?? 'other'
}

// Income groups have an order of their own; all others keep the order of the release.
const incomeOrder = ['WB-HIGH', 'WB-UPPER-MIDDLE', 'WB-LOWER-MIDDLE', 'WB-LOW', 'WB-UNCLASSIFIED']

/** Groups in the order of a page: incomes from high to low, then whatever no order is known of. */
export function inGroupOrder<Group extends { readonly id: string }>(groups: readonly Group[]): readonly Group[] {
  const placeOf = ({ id }: Group) => (incomeOrder.includes(id) ? incomeOrder.indexOf(id) : incomeOrder.length)
  return groups.toSorted((group, other) => placeOf(group) - placeOf(other))
}
