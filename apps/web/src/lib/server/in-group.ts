import { error } from '@sveltejs/kit'
import type { GroupPage, IndicatorPage } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { lastDayOf } from '#lib/public/periods.ts'

/** One group's share of an indicator's newest figure, with its period: its figure and the countries behind it. 404 for a group it has not. */
export async function inGroup(opened: PublicRelease, page: IndicatorPage, id: string) {
  const breakdown = page.breakdowns.find(one => one.groups.some(part => part.id === id))
  const part = breakdown?.groups.find(one => one.id === id)
  const group = await opened.page<GroupPage>(`groups/${id}.json`)
  const index = page.figures.findIndex(one => one.id === breakdown?.figure)
  const published = page.figures[index]
  if (!part || !group || !published) error(404, 'The indicator has no figure for this group.')
  const day = lastDayOf(published.period)
  const dated = group.memberships.toSorted((one, other) => (one.on < other.on ? -1 : 1))
  const then = dated.findLast(one => one.on <= day) ?? dated[0]
  const places = new Set(then?.places)
  return {
    id,
    names: part.names,
    figure: part.figure,
    period: published.period,
    rows: page.rows
      .filter(row => places.has(row.subject))
      .map(row => ({ ...row, cells: row.cells.slice(index, index + 1) })),
  }
}
