/** What `waymark protect` says to the office: what is hidden and why, and what other choices would cost. No count is said. */
import process from 'node:process'
import {
  cellWords,
  protectTable,
  quickEffort,
  roundTable,
  type Policy,
  type Progress,
  type Protected,
  type Reason,
  type Solver,
  type Table,
} from '@waymark/disclosure'

/** One mark for every hidden cell, whatever the cause. */
export const mark = '*'

const mostLines = 40 // hidden cells listed one by one

/** A bar on the terminal, redrawn at each step; nothing where the output is no terminal. */
export function progressBar(): Progress {
  return (doneSteps, ofSteps, next) => {
    if (!process.stderr.isTTY) return
    const full = Math.round((20 * doneSteps) / ofSteps)
    const end = doneSteps === ofSteps
    process.stderr.write(
      `\r[${'#'.repeat(full)}${'.'.repeat(20 - full)}] ${end ? 'done' : next}\u001B[K${end ? '\n' : ''}`,
    )
  }
}

const reasonWords: Readonly<Record<Reason, string>> = {
  small: 'small count',
  contributors: 'too few contributors',
  'already-hidden': 'hidden in an earlier table',
  protects: 'protects others',
}

/** What is hidden and why, for the office: no count is said, since the report may be kept with the table. */
export function printReport(table: Table, { loss, reasons }: Protected, policy: Policy): void {
  const share = Math.round((100 * loss.hidden) / loss.cells)
  console.log(
    `\n${loss.hidden} of ${loss.cells} cells are hidden (${share} %), ${loss.hiddenToProtect} of them only to protect others.`,
  )
  const byReason = Map.groupBy(reasons.values(), reason => reason)
  for (const [reason, list] of byReason) console.log(`  ${list.length} x ${reasonWords[reason]}`)
  console.log(
    `A reader of everything printed cannot confine any hidden count to fewer than ${policy.width + 1} values.`,
  )
  const lines = [...reasons].slice(0, mostLines)
  for (const [cell, reason] of lines) console.log(`  ${cellWords(table.cells[cell]!.at)}: ${reasonWords[reason]}`)
  if (reasons.size > lines.length)
    console.log(`  and ${reasons.size - lines.length} more; each is marked ${mark} in the table`)
}

/** What other choices would cost, side by side. */
export function printAlternatives(
  table: Table,
  { policy, safe }: { policy: Policy; safe: Protected },
  solver: Solver,
): void {
  const lines: [string, string][] = [['as protected now', outcomeWords(safe)]]
  const tryOut = (name: string, changed: Table, under: Policy) => {
    const other = protectTable({ table: changed, policy: under, effort: quickEffort }, solver)
    lines.push([name, other.ok ? outcomeWords(other.value) : 'cannot be protected'])
  }
  if (policy.smallest < 9) tryOut('counts up to 9 as small', table, { ...policy, smallest: 9 })
  for (const { name } of table.dimensions) {
    const coarser = withoutFinest(table, name)
    if (coarser) tryOut(`without the finest ${name}`, coarser, policy)
  }
  const rounded = roundTable(table, policy.smallest + 1, solver)
  if (rounded.ok) {
    const { most, mean } = rounded.value.errors
    const words = `nothing hidden; counts off by ${mean.toFixed(2)} on average, at most ${most}`
    lines.push([`rounded to ${policy.smallest + 1}`, words])
  }
  console.log('\nAlternatives:')
  for (const [name, words] of lines) console.log(`  ${name.padEnd(32)} ${words}`)
}

function outcomeWords({ loss }: Protected): string {
  return `${loss.cells - loss.hidden} cells printed, ${loss.hidden} hidden`
}

/** The table without the members of a dimension that are parts of another and have no parts themselves. */
function withoutFinest(table: Table, name: string): Table | undefined {
  const { members } = table.dimensions.find(dimension => dimension.name === name)!
  const isPart = (member: string) =>
    members[member]!.length === 1 &&
    Object.values(members).some(leaves => leaves.length > 1 && leaves.includes(members[member]![0]!))
  const cells = table.cells.filter(cell => cell.at[name] === undefined || !isPart(cell.at[name]))
  return cells.length >= 2 && cells.length < table.cells.length ? { ...table, cells } : undefined
}
