import { audit, type Witness } from '../audit/audit.ts'
import type { Solver } from '../audit/solver.ts'
import { Echelon, type Sum } from '../elimination/echelon.ts'
import { sequenceFrom } from '../random.ts'
import { free, type Task } from '../task.ts'
import { printedOf } from './printed.ts'

/** A pattern that holds, and ways of spreading the children that agree with what it prints. */
export type Start = { readonly pattern: Uint8Array; readonly witnesses: readonly Witness[] }

// Steps times unknowns and equations; what is left hidden after so much tidying is safe, only more than needed.
const mostWork = 500_000_000

/**
 * Shows again what need not be hidden: each candidate in turn is printed if every hidden row and guard stays as wide as
 * required. A candidate that would make a hidden row computable is passed over without an audit.
 */
export function tidy(task: Task, start: Start, solver: Solver, mostAudits: number): Uint8Array {
  const { model } = task
  const result = start.pattern.slice()
  const echelon = new Echelon(model.columns, sequenceFrom('tidy'))
  for (const [row, columns] of model.rows.entries()) {
    if (result[row] === 1 || task.settled[row]! > 1) continue
    const vector = echelon.reduce({ at: columns })
    if (vector.at.length > 0) echelon.add(vector)
  }
  const candidates = [...model.rows.keys()].filter(row => result[row] === 1 && task.settled[row] === free)
  candidates.sort((a, b) => model.counts[b]! - model.counts[a]! || a - b)
  const isCandidate = new Set(candidates)
  for (const [row, columns] of model.rows.entries()) {
    if (result[row] === 1 && !isCandidate.has(row)) echelon.watch({ at: columns })
  }
  for (const guard of task.guards) echelon.watch(guard)
  let witnesses: readonly Witness[] = [task.truth, ...start.witnesses]
  let [audits, work] = [0, 0]
  for (const row of candidates) {
    const vector = echelon.reduce({ at: model.rows[row]! })
    if (echelon.wouldReveal(vector)) continue
    if (audits++ >= mostAudits || work > mostWork) break
    result[row] = 0
    const found = holds(task, result, solver, witnesses)
    work += found?.work ?? 0
    if (found?.ranges.every(range => range.verdict === 'wide')) {
      witnesses = found.witnesses
      if (vector.at.length > 0) echelon.add(vector)
    } else result[row] = 1
  }
  return result
}

/** The audit of a pattern, up to the first hidden row or guard that is not soon shown to be wide. */
function holds(task: Task, pattern: Uint8Array, solver: Solver, witnesses: readonly Witness[]) {
  const printed = printedOf(task, pattern)
  return audit(
    { printed, sums: sumsOf(task, pattern), widths: widthsOf(task, pattern), witnesses, untilNarrow: true },
    solver,
  )
}

/** Every hidden row, then every guard. */
export function sumsOf(task: Task, pattern: Uint8Array): readonly Sum[] {
  return [...hiddenRows(pattern).map(row => ({ at: task.model.rows[row]! })), ...task.guards]
}

/** How wide each of those sums must stay. */
export function widthsOf(task: Task, pattern: Uint8Array): readonly number[] {
  return [...hiddenRows(pattern).map(row => task.widths[row]!), ...task.guards.map(() => task.policy.width)]
}

export function hiddenRows(pattern: Uint8Array): readonly number[] {
  return [...pattern.keys()].filter(row => pattern[row] === 1)
}
