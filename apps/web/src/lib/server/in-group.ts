import { error } from '@sveltejs/kit'
import type { GroupPage } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { rowsBehind } from './rows-behind.ts'
import type { IndicatorWithGroups } from './said-by-group.ts'
import { lastDayOf } from '#lib/public/periods.ts'

/**
 * One group's share of a figure of an indicator (`of`: its id; else the figure that is broken down), with its period and the
 * countries behind it, the group as it was on the last day of that period. 404 where the release has no such figure.
 */
export async function inGroup(
  opened: PublicRelease,
  page: IndicatorWithGroups,
  { id, of }: { id: string; of: string | null },
) {
  const breakdown = page.breakdowns.find(breakdown => breakdown.groups.some(part => part.id === id))
  const group = await opened.page<GroupPage>(`groups/${id}.json`)
  const index = page.figures.findIndex(figure => figure.id === (of ?? breakdown?.figure))
  const published = page.figures[index]
  const result = group?.results.find(
    result => result.indicator.edition === page.edition.path && result.figure.id === `${published?.id}/${id}`,
  )
  const figure = result?.figure.figure ?? breakdown?.groups.find(group => group.id === id)?.figure
  if (!group || !published || !figure) error(404, 'The indicator has no figure for this group.')
  const day = lastDayOf(published.period)
  const dated = group.memberships.toSorted((membership, other) => (membership.on < other.on ? -1 : 1))
  const then = dated.findLast(eachMembership => eachMembership.on <= day) ?? dated[0]
  const places = new Set(then?.places)
  return {
    id,
    names: group.names,
    figure,
    period: published.period,
    rows: (await rowsBehind(opened, page, index)).filter(row => places.has(row.subject)),
  }
}
