/** Values that gave way to those of a later round of the same period, from `exclusions.json`. */
import { pathOfPage, type ExclusionsPage } from '@waymark/scorecard'
import type { Recount } from '../recount/recount.ts'
import type { Comparison } from './comparison.ts'
import { textOf, type Files } from './public-files.ts'

/** `roundOf`: the world's round by the product's id of it. */
export function compareExclusions(
  comparison: Comparison,
  expected: Recount,
  { files, roundOf }: { readonly files: Files; readonly roundOf: ReadonlyMap<string, string> },
): void {
  const found = new Set(
    settledTwice(files).map(one =>
      [one.indicator, one.subject, roundOf.get(one.used), 'before', roundOf.get(one.left)].join(' '),
    ),
  )
  const wholes = expected.rows.filter(row => row.subject === 'country' && !row.indicator.includes('/'))
  const countries = new Set(wholes.map(set => set.indicator))
  for (const exclusion of expected.exclusions.public.filter(each => countries.has(each.indicator))) {
    const name = [exclusion.indicator, exclusion.subject, exclusion.kept, 'before', exclusion.excluded].join(' ')
    comparison.same(`exclusion ${name}`, found.delete(name), true)
  }
  comparison.same('exclusions beyond those', [...found].sort().join('; '), '')
}

/** Of the page and those on which it goes on. */
function settledTwice(files: Files): ExclusionsPage['settledTwice'] {
  const all: ExclusionsPage['settledTwice'][number][] = []
  for (let number = 1, path = 'exclusions.json'; path in files; number++, path = pathOfPage('exclusions.json', number))
    all.push(...(JSON.parse(textOf(files, path)) as ExclusionsPage).settledTwice)
  return all
}
