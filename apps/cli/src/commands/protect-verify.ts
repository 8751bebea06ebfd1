/** `waymark protect --verify`: a certificate, the table it speaks of, and the protected table beside it. */
import fs from 'node:fs'
import {
  canonicalText,
  cellWords,
  printedFromRows,
  readMapping,
  sumsOf,
  verifyCertificate,
  visibleName,
  type Certificate,
  type CertificateFault,
  type Mapping,
  type PrintedTable,
  type Rules,
} from '@waymark/disclosure'
import { csvRows, readJson, type Read } from './protect-read.ts'
import { mark } from './protect-report.ts'
import { withoutGuard } from './protect-csv.ts'
import { refusalWords } from './protect-words.ts'

/** What a certificate file holds: the meaning of the columns, every table printed so far, the last one this one, and the proof. */
export type CertificateFile = {
  readonly mapping: Mapping
  readonly printed: readonly PrintedTable[]
  readonly certificate: Certificate
}

const ending = /\.certificate\.json$/

/** Checks a certificate file. Ends with 0 when it holds, 1 when it does not, 2 when it is no certificate. */
export function verifyFile(file: string): number {
  const read = readCertificate(file)
  if (!read.ok) return refuse(read.words)
  const { mapping, printed, certificate } = read.value
  const verdict = verifyCertificate(printed, certificate)
  if (!verdict.ok) return refuse(`The certificate does not hold: ${faultWords(verdict.fault, printed)}`, 1)
  if (!ending.test(file)) return refuse(`${file} must end in .certificate.json, so that its table can be found.`)
  const beside = file.replace(ending, '.protected.csv')
  if (!fs.existsSync(beside)) return refuse(`The certificate holds, but there is no ${beside} to compare.`, 1)
  const rows = csvRows(beside)
  if (!rows.ok) return refuse(rows.words, 1)
  const table = printedFromRows(withoutGuard(rows.value.rows), mapping, mark)
  if (!table.ok)
    return refuse(`${beside} does not fit the mapping in the certificate. ${refusalWords(table.refusal)}`, 1)
  const difference = differenceOf(table.value, printed.at(-1)!)
  if (difference !== undefined) return refuse(`${beside} ${difference}`, 1)
  console.log(certificateWords(certificate, mapping))
  return 0
}

function refuse(words: string, code = 2): number {
  console.error(words)
  return code
}

function readCertificate(file: string): Read<CertificateFile> {
  const json = readJson(file)
  if (!json.ok) return json
  const given = json.value as Partial<CertificateFile> | null
  const complete =
    typeof given === 'object' && given !== null && Array.isArray(given.printed) && given.printed.length > 0
  if (!complete || typeof given.certificate !== 'object' || given.certificate === null)
    return { ok: false, words: `${file} is no certificate of waymark protect, or a damaged one.` }
  const mapping = readMapping(given.mapping)
  if (!mapping.ok) return { ok: false, words: `${file}: ${refusalWords(mapping.refusal)}` }
  return { ok: true, value: { mapping: mapping.value, printed: given.printed!, certificate: given.certificate } }
}

/** What of the table beside the certificate is not what was certified: its sums and members, or its counts. */
function differenceOf(table: PrintedTable, certified: PrintedTable): string | undefined {
  const dimensionsOf = (printed: PrintedTable) => canonicalText({ ...printed, cells: [] })
  if (dimensionsOf(table) !== dimensionsOf(certified))
    return 'has other sums or members by its mapping than the certificate was made for.'
  return canonicalText(table) === canonicalText(certified) ? undefined : 'does not print what was certified.'
}

/** What holds, what it rests on, and what a reader must judge for themselves: whether every sum they know is named. */
function certificateWords({ hidden, tables }: Certificate, mapping: Mapping): string {
  const divisions = [...sumsOf(mapping)].flatMap(([dimension, { divisions: said = [] }]) =>
    said.map(({ member, parts }) => `  ${dimension}: ${visibleName(member)} = ${parts.map(visibleName).join(' + ')}`),
  )
  return [
    `The certificate holds for ${hidden.length} hidden counts in ${tables.length === 1 ? 'one table' : `${tables.length} tables`}.`,
    ...tables.map(({ id, rules }) => rulesWords(visibleName(id), rules)),
    divisions.length === 0
      ? 'No sums are named.'
      : 'These sums are named; whoever knows another should not rely on it:',
    ...divisions,
  ].join('\n')
}

/** Under which rules one table was printed: what is small, what readers know of zeros, how far apart possible values reach. */
function rulesWords(id: string, { smallest, zerosShown, complements, width }: Rules): string {
  const small = `"${id}": counts of ${zerosShown ? 1 : 0} to ${smallest} are small, and none is printed`
  const zeros = zerosShown
    ? 'zeros are printed, so a hidden count is at least 1'
    : 'zeros are hidden as small counts are'
  const left = complements
    ? 'what is left of a larger count is guarded'
    : 'what is left of a larger count is not guarded'
  return `${small}; ${zeros}; ${left}; each hidden count has at least ${width + 1} possible values.`
}

/** Why a certificate does not hold, in words; the cells are named. */
function faultWords(fault: CertificateFault, printed: readonly PrintedTable[]): string {
  const cellOf = ({ table, cell }: { readonly table: number; readonly cell: number }) =>
    `${cellWords(printed[table]?.cells[cell]?.at ?? {})} in "${printed[table]?.id}"`
  switch (fault.kind) {
    case 'certificate.format':
      return 'it is damaged, or of another format.'
    case 'certificate.seal':
      return 'it was changed after it was made.'
    case 'certificate.other-table':
      return `it was made for another table${fault.table === '' ? '' : ` than "${fault.table}" as it stands here`}.`
    case 'certificate.assumptions':
      return 'it rests on something that no reader can rely on.'
    case 'certificate.small-printed':
      return `a small count is printed: ${cellOf(fault)}.`
    case 'certificate.complement-printed':
      return `a small count is what is left of a larger one: ${cellOf(fault)}.`
    case 'certificate.hidden-list':
      return 'it does not list the counts that are hidden.'
    case 'certificate.witness-not-counts':
      return `way ${fault.witness + 1} of spreading the children is no list of whole counts.`
    case 'certificate.witness-disagrees':
      return `way ${fault.witness + 1} of spreading the children does not agree with ${cellOf(fault)}.`
    case 'certificate.range':
      return `what it says can be possible is not what it shows: ${cellOf(fault)}.`
    case 'certificate.too-narrow':
      return `a reader can confine ${cellOf(fault)} too far.`
  }
}
