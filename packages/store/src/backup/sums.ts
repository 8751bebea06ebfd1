/** What a table holds, as one count and one keyed sum: equal for equal rows in whatever order, and saying nothing of them. */
import { createHmac } from 'node:crypto'

export type TableSum = { readonly table: string; readonly rows: number; readonly sum: string }

const modulus = 1n << 256n

/** Adds rows up. The sum of a keyed hash of each row, so that neither order nor a lost or doubled row goes unseen. */
export function summing(table: string, key: Buffer): { add: (row: string) => void; read: () => TableSum } {
  let rows = 0
  let total = 0n
  return {
    add(row) {
      rows++
      const hash = createHmac('sha256', key).update(table).update('\0').update(row).digest('hex')
      total = (total + BigInt(`0x${hash}`)) % modulus
    },
    read: () => ({ table, rows, sum: total.toString(16).padStart(64, '0') }),
  }
}

/** The tables whose sums differ, by name; none where both hold the same. */
export function differing(one: readonly TableSum[], other: readonly TableSum[]): readonly string[] {
  const known = new Map(other.map(sum => [sum.table, sum]))
  const missing = other.filter(sum => !one.some(own => own.table === sum.table)).map(sum => sum.table)
  const changed = one.filter(({ table, rows, sum }) => {
    const same = known.get(table)
    return same?.rows !== rows || same.sum !== sum
  })
  return [...missing, ...changed.map(sum => sum.table)].sort()
}
