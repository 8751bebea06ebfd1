/** `waymark terms`: checks the wording of texts, and measures the checker itself. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  sharingScript,
  type CheckedFile,
  type Compiled,
  check,
  type CheckOptions,
  compile,
  confirmBySearch,
  gravityOf,
  toSarif,
} from '@waymark/terms'
import { type Document, type DocumentRefusal, type Place, placesOf } from '@waymark/terms/documents'
import { readTerms } from '@waymark/terms/read'
import { printHeldOut } from '../terms-held-out.ts'
import { dateDocuments, linesOverTime } from '../terms-over-time.ts'
import { readFiles } from '../terms-reading.ts'

export const usage = `terms FILE... [--json | --sarif] [--all] [--strict] [--published DAY] [--language en|sv] [--charset NAME]
                                   checks the wording of DOCX, ODT, PDF, HTML, Markdown, JSON and text files (- reads standard input)
  terms --confirm FILE...          every hit of a plain search for every listed wording, and what the checker says of it
  terms --over-time FILE... [--csv] [--published DAY] [--language en|sv]
                                   discouraged and preferred wordings of dated texts, by date, language and concept
  terms --held-out                 precision and recall on the held-out sentences, of today and of a first run`

const root = path.join(import.meta.dirname, '../../../..')
const termsFolder = path.join(root, 'content/terms')
const heldOutFolder = path.join(root, 'packages/terms/test/held-out')

const given = {
  json: { type: 'boolean', default: false },
  sarif: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  published: { type: 'string' },
  language: { type: 'string' },
  charset: { type: 'string' },
  confirm: { type: 'boolean', default: false },
  'over-time': { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  'held-out': { type: 'boolean', default: false },
} as const

/** Ends with 0 when nothing asks for a change, 1 when something does, 2 when a file could not be read or the words make no sense. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: given })
  const compiled = compile(shippedTerms())
  if (values['held-out']) return printHeldOut(compiled, heldOutFolder)
  const { published, language } = values
  const unknown = language !== undefined && !sharingScript(compiled.languages).includes(language)
  const checks = values.json || values.sarif || values.all || values.strict || values.confirm
  const unfit = values['over-time'] ? checks : values.csv
  if (positionals.length === 0 || unknown || unfit || (published && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(published))) {
    console.error(`Usage: ${usage}`)
    return 2
  }
  const options: CheckOptions = { ...(published ? { published } : {}), ...(language ? { language } : {}) }
  const read = await readFiles(positionals, values.charset ? { charset: values.charset } : {})
  for (const file of read) if (!file.ok) console.error(refusalLine(file.refusal))
  const documents = read.flatMap(file => (file.ok ? [file] : []))
  if (values['over-time']) {
    const undated = printOverTime(compiled, documents, { ...options, csv: values.csv })
    return undated > 0 || documents.length < read.length ? 2 : 0
  }
  if (values.confirm && printConfirmation(compiled, documents) > 0) return 1
  const files = documents.map(document => checkDocument(compiled, document, { options, all: values.all }))
  if (!values.confirm) print(compiled, files, values.sarif ? 'sarif' : values.json ? 'json' : 'text')
  if (documents.length < read.length) return 2
  if (values.confirm) return 0
  const gravities = new Set(files.flatMap(file => file.findings.map(gravityOf)))
  return gravities.has('change') || (values.strict && gravities.has('consider')) ? 1 : 0
}

function print(compiled: Compiled, files: readonly CheckedFile[], form: 'text' | 'json' | 'sarif'): void {
  if (form === 'text') printLines(compiled, files)
  else {
    const report = form === 'sarif' ? toSarif(files, compiled.concepts) : files.map(file => withReasons(compiled, file))
    console.log(JSON.stringify(report, null, 2))
  }
}

/**
 * Runs the checker over the words this repository shows to people: README and the other pages at the root, docs/, content/messages. Gives one line
 * per wording that asks for a change; no line means that the project says it right.
 */
export async function checkOwnTexts(folder: string = root): Promise<string[]> {
  const compiled = compile(shippedTerms())
  const lines: string[] = []
  const names = ownTexts(folder)
  for (const [index, read] of (await readFiles(names.map(name => path.join(folder, name)))).entries()) {
    const name = names[index]!
    if (!read.ok) {
      lines.push(refusalLine(read.refusal))
      continue
    }
    const file = checkDocument(compiled, { ...read, name }, { options: {}, all: false })
    for (const finding of file.findings)
      if (gravityOf(finding) === 'change') lines.push(lineOf(compiled, name, finding))
  }
  return lines
}

function ownTexts(folder: string): string[] {
  return fs
    .globSync(['*.md', 'docs/**/*.md', 'content/messages/*.json', 'content/README.md'], { cwd: folder })
    .map(name => name.replaceAll('\\', '/'))
    .sort()
}

function shippedTerms() {
  const names = fs.readdirSync(termsFolder).filter(name => name.endsWith('.yaml'))
  const read = readTerms(
    Object.fromEntries(names.map(name => [name, fs.readFileSync(path.join(termsFolder, name), 'utf8')])),
  )
  if (read.ok) return read.value
  throw new Error(read.refusals.map(({ file, at, kind }) => `content/terms/${file}: ${at} (${kind})`).join('\n'))
}

function checkDocument(
  compiled: Compiled,
  document: { readonly name: string; readonly value: Document },
  how: { readonly options: CheckOptions; readonly all: boolean },
): CheckedFile {
  const { text, quoted, published } = document.value
  const findings = check(compiled, text, { ...(published ? { published } : {}), ...how.options, quoted })
  const placeOf = placesOf(document.value)
  const shown = how.all ? findings : findings.filter(finding => gravityOf(finding) !== 'none')
  return { name: document.name, findings: shown.map(finding => ({ ...finding, place: placeOf(finding.start) })) }
}

/** Prints the counts by date and names each file without a date; gives how many those are. */
function printOverTime(
  compiled: Compiled,
  documents: readonly { name: string; value: Document }[],
  { csv, language, published }: CheckOptions & { readonly csv: boolean },
): number {
  const { dated, undated } = dateDocuments(documents, published)
  const wanted = 'a date in its name (2019-05-31, 2019-05 or 2019), its front matter (date:) or --published'
  for (const name of undated) console.error(`${name}: says no date and is not counted; it needs ${wanted}.`)
  if (dated.length > 0)
    for (const line of linesOverTime(compiled, dated, { csv, ...(language ? { language } : {}) })) console.log(line)
  return undated.length
}

type FileFinding = CheckedFile['findings'][number]

function printLines(compiled: Compiled, files: readonly CheckedFile[]): void {
  for (const file of files) for (const finding of file.findings) console.log(lineOf(compiled, file.name, finding))
  const count = (gravity: string) =>
    files.flatMap(file => file.findings).filter(finding => gravityOf(finding) === gravity).length
  console.log(`files: ${files.length}; to change: ${count('change')}; to consider: ${count('consider')}`)
}

function lineOf(compiled: Compiled, name: string, finding: FileFinding): string {
  const instead = finding.suggestions.map(({ text }) => text).join(' | ')
  const reading = finding.reading === 'plain' ? finding.status : `${finding.status}, ${finding.reading}`
  return `${name}:${placeText(finding.place)} ${reading}: “${finding.text.replace(/\s+/g, ' ')}”${instead ? ` → ${instead}` : ''}  ${reasonOf(compiled, finding)}`
}

function placeText(place: Place): string {
  return place.kind === 'line' ? `${place.line}:${place.column}` : `${place.kind} ${place.number}`
}

function reasonOf(compiled: Compiled, finding: FileFinding): string {
  return compiled.concepts.find(concept => concept.id === finding.concept)!.words[finding.language]!.why
}

function withReasons(compiled: Compiled, file: CheckedFile) {
  return { ...file, findings: file.findings.map(finding => ({ ...finding, why: reasonOf(compiled, finding) })) }
}

function refusalLine({ kind, name }: DocumentRefusal): string {
  const reasons: Readonly<Record<DocumentRefusal['kind'], string>> = {
    'terms.unreadable-file': 'cannot be read, or is not what its name says, or is locked by a password',
    'terms.unknown-format': 'is of a kind that is not read; DOCX, ODT, PDF, HTML, Markdown, JSON and plain text are',
    'terms.pdf-without-text': 'holds pictures of pages and no text; make its text readable first (OCR)',
    'terms.undecodable':
      'is not in the encoding it declares, or in UTF-8 where it declares none; save it as UTF-8 or name its encoding with --charset',
    'terms.too-large':
      'takes more than a reader gives: 64 MiB, 20 million signs, 500 elements within each other, 5,000 pages, 1 GiB of memory',
    'terms.too-slow': 'could not be read within a minute',
  }
  return `${name}: ${reasons[kind]}.`
}

function printConfirmation(compiled: Compiled, documents: readonly { name: string; value: Document }[]): number {
  let open = 0
  for (const { name, value } of documents) {
    const placeOf = placesOf(value)
    for (const row of confirmBySearch(compiled, value.text, { quoted: value.quoted })) {
      const said = row.reported
        ? `${row.reported.status}, ${row.reported.reading}: “${row.reported.text}”`
        : (row.explained ?? 'NOT EXPLAINED')
      if (!row.reported && !row.explained) open++
      console.log(
        [`${path.basename(name)}:${placeText(placeOf(row.start))}`, row.searched, said, row.context].join('\t'),
      )
    }
  }
  console.log(`not explained: ${open}`)
  return open > 0 ? 1 : 0
}
