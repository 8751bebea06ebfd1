import { pathOfPage, type IndicatorPage, type IndicatorRow } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { pageBehind } from '#lib/public/states.ts'

/** The subjects behind one figure of an indicator, each with its cell of that figure alone, from the page that has them. */
export async function rowsBehind(
  opened: PublicRelease,
  page: IndicatorPage,
  index: number,
): Promise<readonly IndicatorRow[]> {
  const number = pageBehind(page, index)
  const holder = await holderOf(opened, page, index)
  const before = (page.behind ?? []).slice(0, number - 1).reduce((sum, figures) => sum + figures, 0)
  const at = index - before
  return (holder?.rows ?? []).map(({ subject, cells }) => ({ subject, cells: cells.slice(at, at + 1) }))
}

/** The page of an indicator, given its first, that holds what stands behind one of its figures; undefined where the release lacks it. */
export async function holderOf(
  opened: PublicRelease,
  page: IndicatorPage,
  index: number,
): Promise<IndicatorPage | undefined> {
  const number = pageBehind(page, index)
  if (number === 1) return page
  return opened.page<IndicatorPage>(pathOfPage(`indicators/${page.edition.path}/${page.code}.json`, number))
}
