/** `waymark import`: public facts from a CSV with its description, or a framework file against the one in use. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { describeProblem, readFactSource, type ImportPlan } from '@waymark/exchange'
import { day } from '@waymark/network'
import { contentFolder, knownForImport, keepImport, publishAgain } from '@waymark/operations'
import { withRuntime } from '../open.ts'

export const usage = 'import DESCRIPTION.yaml [--dry-run]   loads public facts from the CSV the description names'

export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  })
  const [file] = positionals
  if (!file) throw new Error(usage)
  const described = { file: path.basename(file), text: fs.readFileSync(file, 'utf8') }
  const table = file.replace(/[.]yaml$/, '.csv')
  if (!fs.existsSync(table))
    throw new Error(`${table} is missing: a description and its table go together, under one name.`)
  const listed = { file: path.basename(table), text: fs.readFileSync(table, 'utf8') }
  const read = readFactSource({ described, listed }, { ...knownForImport(contentFolder), today: begunAnywhere() })
  if (!read.ok) {
    for (const problem of read.refusal) console.error(describeProblem(problem))
    console.error('Nothing was loaded.')
    return 1
  }
  for (const plan of read.value) printReport(plan)
  if (values['dry-run']) {
    console.log('Dry run: nothing was loaded.')
    return 0
  }
  return withRuntime(async runtime => {
    const changed = await keepImport(runtime, ...read.value)
    const label = changed ? await publishAgain(runtime) : undefined
    console.log(
      changed
        ? `Loaded. ${label ? `Published public-record ${label}.` : ''}`
        : 'The same content is there already; nothing was changed.',
    )
    return 0
  })
}

/** The last day that has begun anywhere on earth, 14 hours east of UTC. */
function begunAnywhere() {
  return day(new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10))
}

function printReport({ id, report, series }: ImportPlan): void {
  const { counts } = report
  if (series) console.log(`${id}:`)
  for (const mendedRow of report.mended) console.log(`row ${mendedRow.row}: mended: ${mendedRow.reason.en}`)
  for (const notedRow of report.marked) console.log(`row ${notedRow.row}: ${notedRow.reason.en}`)
  for (const leftOut of report.leftOut) console.log(`row ${leftOut.row}: left out: ${leftOut.reason.en}`)
  for (const notedRow of report.notCovered) console.log(`row ${notedRow.row}: not covered: ${notedRow.reason.en}`)
  for (const notedRow of report.missing) console.log(`row ${notedRow.row}: ${notedRow.missing}: ${notedRow.reason.en}`)
  for (const one of report.absent) console.log(`${one.place}: no row${one.reason ? `: ${one.reason.en}` : ''}`)
  const states = Object.entries(counts.states).map(([state, n]) => `${state} ${n}`)
  const missing = Object.entries(counts.missing).map(([reason, n]) => `${reason} ${n}`)
  console.log(
    `${counts.rows} rows; in scope ${counts.scope}, asked ${counts.asked}, not asked ${counts.notAsked}: ${[...states, ...missing].join(', ')}.`,
  )
}
