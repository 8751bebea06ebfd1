import {
  pathOfGroupParts,
  pathOfGroups,
  type IndicatorGroupParts,
  type IndicatorGroups,
  type IndicatorPage,
  type PartFigure,
} from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { pagesAt } from './figures-of-form.ts'

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

/** What one group says of each part of the question in a figure (`of`: its id); nothing where the release does not say it. */
export async function partsOfGroup(
  opened: PublicRelease,
  page: IndicatorPage,
  { group, of }: { readonly group: string; readonly of: string },
): Promise<readonly PartFigure[]> {
  const name = pathOfGroupParts(`indicators/${page.edition.path}/${page.code}.json`).replace(/\.json$/, '')
  for await (const { page: shown } of pagesAt<IndicatorGroupParts>(opened, name)) {
    const found = shown.groups.find(parts => parts.group === group && parts.of === of)
    if (found) return found.figures
  }
  return []
}
