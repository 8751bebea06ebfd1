import type { Demands } from './demands.ts'
import { keyOf } from './model/codes.ts'
import type { CountModel } from './model/model.ts'
import { isSmall, type Policy, type Rules } from './policy.ts'
import { done, refused, type CellName, type Result } from './result.ts'
import type { Table } from './table.ts'
import { absent, hidden, shown, type Guard, type Reason } from './task.ts'

/**
 * A table that is out: its true counts, for each of its cells whether it was hidden, and the rules it was printed under.
 * What was printed stays known, and so does what a reader could take from its rules.
 */
export type Release = { readonly table: Table; readonly hidden: readonly boolean[]; readonly rules: Rules }

/** For each row of a model, what a reader takes a hidden count to be at least (0 or 1), and how wide it was promised to stay. */
export type Promises = { readonly atLeastOne: Uint8Array; readonly widths: Int32Array }

/**
 * What the rules of every table printed so far, and of the last one, tell of a hidden count and promise for it: the most
 * that any of them tells, the widest that any of them promises. A later table that hides its zeros takes nothing back.
 *
 * Refuses a table that shows zeros after one that hid them: a count hidden in both could be 0, and readers would think not.
 */
export function promisesOf(model: CountModel, earlier: readonly Release[], policy: Policy): Result<Promises> {
  const hidZeros = earlier.find(({ rules }) => !rules.zerosShown)
  if (hidZeros && policy.zerosShown) return refused({ kind: 'release.zeros-were-hidden', release: hidZeros.table.id })
  const atLeastOne = new Uint8Array(model.rows.length)
  const widths = new Int32Array(model.rows.length)
  for (const [part, rows] of model.rowOf.entries()) {
    const release = earlier[part]
    const rules = release?.rules ?? policy
    for (const [cell, row] of rows.entries()) {
      if (model.parts[part]!.cells[cell]!.withheld || release?.hidden[cell] === false) continue
      if (rules.zerosShown) atLeastOne[row] = 1
      widths[row] = Math.max(widths[row]!, rules.width)
    }
  }
  return done({ atLeastOne, widths })
}

/**
 * What earlier releases settle: a count that was printed stays known, one that was hidden stays hidden. Refuses when a
 * count that must be hidden now was printed before.
 */
export function heldByEarlier(
  model: CountModel,
  earlier: readonly Release[],
  demands: Demands,
): Result<{ settled: Uint8Array; reasons: ReadonlyMap<number, Reason> }> {
  const settled = demands.settled.slice()
  const reasons = new Map(demands.reasons)
  const printed = new Set<number>()
  const mentioned = new Set<number>(model.rowOf.at(-1))
  for (const [part, release] of earlier.entries()) {
    for (const [cell, row] of model.rowOf[part]!.entries()) {
      if (release.table.cells[cell]!.withheld) {
        if (!mentioned.has(row)) settled[row] = absent
        continue
      }
      mentioned.add(row)
      if (!release.hidden[cell]) printed.add(row)
      else if (settled[row] !== hidden) {
        settled[row] = hidden
        reasons.set(row, 'already-hidden')
      }
    }
  }
  const disclosed = [...printed].filter(row => demands.settled[row] === hidden)
  if (disclosed.length > 0) return refused({ kind: 'release.already-disclosed', cells: namesOf(model, disclosed) })
  for (const row of printed) {
    settled[row] = shown
    reasons.delete(row)
  }
  return done({ settled, reasons })
}

function namesOf(model: CountModel, rows: readonly number[]): readonly CellName[] {
  const { cells } = model.parts.at(-1)!
  return cells.filter((_, cell) => rows.includes(model.rowOf.at(-1)![cell]!)).map(cell => cell.at)
}

/** Small changes between a count as it was and as it is now corrected: two children reported late are two children. */
export function incrementsOf(model: CountModel, policy: Policy): readonly Guard[] {
  const last = model.parts.length - 1
  const guards: Guard[] = []
  for (let part = 0; part < last; part++) {
    const before = new Map(model.setsOf[part]!.map((sets, cell) => [keyOf(sets), cell]))
    for (const [cell, { at, count }] of model.parts[last]!.cells.entries()) {
      const old = before.get(keyOf(model.setsOf[last]![cell]!))
      if (old === undefined) continue
      const change = Math.abs(count - model.parts[part]!.cells[old]!.count)
      if (change === 0 || !isSmall(change, policy)) continue
      const difference = differenceOf(model.rows[model.rowOf[last]![cell]!]!, model.rows[model.rowOf[part]![old]!]!)
      guards.push({ ...difference, why: 'increment', cells: [model.parts[part]!.cells[old]!.at, at] })
    }
  }
  return guards
}

/** What the first row counts and the second does not, with sign. */
function differenceOf(plus: Int32Array, minus: Int32Array): { at: Int32Array; sign: Int8Array } {
  const [taken, given] = [new Set(minus), new Set(plus)]
  const more = [...plus].filter(column => !taken.has(column))
  const less = [...minus].filter(column => !given.has(column))
  return {
    at: Int32Array.from([...more, ...less]),
    sign: Int8Array.from([...more.map(() => 1), ...less.map(() => -1)]),
  }
}
