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
  const path = `indicators/${page.edition.path}/${page.code}.json`
  const holder = number === 1 ? page : await opened.page<IndicatorPage>(pathOfPage(path, number))
  const before = (page.behind ?? []).slice(0, number - 1).reduce((sum, figures) => sum + figures, 0)
  const at = index - before
  return (holder?.rows ?? []).map(({ subject, cells }) => ({ subject, cells: cells.slice(at, at + 1) }))
}
