import { pathOfGroups, type IndicatorGroups, type IndicatorPage } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'

export type SaidByGroup = Pick<IndicatorGroups, 'breakdowns' | 'changesByGroup'>

export const nothingByGroup: SaidByGroup = { breakdowns: [], changesByGroup: [] }

/** The first page of an indicator with what it says by group, which lies in a file beside it. */
export type IndicatorWithGroups = IndicatorPage & SaidByGroup

/** Reads the first page of an indicator with what it says by group. */
export async function withGroups(
  opened: PublicRelease,
  page: IndicatorPage & Partial<SaidByGroup>,
): Promise<IndicatorWithGroups> {
  const path = pathOfGroups(`indicators/${page.edition.path}/${page.code}.json`)
  return { ...page, ...saidByGroup(page, await opened.page<IndicatorGroups>(path)) }
}

/** What is said by group: in the file beside the page, or, in releases of before page format 4, on the page itself. */
export function saidByGroup(page: Partial<SaidByGroup>, beside: SaidByGroup | undefined): SaidByGroup {
  const {
    breakdowns = nothingByGroup.breakdowns,
    changesByGroup = nothingByGroup.changesByGroup,
  }: Partial<SaidByGroup> = beside ?? page
  return { breakdowns, changesByGroup }
}
