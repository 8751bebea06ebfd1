/** `waymark protect`: protects a table of counts in a CSV or XLSX file, and checks the certificate of a protected one. */
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import {
  cellWords,
  checkPolicy,
  loadSolver,
  printRows,
  protectTable,
  quickEffort,
  roundTable,
  tableFromRows,
  usualEffort,
  usualPolicy,
  verifyCertificate,
  type Cell,
  type Certificate,
  type DisclosureRefusal,
  type FlatTable,
  type Mapping,
  type Policy,
  type PrintedTable,
  type Progress,
  type Protected,
  type Reason,
  type Release,
  type Solver,
  type Table,
} from '@waymark/disclosure'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'

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

// One mark for every hidden cell, whatever the cause.
const mark = '*'
type Rows = readonly (readonly string[])[]
type Read = { readonly rows: Rows; readonly mapping: Mapping; readonly flat: FlatTable }
type CertificateFile = {
  readonly mapping: Mapping
  readonly printed: readonly PrintedTable[]
  readonly certificate: Certificate
}

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
  const read = await readTable(file, values.mapping ?? `${withoutEnding(file)}.mapping.json`)
  if (typeof read === 'string') return refuse(read)
  const solver = await loadSolver()
  const target = path.join(values.out ?? path.dirname(file), path.basename(withoutEnding(file)))
  if (values.round !== undefined) return writeRounded(read, { target, base: Number(values.round) }, solver)
  const earlier = values.ledger && fs.existsSync(values.ledger) ? (readJson(values.ledger) as Release[]) : []
  const effort = values.quick ? quickEffort : usualEffort
  const safe = protectTable(
    { table: read.flat.table, policy: policy.value, earlier, effort, tell: progressBar() },
    solver,
  )
  if (!safe.ok) return refuse(refusalWords(safe.refusal), 1)
  writeProtected(read, { target, earlier }, safe.value)
  if (values.ledger) fs.writeFileSync(values.ledger, JSON.stringify([...earlier, safe.value.release]), { mode: 0o600 })
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

function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}

async function readTable(file: string, mappingFile: string): Promise<Read | string> {
  if (!fs.existsSync(file)) return `There is no file ${file}.`
  if (!fs.existsSync(mappingFile))
    return `There is no mapping ${mappingFile}; docs/guide/protect.md says how to write one.`
  let mapping: Mapping
  try {
    mapping = readJson(mappingFile) as Mapping
  } catch {
    return `${mappingFile} is not JSON.`
  }
  const isMapping = typeof mapping.id === 'string' && typeof mapping.dimensions === 'object' && mapping.counts?.columns
  if (!isMapping)
    return `${mappingFile} must have an id, dimensions and counts.columns; docs/guide/protect.md says how.`
  let rows: Rows
  try {
    rows = /\.xlsx$/i.test(file) ? await sheetRows(file) : csvRows(file)
  } catch {
    return `${file} cannot be read as a table.`
  }
  const flat = tableFromRows(rows, mapping)
  return flat.ok ? { rows, mapping, flat: flat.value } : refusalWords(flat.refusal)
}

async function sheetRows(file: string): Promise<Rows> {
  const rows = await readSheet(fs.readFileSync(file))
  return rows.map(row => row.map(field => (field === null ? '' : String(field))))
}

function csvRows(file: string): Rows {
  return parse(fs.readFileSync(file), { bom: true, skip_empty_lines: true }) as string[][]
}

function csvText(rows: Rows): string {
  const field = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map(row => `${row.map(field).join(',')}\n`).join('')
}

/** A bar on the terminal, redrawn at each step; nothing where the output is no terminal. */
function progressBar(): Progress {
  return (doneSteps, ofSteps, next) => {
    if (!process.stderr.isTTY) return
    const full = Math.round((20 * doneSteps) / ofSteps)
    const end = doneSteps === ofSteps
    process.stderr.write(
      `\r[${'#'.repeat(full)}${'.'.repeat(20 - full)}] ${end ? 'done' : next}\u001B[K${end ? '\n' : ''}`,
    )
  }
}

function writeProtected(
  read: Read,
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

function printedOf({ table, hidden }: Release): PrintedTable {
  const cells = table.cells.flatMap(({ at, count, withheld }, cell) =>
    withheld ? [] : [{ at, count: hidden[cell] ? null : count }],
  )
  return { id: table.id, dimensions: table.dimensions, cells }
}

const reasonWords: Readonly<Record<Reason, string>> = {
  small: 'small count',
  contributors: 'too few contributors',
  'already-hidden': 'hidden in an earlier table',
  protects: 'protects others',
}

/** What is hidden and why, for the office: no count is said, since the report may be kept with the table. */
function printReport(table: Table, { loss, reasons }: Protected, policy: Policy): void {
  const share = Math.round((100 * loss.hidden) / loss.cells)
  console.log(
    `\n${loss.hidden} of ${loss.cells} cells are hidden (${share} %), ${loss.hiddenToProtect} of them only to protect others.`,
  )
  const by = Map.groupBy(reasons.values(), reason => reason)
  for (const [reason, list] of by) console.log(`  ${list.length} x ${reasonWords[reason]}`)
  console.log(
    `A reader of everything printed cannot confine any hidden count to fewer than ${policy.width + 1} values.`,
  )
  const lines = [...reasons].slice(0, 40)
  for (const [cell, reason] of lines) console.log(`  ${cellWords(table.cells[cell]!.at)}: ${reasonWords[reason]}`)
  if (reasons.size > lines.length)
    console.log(`  and ${reasons.size - lines.length} more; each is marked ${mark} in the table`)
}

/** What other choices would cost, side by side. */
function printAlternatives(table: Table, { policy, safe }: { policy: Policy; safe: Protected }, solver: Solver): void {
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
  const members = table.dimensions.find(dimension => dimension.name === name)!.members
  const isPart = (member: string) =>
    members[member]!.length === 1 &&
    Object.values(members).some(leaves => leaves.length > 1 && leaves.includes(members[member]![0]!))
  const cells: readonly Cell[] = table.cells.filter(cell => cell.at[name] === undefined || !isPart(cell.at[name]))
  return cells.length >= 2 && cells.length < table.cells.length ? { ...table, cells } : undefined
}

function writeRounded(read: Read, { target, base }: { target: string; base: number }, solver: Solver): number {
  const rounded = roundTable(read.flat.table, base, solver)
  if (!rounded.ok)
    return refuse(refusalWords(rounded.refusal), rounded.refusal.kind === 'rounding.base-too-small' ? 2 : 1)
  const printed = read.rows.map(row => [...row])
  for (const [cell, { row, column }] of read.flat.place.entries()) {
    printed[row]![column] = String(rounded.value.printed.cells[cell]!.count)
  }
  const header = read.rows[0]!
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

/** Checks a certificate, and that the protected table beside it prints what was certified. */
function verifyFile(file: string): number {
  let read: CertificateFile
  try {
    read = readJson(file) as CertificateFile
  } catch {
    return refuse(`${file} cannot be read as a certificate.`)
  }
  const verdict = verifyCertificate(read.printed ?? [], read.certificate)
  if (!verdict.ok) return refuse(`The certificate does not hold (${verdict.fault.kind}).`, 1)
  const beside = file.replace(/\.certificate\.json$/, '.protected.csv')
  if (!fs.existsSync(beside)) return refuse(`The certificate holds, but there is no ${beside} to compare.`, 1)
  if (!printsTheSame(csvRows(beside), read)) return refuse(`${beside} does not print what was certified.`, 1)
  const { hidden, rules } = read.certificate
  console.log(
    `The certificate holds: ${hidden.length} hidden counts, each with at least ${rules.width + 1} possible values.`,
  )
  return 0
}

function printsTheSame(rows: Rows, { mapping, printed }: CertificateFile): boolean {
  const filled = rows.map(row => row.map(field => (field === mark ? '0' : field)))
  const flat = tableFromRows(filled, { ...mapping, unprinted: [] })
  if (!flat.ok) return false
  const { cells } = printed.at(-1)!
  return (
    cells.length === flat.value.place.length &&
    flat.value.place.every(({ row, column }, cell) => {
      const count = rows[row]![column] === mark ? null : flat.value.table.cells[cell]!.count
      return cells[cell]!.count === count && cellWords(cells[cell]!.at) === cellWords(flat.value.table.cells[cell]!.at)
    })
  )
}

/** A refusal in words; the cells are named, a hidden count never. */
function refusalWords(refusal: DisclosureRefusal): string {
  const list = (cells: readonly Readonly<Record<string, string>>[]) => cells.slice(0, 10).map(cellWords).join('; ')
  if (refusal.kind === 'table.not-additive') {
    const { cell, parts, counts } = refusal
    if (!counts)
      return `${cellWords(cell)} does not equal its parts (${list(parts)}). A part is small, so no number is said.`
    const number = (count: number) => count.toLocaleString('en')
    const sum = counts.parts.map(number).join(' + ')
    return `${cellWords(cell)} does not equal its parts: ${sum} is not ${number(counts.stated)}; the difference is ${number(counts.difference)}.`
  }
  if (refusal.kind === 'table.cells-disagree') return `Two cells over the same children differ: ${list(refusal.cells)}.`
  if (refusal.kind === 'protect.impossible') return `This cannot be protected: ${list(refusal.cells)}.`
  if (refusal.kind === 'release.already-disclosed')
    return `Earlier tables disclose this already: ${list(refusal.cells)}.`
  if (refusal.kind === 'mapping.column-missing') return `The table has no column "${refusal.column}".`
  if (refusal.kind === 'mapping.line-twice') return `This line stands twice: ${cellWords(refusal.cell)}.`
  if (refusal.kind === 'mapping.count-unreadable')
    return `Line ${refusal.line}, column "${refusal.column}": not a count.`
  const details = Object.entries(refusal).filter(([name]) => name !== 'kind')
  return `${refusal.kind}: ${details.map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`).join(', ')}`
}
