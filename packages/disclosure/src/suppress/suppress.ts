import { audit, type Audit, type Range, type Witness } from '../audit/audit.ts'
import type { Solver } from '../audit/solver.ts'
import { eliminate } from '../elimination/eliminate.ts'
import { sequenceFrom } from '../random.ts'
import { done, refused, type CellName, type Result } from '../result.ts'
import { free, type Task } from '../task.ts'
import { isLess, lossOf, type Loss } from './loss.ts'
import { ordersFor } from './orders.ts'
import { printedOf } from './printed.ts'
import { cheapestCover } from './repair.ts'
import { hiddenRows, sumsOf, tidy, widthsOf } from './tidy.ts'

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
export function suppress(task: Task, solver: Solver, effort: Effort, onStep: Progress = () => {}): Result<Suppressed> {
  const chosen = leastLossy(task, effort, onStep)
  if (!chosen.ok) return chosen
  const { tried } = chosen.value
  onStep(effort.orders, effort.orders + 3, 'audit')
  const mended = untilWide(task, chosen.value.hidden, solver)
  if (!mended.ok) return mended
  const { pattern, found } = mended.value
  onStep(effort.orders + 1, effort.orders + 3, 'tidying')
  const tidied =
    effort.audits > 0 ? tidy(task, { pattern, witnesses: found.witnesses }, solver, effort.audits) : pattern
  onStep(effort.orders + 2, effort.orders + 3, 'audit')
  const isSame = tidied.every((mark, row) => mark === pattern[row])
  const final = isSame ? undefined : auditPattern(task, tidied, solver)
  onStep(effort.orders + 3, effort.orders + 3, 'audit')
  // What was shown again rested on witnesses that are not for print; where the final audit does not find its own, the
  // wider pattern stands.
  if (final && narrowIn(final).length === 0) return done({ hidden: tidied, tried, audit: final.rows })
  return done({ hidden: pattern, tried, audit: found })
}

function leastLossy(
  task: Task,
  effort: Effort,
  onStep: Progress,
): Result<{ hidden: Uint8Array; tried: readonly Loss[] }> {
  const tried: Loss[] = []
  let best: { hidden: Uint8Array; loss: Loss } | undefined
  for (const [number, order] of ordersFor(task, effort.orders).entries()) {
    onStep(number, effort.orders + 3, 'elimination')
    const pattern = eliminate(task, order, sequenceFrom(`directions of ${task.id}`))
    if (pattern.revealed.length > 0) return refusal(task, pattern.revealed)
    const loss = lossOf(task.model, pattern.hidden)
    tried.push(loss)
    if (!best || isLess(loss, best.loss)) best = { hidden: pattern.hidden, loss }
  }
  return done({ hidden: best!.hidden, tried })
}

/**
 * Audits, hides what lets narrow sums move, and audits again until all are wide.
 *
 * Between repairs the audit may use what only the office knows (the true counts, earlier witnesses): it is quicker. What is
 * returned rests on an audit from what is printed alone.
 */
function untilWide(task: Task, start: Uint8Array, solver: Solver): Result<{ pattern: Uint8Array; found: Audit }> {
  const pattern = start.slice()
  let known: readonly Witness[] | undefined
  for (let round = 0; round < mostRepairs; round++) {
    const final = auditPattern(task, pattern, solver, known)
    if (!final) return refused({ kind: 'table.inconsistent' })
    const narrow = narrowIn(final)
    if (narrow.length === 0 && !known) return done({ pattern, found: final.rows })
    const stuck = repair(task, pattern, { final, narrow }, solver)
    if (stuck.length > 0) return refusal(task, stuck)
    known = narrow.length === 0 ? undefined : [task.truth, ...final.rows.witnesses, ...final.guards.witnesses]
  }
  return refusal(task, [])
}

/** Hides rows so that each of the narrow sums can move; those (by row, guards after the rows) for which nothing helps. */
function repair(
  task: Task,
  pattern: Uint8Array,
  { final, narrow }: { readonly final: Final; readonly narrow: readonly number[] },
  solver: Solver,
): readonly number[] {
  const rows = hiddenRows(pattern)
  const sums = sumsOf(task, pattern)
  const widths = widthsOf(task, pattern)
  const isChosen = (at: number) => rows[at] !== undefined && task.settled[rows[at]] === free
  // What must stay unknown comes first; rows that were only chosen to protect it move with it, or can be shown again.
  const pressing = narrow.filter(at => !isChosen(at))
  const unmoved: number[] = []
  let changed = false
  for (const at of pressing.length > 0 ? pressing : narrow) {
    const cover =
      isChosen(at) && isKnown(final.rows.ranges[at]!)
        ? 'known'
        : cheapestCover(task, pattern, { sum: sums[at]!, width: widths[at]! }, solver)
    // A reader computes this count anyway, and it is not one that must stay unknown.
    if (cover === 'known') pattern[rows[at]!] = 0
    for (const row of cover === 'known' ? [] : (cover ?? [])) pattern[row] = 1
    changed ||= cover !== undefined && cover.length > 0
    if (cover === undefined) return [rows[at] ?? task.model.rows.length + at - rows.length]
    if (cover.length === 0) unmoved.push(at)
  }
  // These move in whole children as things stand, and were not found wide: more room beside them makes it easier to find.
  if (!changed && !unmoved.some(at => hideBeside(task, pattern, sums[at]!.at)))
    return unmoved.map(at => rows[at] ?? task.model.rows.length + at - rows.length)
  return []
}

function isKnown(range: Range): boolean {
  return range.verdict === 'narrow' && range.from === range.to
}

/** Hides the smallest printed row that shares a column; false when there is none that may be hidden. */
function hideBeside(task: Task, pattern: Uint8Array, columns: Int32Array): boolean {
  const near = new Set(columns)
  const candidates = [...task.model.rows.keys()].filter(
    row => pattern[row] === 0 && task.settled[row] === free && task.model.rows[row]!.some(column => near.has(column)),
  )
  const [smallest] = candidates.sort((a, b) => task.model.counts[a]! - task.model.counts[b]! || a - b)
  if (smallest !== undefined) pattern[smallest] = 1
  return smallest !== undefined
}

/** The audits of one pattern: of the hidden rows, and of the guards. */
type Final = { readonly rows: Audit; readonly guards: Audit }

/**
 * With nothing known beforehand, the witnesses of the first audit may be published: it asks about hidden rows only and
 * starts from what is printed only.
 * Which guards there are depends on hidden counts, so they are asked about apart.
 */
function auditPattern(task: Task, pattern: Uint8Array, solver: Solver, known?: readonly Witness[]): Final | undefined {
  const printed = printedOf(task, pattern)
  const hidden = hiddenRows(pattern)
  const sums = hidden.map(row => ({ at: task.model.rows[row]! }))
  const widths = widthsOf(task, pattern)
  const rows = audit({ printed, sums, widths, ...(known && { witnesses: known }) }, solver)
  if (!rows) return undefined
  const guards = audit(
    { printed, sums: task.guards, widths: widths.slice(hidden.length), witnesses: [task.truth, ...rows.witnesses] },
    solver,
  )
  return guards && { rows, guards }
}

/** Positions, among hidden rows and then guards, of what is not shown to be wide. */
function narrowIn({ rows, guards }: Final): readonly number[] {
  return [...rows.ranges, ...guards.ranges].flatMap((range, at) => (range.verdict === 'wide' ? [] : [at]))
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
