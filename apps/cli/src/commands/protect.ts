/** `waymark protect`: protects a table of counts in a CSV or XLSX file, and checks the certificate of a protected one. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  checkPolicy,
  foldName,
  loadSolver,
  printRows,
  protectTable,
  quickEffort,
  readLedger,
  roundTable,
  usualEffort,
  usualPolicy,
  type PrintedTable,
  type Protected,
  type Release,
  type Solver,
} from '@waymark/disclosure'
import { csvText } from './protect-csv.ts'
import { readJson, readProtectTable, type Read, type TableRead } from './protect-read.ts'
import { mark, printAlternatives, printReport, progressBar } from './protect-report.ts'
import { verifyFile, type CertificateFile } from './protect-verify.ts'
import { refusalWords } from './protect-words.ts'

export const usage = `protect TABLE [--mapping FILE] [--out FOLDER] [--smallest 4] [--width 1] [--hide-zeros] [--no-complements] [--quick] [--ledger FILE] [--round BASE]
                                   hides in a CSV or XLSX table what would give small counts away, and writes the proof beside it
  protect --verify CERTIFICATE     checks a certificate and the protected table beside it`

const given = {
  mapping: { type: 'string' },
  out: { type: 'string' },
  smallest: { type: 'string', default: '4' },
  width: { type: 'string', default: '1' },
  'hide-zeros': { type: 'boolean', default: false },
  'no-complements': { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
  ledger: { type: 'string' },
  round: { type: 'string' },
  verify: { type: 'string' },
} as const

/** Ends with 0 when the table is protected or its certificate holds, 1 when not, 2 when a file or a word makes no sense. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: given })
  if (values.verify !== undefined) return verifyFile(values.verify)
  const [file] = positionals
  if (file === undefined || positionals.length > 1) return refuse(`Usage: ${usage}`)
  const policy = checkPolicy({
    ...usualPolicy,
    smallest: Number(values.smallest),
    width: Number(values.width),
    zerosShown: !values['hide-zeros'],
    complements: !values['no-complements'],
  })
  if (!policy.ok) return refuse(refusalWords(policy.refusal))
  const table = await readProtectTable(file, values.mapping ?? `${withoutEnding(file)}.mapping.json`)
  if (!table.ok) return refuse(table.words)
  const read = table.value
  if (read.flat.zeros > 0 && values['hide-zeros'])
    return refuse('Lines that are left out show where zeros are: write them into the table, or do not hide zeros.')
  const solver = await loadSolver()
  const target = path.join(values.out ?? path.dirname(file), path.basename(withoutEnding(file)))
  if (values.round !== undefined) return writeRounded(read, { target, base: Number(values.round) }, solver)
  const ledger = values.ledger === undefined ? undefined : readLedgerFile(values.ledger)
  if (ledger && !ledger.ok) return refuse(ledger.words)
  const earlier = ledger?.value ?? []
  const effort = values.quick ? quickEffort : usualEffort
  const safe = protectTable(
    { table: read.flat.table, policy: policy.value, earlier, effort, onStep: progressBar() },
    solver,
  )
  if (!safe.ok) return refuse(refusalWords(safe.refusal), 1)
  // The ledger first: what is out and not in it would give later tables away.
  if (values.ledger !== undefined) writeLedger(values.ledger, [...earlier, safe.value.release])
  writeProtected(read, { target, earlier }, safe.value)
  printReport(read.flat.table, safe.value, policy.value)
  printAlternatives(read.flat.table, { policy: policy.value, safe: safe.value }, solver)
  return 0
}

function refuse(words: string, code = 2): number {
  console.error(words)
  return code
}

function withoutEnding(file: string): string {
  return file.replace(/\.(?:csv|xlsx)$/i, '')
}

function writeProtected(
  read: TableRead,
  { target, earlier }: { target: string; earlier: readonly Release[] },
  safe: Protected,
): void {
  const hidden = new Set([...safe.release.hidden.keys()].filter(cell => safe.release.hidden[cell]))
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(`${target}.protected.csv`, csvText(printRows(read.rows, { ...read, hidden }, mark)))
  const printed = [...earlier.map(printedOf), safe.printed]
  const file: CertificateFile = { mapping: read.mapping, printed, certificate: safe.certificate }
  fs.writeFileSync(`${target}.certificate.json`, `${JSON.stringify(file)}\n`)
  console.log(`Written: ${target}.protected.csv and ${target}.certificate.json`)
}

/** Everything published before; nothing where there is no ledger yet. */
function readLedgerFile(file: string): Read<readonly Release[]> {
  if (!fs.existsSync(file)) return { ok: true, value: [] }
  const json = readJson(file)
  if (!json.ok) return json
  const ledger = readLedger(json.value)
  return ledger.ok ? ledger : { ok: false, words: `${file}: ${refusalWords(ledger.refusal)}` }
}

/** Writes the ledger beside itself first, so that one that was cut short never takes the place of a whole one. */
function writeLedger(file: string, releases: readonly Release[]): void {
  const fresh = `${file}.new`
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(fresh, JSON.stringify(releases), { mode: 0o600 })
  fs.renameSync(fresh, file)
}

function printedOf({ table, hidden }: Release): PrintedTable {
  const cells = table.cells.flatMap(({ at, count, withheld }, cell) =>
    withheld ? [] : [{ at, count: hidden[cell] ? null : count }],
  )
  return { id: table.id, dimensions: table.dimensions, cells }
}

function writeRounded(read: TableRead, { target, base }: { target: string; base: number }, solver: Solver): number {
  const rounded = roundTable(read.flat.table, base, solver)
  if (!rounded.ok)
    return refuse(refusalWords(rounded.refusal), rounded.refusal.kind === 'rounding.base-too-small' ? 2 : 1)
  const printed = read.rows.map(row => [...row])
  for (const [cell, { row, column }] of read.flat.place.entries()) {
    printed[row]![column] = String(rounded.value.printed.cells[cell]!.count)
  }
  const header = read.rows[0]!.map(foldName)
  // Percentages and rates were computed from the counts as they were.
  for (const { column } of read.mapping.derived ?? []) {
    for (const row of printed.slice(1)) row[header.indexOf(column)] = ''
  }
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(`${target}.rounded.csv`, csvText(printed))
  const { most, mean, changed } = rounded.value.errors
  console.log(`Written: ${target}.rounded.csv`)
  console.log(
    `${changed} of ${read.flat.place.length} counts changed, by ${mean.toFixed(2)} on average and at most ${most}.`,
  )
  return 0
}
