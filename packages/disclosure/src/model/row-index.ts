/** Finds a row by its columns: the same columns, the same number. */
export class RowIndex {
  readonly #rows: Int32Array[] = []
  readonly #byPrint = new Map<number, number[]>()

  get rows(): readonly Int32Array[] {
    return this.#rows
  }

  find(row: Int32Array): number | undefined {
    return this.#byPrint.get(printOf(row))?.find(other => equal(this.#rows[other]!, row))
  }

  add(row: Int32Array): number {
    const print = printOf(row)
    const alike = this.#byPrint.get(print)
    if (alike) alike.push(this.#rows.length)
    else this.#byPrint.set(print, [this.#rows.length])
    return this.#rows.push(row) - 1
  }
}

function printOf(row: Int32Array): number {
  let print = row.length
  for (const column of row) print = (Math.imul(print, 31) + column) | 0
  return print
}

function equal(left: Int32Array, right: Int32Array): boolean {
  if (left.length !== right.length) return false
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false
  return true
}
