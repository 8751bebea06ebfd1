/** Row by row: the public status of every country in scope of every figure, from `data/observations.csv`. */
import type { Recount, RowSet } from '../recount/recount.ts'
import type { PublicStatus, Settled } from '../recount/status.ts'
import type { Comparison } from './comparison.ts'
import { tableOf, type Files, type Line } from './public-files.ts'

export function compareRows(comparison: Comparison, expected: Recount, files: Files): void {
  const found = Map.groupBy(
    tableOf(files, 'data/observations.csv').filter(line => line.subject_kind === 'country'),
    line => [line.indicator, line.period, line.respondent_type].join(' '),
  )
  for (const set of expected.rows.filter(row => row.subject === 'country' && !row.indicator.includes('/')))
    compareSet(comparison, set, found.get([set.indicator, set.period, set.type].join(' ')) ?? [])
}

function compareSet(comparison: Comparison, set: RowSet, found: readonly Line[]): void {
  const lines = new Map(found.map(line => [line.subject!, line]))
  const name = `${set.indicator} ${set.period} ${set.type}`
  for (const row of set.rows) {
    const line = lines.get(row.subject)
    lines.delete(row.subject)
    comparison.same(
      `${name} ${row.subject} in public`,
      line && lineWord(line),
      row.public ? wordOf(row.public) : undefined,
    )
  }
  comparison.same(`${name} countries beyond the scope`, [...lines.keys()].sort().join(' '), '')
}

const lineWord = ({ state, step, missing }: Line): string =>
  missing !== '' ? missing! : step === '' ? state! : `${state}/${step}`

/** A status in one word: `yes`, `yes/adopted`, or the reason. */
export function wordOf(status: Settled | PublicStatus): string {
  if ('missing' in status) return status.missing
  const { value } = status
  if (!('rating' in value)) throw new Error('The planted framework has ratings only.')
  return value.step === undefined ? value.rating : `${value.rating}/${value.step}`
}
