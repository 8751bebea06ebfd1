import type { ByYear } from '../page-types/pages-results.ts'
import type { Series } from '../figures/series.ts'

/**
 * Of one reading of a register whose rows say since which year: how many of the subjects that say yes had begun by the end
 * of each year, from the first year to the last. Nothing where a yes has no year: its beginning is not known. Who ended
 * before the reading is in none of the years.
 */
export function byYear({ id, answers }: Series): ByYear | undefined {
  const yes = [...answers.values()].filter(({ status }) => 'state' in status && status.state === 'yes')
  const years = yes.flatMap(({ row }) => row?.year ?? []).toSorted((one, other) => one - other)
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined || years.length < yes.length || first === last) return undefined
  return {
    figure: id,
    years: Array.from({ length: last - first + 1 }, (_, index) => {
      const year = first + index
      return { year, begun: years.filter(eachYear => eachYear <= year).length }
    }),
  }
}
