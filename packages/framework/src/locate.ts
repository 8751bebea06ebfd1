import { isCollection, isNode, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { Result } from '@waymark/language'
import { done, refused } from '@waymark/language'
import type { FrameworkFinding, FrameworkProblem } from './problem.ts'

/** A YAML file read so far that every field can be pointed at. */
export type ReadFile = {
  readonly file: string
  readonly raw: unknown
  readonly place: (finding: FrameworkFinding) => FrameworkProblem
}

const LONGEST_FILE = 4_000_000 // characters; a framework of 40 indicators in four languages has about 200,000

/** Reads YAML without understanding it. A byte order mark is passed over. Broken YAML is refused with line and reason. */
export function readYaml(text: string, file: string): Result<ReadFile, FrameworkProblem[]> {
  const at = (line: number, kind: FrameworkProblem['kind'], message: string): Result<ReadFile, FrameworkProblem[]> =>
    refused([{ file, line, path: '', kind, message, values: {} }])
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  if (body.length > LONGEST_FILE) return at(1, 'framework.file-too-long', 'The file is too long to be a framework.')
  if (body.includes('\u0000') || body.includes('\ufffd'))
    return at(1, 'framework.file-not-text', 'The file is not text in UTF-8; save it as UTF-8 and try again.')
  const lines = new LineCounter()
  const document = parsed(body, lines)
  if (document === null) return at(1, 'framework.yaml-broken', 'The YAML is nested too deeply.')
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0)
    return refused(broken.map(error => brokenYaml(file, lines.linePos(error.pos[0]).line, error.message)))
  let raw: unknown
  try {
    raw = document.toJS({ maxAliasCount: 100 })
  } catch {
    return at(1, 'framework.yaml-broken', 'The YAML repeats itself too often through aliases.')
  }
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    return at(1, 'framework.file-empty', 'The file holds no fields.')
  const place = (finding: FrameworkFinding): FrameworkProblem => ({
    file,
    line: lineOf(document, lines, finding.at),
    path: pathInWords(raw, finding.at),
    kind: finding.kind,
    message: finding.message,
    values: finding.values ?? {},
  })
  return done({ file, raw, place })
}

/** Null where the nesting is so deep that the parser itself gives up. */
function parsed(body: string, lines: LineCounter): Document | null {
  try {
    return parseDocument(body, { lineCounter: lines, version: '1.2', strict: true, prettyErrors: false })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function brokenYaml(file: string, line: number, reason: string): FrameworkProblem {
  const message = `The YAML cannot be read: ${reason}`
  return { file, line, path: '', kind: 'framework.yaml-broken', message, values: { reason } }
}

/** The line of the key that names the field; of the nearest parent where the field is missing. */
function lineOf(document: Document, lines: LineCounter, at: FrameworkFinding['at']): number {
  for (let depth = at.length; depth > 0; depth -= 1) {
    const parent = depth === 1 ? document.contents : document.getIn(at.slice(0, depth - 1), true)
    const last = at[depth - 1]
    if (!isCollection(parent)) continue
    const item = parent.items.find((each, index) => keyOf(each, index) === last)
    const node = item !== null && typeof item === 'object' && 'key' in item ? item.key : item
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function keyOf(item: unknown, index: number): unknown {
  if (item === null || typeof item !== 'object' || !('key' in item)) return index
  const key = item.key
  return isNode(key) && 'value' in key ? key.value : key
}

/** `indicators[O1a].criteria.yes`: an item with a code is named by it, any other by its position from 1. */
function pathInWords(raw: unknown, at: FrameworkFinding['at']): string {
  let words = ''
  let here: unknown = raw
  for (const step of at) {
    here = here === null || typeof here !== 'object' ? undefined : (here as Record<string | number, unknown>)[step]
    if (typeof step === 'string') words += words === '' ? step : `.${step}`
    else words += `[${codeOf(here) ?? step + 1}]`
  }
  return words
}

function codeOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object' || !('code' in value)) return undefined
  return typeof value.code === 'string' ? value.code : undefined
}
