import { inverse, minus, plus, prime, times } from './field.ts'

/** A sparse vector over the prime field: coordinates in no particular order, none twice, no value 0. */
export type Sparse = { readonly at: Int32Array; readonly value: Int32Array }

/** A sum of unknowns: each coordinate once, or with the sign at the same position. */
export type Sum = { readonly at: Int32Array; readonly sign?: Int8Array }

/** A vector that is kept: the first `length` entries of its arrays, which have room to grow. */
type Kept = {
  at: Int32Array
  value: Int32Array
  length: number
  printA: number
  printB: number
  readonly watched: boolean
}

/**
 * What a reader can compute from the cells published so far, kept as substitutions: each coordinate that is a pivot
 * equals a combination of coordinates that are not. Watched vectors (the cells that must stay unknown) are kept reduced.
 *
 * Adding a vector costs one pass over the substitutions that contain its pivot, so a sparse table stays sparse.
 */
export class Echelon {
  readonly #late: Uint8Array
  readonly #pivotRow: Int32Array
  readonly #rows: Kept[] = []
  readonly #users: number[][]
  readonly #dense: Float64Array
  readonly #mark: Uint8Array
  readonly #touched: Int32Array
  readonly #weightA: Int32Array
  readonly #weightB: Int32Array
  /** Direction of a reduced watched vector (ratio of its two prints) to the rows that have it. */
  readonly #directions = new Map<number, number[]>()

  /**
   * `next` gives numbers in [0, 1): it only serves to tell directions apart. `late` marks coordinates that become pivots
   * only when a vector has no other, so that what is known of them alone is always in sight.
   */
  constructor(size: number, next: () => number, late?: Uint8Array) {
    this.#late = late ?? new Uint8Array(size)
    this.#pivotRow = new Int32Array(size).fill(-1)
    this.#users = Array.from({ length: size }, () => [])
    this.#dense = new Float64Array(size)
    this.#mark = new Uint8Array(size)
    this.#touched = new Int32Array(size)
    const residue = () => 1 + Math.floor(next() * (prime - 1))
    this.#weightA = Int32Array.from({ length: size }, residue)
    this.#weightB = Int32Array.from({ length: size }, residue)
  }

  /** The sum after everything known is substituted; empty when it is itself known. */
  reduce(sum: Sum): Sparse {
    let count = 0
    for (let position = 0; position < sum.at.length; position++) {
      const at = sum.at[position]!
      const factor = sum.sign?.[position] === -1 ? prime - 1 : 1
      const row = this.#pivotRow[at]!
      if (row < 0) count = this.#accumulate(at, factor, count)
      else {
        const kept = this.#rows[row]!
        for (let i = 0; i < kept.length; i++) {
          count = this.#accumulate(kept.at[i]!, factor === 1 ? kept.value[i]! : minus(kept.value[i]!), count)
        }
      }
    }
    return this.#gather(count)
  }

  #accumulate(at: number, value: number, count: number): number {
    if (this.#mark[at] === 1) {
      this.#dense[at] = plus(this.#dense[at]!, value)
      return count
    }
    this.#mark[at] = 1
    this.#dense[at] = value
    this.#touched[count] = at
    return count + 1
  }

  #gather(count: number): Sparse {
    let length = 0
    for (let i = 0; i < count; i++) if (this.#dense[this.#touched[i]!] !== 0) length++
    const vector = { at: new Int32Array(length), value: new Int32Array(length) }
    this.#gatherInto(vector, count)
    return vector
  }

  /** Empties the workspace into the arrays, which must have room; the number of entries. */
  #gatherInto({ at, value }: Sparse, count: number): number {
    let length = 0
    for (let i = 0; i < count; i++) {
      const coordinate = this.#touched[i]!
      this.#mark[coordinate] = 0
      if (this.#dense[coordinate] === 0) continue
      at[length] = coordinate
      value[length++] = this.#dense[coordinate]!
      this.#dense[coordinate] = 0
    }
    return length
  }

  #print(vector: Sparse, weights: Int32Array): number {
    let sum = 0
    for (let i = 0; i < vector.at.length; i++) sum = plus(sum, times(vector.value[i]!, weights[vector.at[i]!]!))
    return sum
  }

  #direction(printA: number, printB: number): number {
    return printA === 0 ? (printB === 0 ? -2 : -1) : times(printB, inverse(printA))
  }

  #face(row: number): void {
    const kept = this.#rows[row]!
    const direction = this.#direction(kept.printA, kept.printB)
    const rows = this.#directions.get(direction)
    if (rows) rows.push(row)
    else this.#directions.set(direction, [row])
  }

  #turnAway(row: number): void {
    const kept = this.#rows[row]!
    const direction = this.#direction(kept.printA, kept.printB)
    const rows = this.#directions.get(direction)!
    if (rows.length === 1) this.#directions.delete(direction)
    else {
      rows[rows.indexOf(row)] = rows[rows.length - 1]!
      rows.pop()
    }
  }

  #keep(vector: Sparse, watched: boolean): number {
    const row = this.#rows.length
    this.#rows.push({
      ...vector,
      length: vector.at.length,
      printA: this.#print(vector, this.#weightA),
      printB: this.#print(vector, this.#weightB),
      watched,
    })
    for (const at of vector.at) this.#users[at]!.push(row)
    if (watched) this.#face(row)
    return row
  }

  /** Watches a sum: from now on `wouldReveal` tells what would make it known. False when it is known already. */
  watch(sum: Sum): boolean {
    const vector = this.reduce(sum)
    if (vector.at.length === 0) return false
    this.#keep(vector, true)
    return true
  }

  /** Whether knowing this reduced vector would make a watched cell known, that is, whether one has the same direction. */
  wouldReveal(vector: Sparse): boolean {
    if (vector.at.length === 0) return false
    const direction = this.#direction(this.#print(vector, this.#weightA), this.#print(vector, this.#weightB))
    const rows = this.#directions.get(direction)
    return rows !== undefined && rows.some(row => this.#parallel(vector, this.#rows[row]!))
  }

  #parallel(vector: Sparse, kept: Kept): boolean {
    if (vector.at.length !== kept.length) return false
    for (let i = 0; i < vector.at.length; i++) this.#dense[vector.at[i]!] = vector.value[i]!
    const ratio = times(this.#dense[kept.at[0]!]!, inverse(kept.value[0]!))
    let same = ratio !== 0
    for (let i = 0; same && i < kept.length; i++) same = times(ratio, kept.value[i]!) === this.#dense[kept.at[i]!]
    for (const at of vector.at) this.#dense[at] = 0
    return same
  }

  /** Makes a reduced vector known. */
  add(vector: Sparse): void {
    const pivot = this.#choosePivot(vector)
    const { at: coordinate } = pivot
    const factor = minus(inverse(vector.value[pivot.position]!))
    const at = new Int32Array(vector.at.length - 1)
    const value = new Int32Array(vector.at.length - 1)
    for (let i = 0, next = 0; i < vector.at.length; i++) {
      if (i === pivot.position) continue
      at[next] = vector.at[i]!
      value[next++] = times(factor, vector.value[i]!)
    }
    const users = this.#users[coordinate]!
    this.#users[coordinate] = []
    const row = this.#keep({ at, value }, false)
    this.#pivotRow[coordinate] = row
    for (const user of users) this.#substitute(user, coordinate, this.#rows[row]!)
  }

  /**
   * Whole movements of all coordinates under which everything known stays as it is: one for each coordinate that is no
   * pivot, where small whole numbers give one. Together they span, with fractions, all such movements.
   */
  movements(): readonly Sparse[] {
    const found = new Map<number, { at: number[]; value: number[] }>()
    for (let free = 0; free < this.#pivotRow.length; free++) {
      if (this.#pivotRow[free]! < 0) found.set(free, { at: [free], value: [1] })
    }
    for (let pivot = 0; pivot < this.#pivotRow.length; pivot++) {
      const row = this.#pivotRow[pivot]!
      if (row < 0) continue
      const kept = this.#rows[row]!
      for (let i = 0; i < kept.length; i++) {
        const movement = found.get(kept.at[i]!)!
        movement.at.push(pivot)
        movement.value.push(kept.value[i]!)
      }
    }
    return [...found.values()].flatMap(({ at, value }) => {
      const numbers = inWholeNumbers(value)
      return numbers ? [{ at: Int32Array.from(at), value: numbers }] : []
    })
  }

  /** The coordinate used by the fewest kept vectors: its substitution touches least. */
  #choosePivot(vector: Sparse): { at: number; position: number } {
    let [position, least] = [0, Infinity]
    for (let i = 0; i < vector.at.length; i++) {
      const used = this.#users[vector.at[i]!]!.length + (this.#late[vector.at[i]!] ? 1e9 : 0)
      if (used < least || (used === least && vector.at[i]! > vector.at[position]!)) [position, least] = [i, used]
    }
    return { at: vector.at[position]!, position }
  }

  #substitute(row: number, pivot: number, by: Kept): void {
    const kept = this.#rows[row]!
    let position = 0
    while (position < kept.length && kept.at[position] !== pivot) position++
    if (position === kept.length) return
    if (kept.watched) this.#turnAway(row)
    const factor = kept.value[position]!
    let count = 0
    for (let i = 0; i < kept.length; i++) {
      if (i !== position) count = this.#accumulate(kept.at[i]!, kept.value[i]!, count)
    }
    for (let i = 0; i < by.length; i++) {
      const before = count
      count = this.#accumulate(by.at[i]!, times(factor, by.value[i]!), count)
      if (count > before) this.#users[by.at[i]!]!.push(row)
    }
    if (count > kept.at.length) {
      const room = Math.ceil(1.5 * count)
      kept.at = new Int32Array(room)
      kept.value = new Int32Array(room)
    }
    kept.length = this.#gatherInto(kept, count)
    kept.printA = plus(plus(kept.printA, minus(times(factor, this.#weightA[pivot]!))), times(factor, by.printA))
    kept.printB = plus(plus(kept.printB, minus(times(factor, this.#weightB[pivot]!))), times(factor, by.printB))
    if (kept.watched) this.#face(row)
  }
}

const mostTimes = 4
const largestStep = 64 // children a movement may move at one place; larger residues stand for fractions

/** Residues as small whole numbers, all multiplied by one small number where that is needed; undefined where it is not enough. */
function inWholeNumbers(residues: readonly number[]): Int32Array | undefined {
  for (let factor = 1; factor <= mostTimes; factor++) {
    const values = residues.map(residue => {
      const product = times(residue, factor)
      return product > prime / 2 ? product - prime : product
    })
    if (values.every(value => Math.abs(value) <= largestStep)) return Int32Array.from(values)
  }
  return undefined
}
