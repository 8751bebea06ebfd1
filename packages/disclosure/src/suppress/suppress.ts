import { audit, type Audit } from '../audit/audit.ts'
import type { Solver } from '../audit/solver.ts'
import { eliminate } from '../elimination/eliminate.ts'
import { sequenceFrom } from '../random.ts'
import { done, refused, type CellName, type Result } from '../result.ts'
import { free, type Task } from '../task.ts'
import { isLess, lossOf, type Loss } from './loss.ts'
import { ordersFor } from './orders.ts'
import { printedOf } from './printed.ts'
import { cheapestCover } from './repair.ts'
import { hiddenRows, sumsOf, tidy } from './tidy.ts'

/** How much is tried: how many orders, and how many audits may be spent on showing again what need not be hidden. */
export type Effort = { readonly orders: number; readonly audits: number }

/** Told after each step, for a progress bar: how many of how many steps are done, and what comes next. */
export type Progress = (
  doneSteps: number,
  ofSteps: number,
  next: 'elimination' | 'audit' | 'repair' | 'tidying',
) => void

export type Suppressed = {
  readonly hidden: Uint8Array
  /** The loss of each order tried, before repair and tidying. */
  readonly tried: readonly Loss[]
  /** The final audit, from what is printed alone: one range per hidden row. */
  readonly audit: Audit
}

// A repair opens at least one narrow sum, so few rounds suffice; more would mean that the solver does not settle.
const mostRepairs = 25

/**
 * Chooses what to hide. Only a pattern that the audit has shown wide for every hidden row and every guard is returned;
 * otherwise the refusal names the cells that cannot be protected.
 */
export function suppress(task: Task, solver: Solver, effort: Effort, tell: Progress = () => {}): Result<Suppressed> {
  const chosen = leastLossy(task, effort, tell)
  if (!chosen.ok) return chosen
  const { tried } = chosen.value
  tell(effort.orders, effort.orders + 3, 'audit')
  const mended = untilWide(task, chosen.value.hidden, solver)
  if (!mended.ok) return mended
  let pattern = mended.value
  if (effort.audits > 0) {
    tell(effort.orders + 1, effort.orders + 3, 'tidying')
    pattern = tidy(task, pattern, solver, effort.audits)
  }
  tell(effort.orders + 2, effort.orders + 3, 'audit')
  const final = finalAudit(task, pattern, solver)
  if (final) {
    tell(effort.orders + 3, effort.orders + 3, 'audit')
    return done({ hidden: pattern, tried, audit: final })
  }
  // What was shown again rested on witnesses that the final audit did not find by itself: keep the wider pattern.
  const wider = finalAudit(task, mended.value, solver)
  if (wider) return done({ hidden: mended.value, tried, audit: wider })
  return refusal(task, hiddenRows(mended.value))
}

function leastLossy(
  task: Task,
  effort: Effort,
  tell: Progress,
): Result<{ hidden: Uint8Array; tried: readonly Loss[] }> {
  const tried: Loss[] = []
  let best: { hidden: Uint8Array; loss: Loss } | undefined
  for (const [number, order] of ordersFor(task, effort.orders).entries()) {
    tell(number, effort.orders + 3, 'elimination')
    const pattern = eliminate(task, order, sequenceFrom(`directions of ${task.id}`))
    if (pattern.revealed.length > 0) return refusal(task, pattern.revealed)
    const loss = lossOf(task.model, pattern.hidden)
    tried.push(loss)
    if (!best || isLess(loss, best.loss)) best = { hidden: pattern.hidden, loss }
  }
  return done({ hidden: best!.hidden, tried })
}

/** Audits, hides what lets narrow sums move, and audits again until all are wide. */
function untilWide(task: Task, start: Uint8Array, solver: Solver): Result<Uint8Array> {
  const pattern = start.slice()
  for (let round = 0; round < mostRepairs; round++) {
    const sums = sumsOf(task, pattern)
    const rows = hiddenRows(pattern)
    const found = audit(
      { printed: printedOf(task, pattern), sums, width: task.policy.width, witnesses: [task.truth] },
      solver,
    )
    if (!found) return refused({ kind: 'table.inconsistent' })
    const narrow = [...sums.keys()].filter(at => found.ranges[at]!.verdict !== 'wide')
    if (narrow.length === 0) return done(pattern)
    const stuck: number[] = []
    for (const at of narrow) {
      const row = rows[at]
      const needless = row !== undefined && task.settled[row] === free && isKnown(found, at)
      // A reader computes this count anyway, and it is not one that must stay unknown.
      if (needless) pattern[row] = 0
      else if (!open(task, pattern, sums[at]!, solver)) stuck.push(row ?? task.model.rows.length + at - rows.length)
    }
    if (stuck.length > 0) return refusal(task, stuck)
  }
  return refusal(task, [])
}

function isKnown(found: Audit, at: number): boolean {
  const range = found.ranges[at]!
  return range.verdict === 'narrow' && range.from === range.to
}

/** Hides the rows that let the sum move. When it moves in fractions already, hides the smallest printed rows beside it. */
function open(task: Task, pattern: Uint8Array, sum: { at: Int32Array; sign?: Int8Array }, solver: Solver): boolean {
  const cover = cheapestCover(task, pattern, sum, solver)
  if (!cover) return false
  const rows = cover.length > 0 ? cover : beside(task, pattern, sum.at)
  for (const row of rows) pattern[row] = 1
  return rows.length > 0
}

function beside(task: Task, pattern: Uint8Array, columns: Int32Array): readonly number[] {
  const near = new Set(columns)
  const candidates = [...task.model.rows.keys()].filter(
    row => pattern[row] === 0 && task.settled[row] === free && task.model.rows[row]!.some(column => near.has(column)),
  )
  return candidates.sort((a, b) => task.model.counts[a]! - task.model.counts[b]! || a - b).slice(0, 1)
}

/** The audit whose witnesses may be published: it asks about hidden rows only and starts from what is printed only. */
function finalAudit(task: Task, pattern: Uint8Array, solver: Solver): Audit | undefined {
  const printed = printedOf(task, pattern)
  const { width } = task.policy
  const sums = hiddenRows(pattern).map(row => ({ at: task.model.rows[row]! }))
  const open = audit({ printed, sums, width }, solver)
  if (!open?.ranges.every(range => range.verdict === 'wide')) return undefined
  const guards = audit({ printed, sums: task.guards, width, witnesses: open.witnesses }, solver)
  return guards?.ranges.every(range => range.verdict === 'wide') ? open : undefined
}

/** Names the cells of rows (and guards, numbered after the rows) that cannot be protected. */
function refusal(task: Task, stuck: readonly number[]): Result<never> {
  const { model } = task
  const cells: CellName[] = []
  let earlier = false
  for (const [part, table] of model.parts.entries()) {
    for (const [number, cell] of table.cells.entries()) {
      if (!stuck.includes(model.rowOf[part]![number]!)) continue
      cells.push(cell.at)
      earlier ||= part < model.parts.length - 1
    }
  }
  for (const at of stuck) if (at >= model.rows.length) cells.push(...task.guards[at - model.rows.length]!.cells)
  return refused({ kind: earlier ? 'release.already-disclosed' : 'protect.impossible', cells })
}
