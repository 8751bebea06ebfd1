import { keyOf, type LeafSet } from './model/codes.ts'
import type { CountModel } from './model/model.ts'
import { RowIndex } from './model/row-index.ts'
import { isSmall, type Policy } from './policy.ts'
import { absent, hidden, shown, type Guard, type Reason } from './task.ts'

/** What a policy demands of the rows of a model: which must be shown, which hidden and why, and what else is guarded. */
export type Demands = {
  readonly settled: Uint8Array
  readonly reasons: Map<number, Reason>
  readonly guards: Guard[]
}

/** Applies the rules to the last table of the model; earlier tables are out already and follow what was printed then. */
export function demandsOf(model: CountModel, policy: Policy): Demands {
  const settled = new Uint8Array(model.rows.length)
  const reasons = new Map<number, Reason>()
  const guards: Guard[] = []
  const last = model.parts.length - 1
  const { cells } = model.parts[last]!
  const printed = new Set(model.rowOf[last]!.filter((_, number) => !cells[number]!.withheld))
  for (const [number, cell] of cells.entries()) {
    const row = model.rowOf[last]![number]!
    if (!printed.has(row)) {
      settled[row] = absent
      if (isSmall(cell.count, policy)) guards.push({ at: model.rows[row]!, why: 'withheld', cells: [cell.at, cell.at] })
      continue
    }
    const few = cell.contributors !== undefined && cell.contributors < policy.contributors && cell.count > 0
    const reason = isSmall(cell.count, policy) ? 'small' : few ? 'contributors' : undefined
    if (reason) {
      settled[row] = hidden
      if (!reasons.has(row)) reasons.set(row, reason)
    } else if (cell.count === 0 && settled[row] !== hidden) settled[row] = shown
  }
  if (policy.complements) guards.push(...complements(model, policy))
  return { settled, reasons, guards }
}

/**
 * What is left of a larger cell after taking away a smaller one that differs from it in one dimension, where that is small:
 * 49 of 50 tells of the one. What is itself a cell needs no guard.
 */
function complements(model: CountModel, policy: Policy): Guard[] {
  const part = model.parts.length - 1
  const { cells } = model.parts[part]!
  const setsOf = model.setsOf[part]!
  const numberOf = new Map(setsOf.map((sets, number) => [keyOf(sets), number]))
  const widerSets = model.axes.map((_, axis) => supersets(setsOf.map(sets => sets[axis]!)))
  const known = new RowIndex()
  for (const row of model.rows) known.add(row)
  const guards: Guard[] = []
  for (const [number, sets] of setsOf.entries()) {
    for (const axis of sets.keys()) {
      for (const wider of widerSets[axis]!.get(sets[axis]!.id) ?? []) {
        const larger = numberOf.get(keyOf(sets.with(axis, wider)))
        if (larger === undefined || !isSmall(cells[larger]!.count - cells[number]!.count, policy)) continue
        const at = without(model.rows[model.rowOf[part]![larger]!]!, model.rows[model.rowOf[part]![number]!]!)
        if (known.find(at) !== undefined) continue
        known.add(at)
        guards.push({ at, why: 'complement', cells: [cells[larger]!.at, cells[number]!.at] })
      }
    }
  }
  return guards
}

/** For each leaf set in use, the sets that strictly contain it. */
function supersets(used: readonly LeafSet[]): Map<number, readonly LeafSet[]> {
  const sets = [...new Map(used.map(set => [set.id, set])).values()]
  const members = new Map(sets.map(set => [set.id, new Set(set.leaves)]))
  return new Map(
    sets.map(set => [
      set.id,
      sets.filter(
        other => other.leaves.length > set.leaves.length && set.leaves.every(leaf => members.get(other.id)!.has(leaf)),
      ),
    ]),
  )
}

function without(larger: Int32Array, part: Int32Array): Int32Array {
  const taken = new Set(part)
  return larger.filter(column => !taken.has(column))
}
