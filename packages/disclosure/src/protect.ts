import type { Solver } from './audit/solver.ts'
import { issueCertificate, type Certificate, type PrintedRows } from './certificate/certificate.ts'
import type { PrintedTable } from './certificate/printed-table.ts'
import { demandsOf } from './demands.ts'
import { trueCounts } from './model/additivity.ts'
import { modelOf, type CountModel } from './model/model.ts'
import { checkPolicy, rulesOf, usualPolicy, type Policy } from './policy.ts'
import { heldByEarlier, incrementsOf, promisesOf, type Release } from './releases.ts'
import { done, refused, type Result } from './result.ts'
import { lossOf, type Loss } from './suppress/loss.ts'
import { suppress, type Effort, type Progress } from './suppress/suppress.ts'
import { checkTable, type Table } from './table.ts'
import { hidden, type Reason, type Task } from './task.ts'

export type ProtectRequest = {
  readonly table: Table
  readonly policy?: Policy
  /** Everything published before about the same children, the oldest first. */
  readonly earlier?: readonly Release[]
  readonly effort?: Effort
  readonly onStep?: Progress
}

/** One order, nothing shown again: for a first look, and for large tables. */
export const quickEffort: Effort = { orders: 1, audits: 0 }
/** Four orders, and up to 150 audits (fewer for large tables) to show again what need not be hidden. */
export const usualEffort: Effort = { orders: 4, audits: 150 }

export type Protected = {
  /** The table as it may be printed. */
  readonly printed: PrintedTable
  /** Proof for the readers, over everything earlier and this table. */
  readonly certificate: Certificate
  /** This table as an entry of the ledger, for the next release. Holds true counts: keep it as the table itself is kept. */
  readonly release: Release
  /** For the office: why each hidden cell is hidden, by number of cell. Never to be printed. */
  readonly reasons: ReadonlyMap<number, Reason>
  readonly loss: {
    readonly cells: number
    readonly hidden: number
    readonly hiddenToProtect: number
    /** Sum of the counts of cells hidden only to protect others. */
    readonly countsHiddenToProtect: number
    /** What each order tried would have lost before repair and tidying. */
    readonly tried: readonly Loss[]
  }
}

/**
 * Protects a table of counts: hides small counts and whatever would give them away, together with everything published
 * before. Only what the audit has shown to be safe comes out; otherwise a refusal, and nothing half-protected.
 */
export function protectTable(request: ProtectRequest, solver: Solver): Result<Protected> {
  const policy = checkPolicy(request.policy ?? usualPolicy)
  if (!policy.ok) return policy
  const earlier = request.earlier ?? []
  const task = taskOf(request.table, { policy: policy.value, earlier }, solver)
  if (!task.ok) return task
  const suppressed = suppress(task.value, solver, request.effort ?? usualEffort, request.onStep)
  if (!suppressed.ok) return suppressed
  const { model } = task.value
  const rules = rulesOf(policy.value)
  const printed = model.parts.map((table, part) => ({
    ...printedPart(model, part, hiddenIn(table, part)),
    rules: earlier[part]?.rules ?? rules,
  }))
  function hiddenIn(table: Table, part: number): readonly boolean[] {
    if (part < earlier.length) return earlier[part]!.hidden
    return table.cells.map((_, cell) => suppressed.ok && suppressed.value.hidden[model.rowOf[part]![cell]!] === 1)
  }
  const last = model.parts.length - 1
  const marks = hiddenIn(request.table, last)
  const certificate = issueCertificate(model, printed, suppressed.value.audit.witnesses)
  return done({
    printed: printed[last]!.table,
    certificate,
    release: { table: request.table, hidden: marks, rules },
    reasons: reasonsOf(task.value, marks),
    loss: { ...lossIn(task.value, suppressed.value.hidden), tried: suppressed.value.tried },
  })
}

function taskOf(
  table: Table,
  { policy, earlier }: { policy: Policy; earlier: readonly Release[] },
  solver: Solver,
): Result<Task> {
  for (const part of [...earlier.map(release => release.table), table]) {
    const checked = checkTable(part)
    if (!checked.ok) return checked
  }
  for (const {
    table: { id, cells },
    hidden: marks,
  } of earlier) {
    const missing = cells.findIndex((_, cell) => marks[cell] === undefined)
    if (missing >= 0) return refused({ kind: 'release.hidden-unknown', release: id, cell: cells[missing]!.at })
  }
  const built = modelOf([...earlier.map(release => release.table), table])
  if (!built.ok) return built
  const model = built.value
  const truth = trueCounts(model, policy.smallest, solver)
  if (!truth.ok) return truth
  const promises = promisesOf(model, earlier, policy)
  if (!promises.ok) return promises
  const demands = demandsOf(model, policy)
  const held = heldByEarlier(model, earlier, demands)
  if (!held.ok) return held
  const guards = [...demands.guards, ...incrementsOf(model, policy)]
  return done({ id: table.id, model, policy, ...promises.value, ...held.value, guards, truth: truth.value })
}

/** The printed form of one table, withheld cells left out, with the row of each printed cell. */
function printedPart(model: CountModel, part: number, marks: readonly boolean[]): Omit<PrintedRows, 'rules'> {
  const { id, dimensions, cells } = model.parts[part]!
  const kept = [...cells.keys()].filter(cell => !cells[cell]!.withheld)
  const table = {
    id,
    dimensions,
    cells: kept.map(cell => ({ at: cells[cell]!.at, count: marks[cell] ? null : cells[cell]!.count })),
  }
  return { table, rowOf: Int32Array.from(kept, cell => model.rowOf[part]![cell]!) }
}

function reasonsOf(task: Task, marks: readonly boolean[]): ReadonlyMap<number, Reason> {
  const rows = task.model.rowOf.at(-1)!
  return new Map(
    [...marks.keys()].filter(cell => marks[cell]).map(cell => [cell, task.reasons.get(rows[cell]!) ?? 'protects']),
  )
}

function lossIn(task: Task, pattern: Uint8Array) {
  const all = lossOf(task.model, pattern)
  const forced = lossOf(
    task.model,
    task.settled.map(state => (state === hidden ? 1 : 0)),
  )
  return {
    cells: task.model.parts.at(-1)!.cells.filter(cell => !cell.withheld).length,
    hidden: all.cells,
    hiddenToProtect: all.cells - forced.cells,
    countsHiddenToProtect: all.counts - forced.counts,
  }
}
