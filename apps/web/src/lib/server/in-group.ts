import { error } from '@sveltejs/kit'
import type { GroupPage } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { rowsBehind } from './rows-behind.ts'
import { partsOfGroup, type IndicatorWithGroups } from './said-by-group.ts'
import { lastDayOf } from '#lib/public/periods.ts'

/**
 * One group's share of a figure of an indicator (`of`: its id; else the figure that is broken down), with its period and the
 * countries behind it, the group as it was on the last day of that period, or on the later day `on`. 404 where the release has no such figure.
 */
export async function inGroup(
  opened: PublicRelease,
  page: IndicatorWithGroups,
  { id, of, on }: { id: string; of: string | null; on: string | null },
) {
  const breakdown = page.breakdowns.find(breakdown => breakdown.groups.some(part => part.id === id))
  const group = await opened.page<GroupPage>(`groups/${id}.json`)
  const index = page.figures.findIndex(figure => figure.id === (of ?? breakdown?.figure))
  const published = page.figures[index]
  const since = on === null ? undefined : group?.since
  if (on !== null && since?.on !== on) error(404, 'The release does not have this group on that day.')
  const wanted = since ? `${published?.id}/${id}/on/${since.on}` : `${published?.id}/${id}`
  const result = (since ?? group)?.results.find(
    result => result.indicator.edition === page.edition.path && result.figure.id === wanted,
  )
  const figure = result?.figure.figure ?? (since ? undefined : breakdown?.groups.find(group => group.id === id)?.figure)
  if (!group || !published || !figure) error(404, 'The indicator has no figure for this group.')
  const day = since?.on ?? lastDayOf(published.period)
  const places = placesOn(group, day)
  return {
    id,
    names: group.names,
    figure,
    of: published.id,
    parts: since ? [] : await partsOfGroup(opened, page, { group: id, of: published.id }),
    period: published.period,
    /** The later day as of which the group is taken; else that of the period's end. */
    on: since?.on ?? null,
    rows: (await rowsBehind(opened, page, index)).filter(row => places.has(row.subject)),
  }
}

/** The countries of a group as it was on a day. */
export function placesOn({ memberships }: GroupPage, day: string): ReadonlySet<string> {
  const dated = memberships.toSorted((membership, other) => (membership.on < other.on ? -1 : 1))
  const then = dated.findLast(eachMembership => eachMembership.on <= day) ?? dated[0]
  return new Set(then?.places)
}
