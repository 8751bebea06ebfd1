/** How a member chose to be shown to the public. `country` until it chooses: its country is named, its name is not. */
export type Shown = 'name-and-country' | 'country' | 'not-shown'

export const shownChoices: readonly Shown[] = ['name-and-country', 'country', 'not-shown']

/** What a member that has chosen nothing gets. */
export const shownByDefault: Shown = 'country'

/** What the public may read of a member: never more than it chose. `null` where it is not shown at all. */
export function publicly<Place>(
  member: { readonly name: string; readonly places: readonly Place[] },
  shown: Shown,
): { readonly name: string | null; readonly places: readonly Place[] } | null {
  if (shown === 'not-shown') return null
  return { name: shown === 'name-and-country' ? member.name : null, places: member.places }
}
