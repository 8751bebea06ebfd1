import { sequenceFrom } from '../random.ts'

/**
 * Merges columns that lie in exactly the same rows: nobody can tell their children apart from the published cells, so
 * one unknown stands for all of them. Gives the new number of each column, -1 for one that lies in no row.
 */
export function mergeColumns(columns: number, rows: readonly Int32Array[]): { count: number; merged: Int32Array } {
  const { start, inRow } = rowsByColumn(columns, rows)
  const next = sequenceFrom('columns')
  const first = new Int32Array(columns)
  const second = new Int32Array(columns)
  for (const row of rows) {
    const [a, b] = [Math.floor(next() * 0xffffffff), Math.floor(next() * 0xffffffff)]
    for (const column of row) {
      first[column] = (first[column]! + a) | 0
      second[column] = (second[column]! + b) | 0
    }
  }
  const same = (left: number, right: number) => {
    const length = start[left + 1]! - start[left]!
    if (start[right + 1]! - start[right]! !== length) return false
    for (let at = 0; at < length; at++) if (inRow[start[left]! + at] !== inRow[start[right]! + at]) return false
    return true
  }
  const merged = new Int32Array(columns).fill(-1)
  const groups = new Map<string, number[]>()
  let count = 0
  for (let column = 0; column < columns; column++) {
    if (start[column] === start[column + 1]) continue
    const print = `${first[column]} ${second[column]}`
    const group = groups.get(print) ?? []
    const twin = group.find(other => same(other, column))
    merged[column] = twin === undefined ? count++ : merged[twin]!
    if (twin === undefined) groups.set(print, [...group, column])
  }
  return { count, merged }
}

/** The rows each column lies in, ascending, as one list with the start of each column. */
export function rowsByColumn(columns: number, rows: readonly Int32Array[]): { start: Int32Array; inRow: Int32Array } {
  const start = new Int32Array(columns + 1)
  for (const row of rows) for (const column of row) start[column + 1]!++
  for (let column = 0; column < columns; column++) start[column + 1]! += start[column]!
  const inRow = new Int32Array(start[columns]!)
  const filled = start.slice()
  for (const [number, row] of rows.entries()) for (const column of row) inRow[filled[column]!++] = number
  return { start, inRow }
}
