import { done, refused, type Result } from '@waymark/language'
import { LineCounter, parseDocument, isNode, type Document } from 'yaml'
import type { ZodType } from 'zod'
import { atLine, type Problem, type TextFile } from './problem.ts'

/**
 * Reads a YAML file against a schema. Refuses broken YAML (with the line the reader stumbled on), a key written twice,
 * and every field that is missing, unknown or of the wrong shape, each at its line. Never throws.
 */
export function readYaml<T>({ file, text }: TextFile, schema: ZodType<T>): Result<T, readonly Problem[]> {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    return refused(
      document.errors.map(error => {
        const finding = { path: '', kind: 'yaml.broken', message: `The YAML cannot be read: ${error.message}` }
        return atLine(file, lines.linePos(error.pos[0]).line, { ...finding, values: { reason: error.message } })
      }),
    )
  }
  const read = schema.safeParse(document.toJS())
  if (read.success) return done(read.data)
  return refused(
    read.error.issues.map(issue => {
      const path = pathText(issue.path)
      const message = `${path === '' ? 'The file' : path}: ${issue.message}`
      const finding = { path, kind: 'yaml.wrong-shape', message, values: { reason: issue.message } }
      return atLine(file, lineOf(document, lines, issue.path), finding)
    }),
  )
}

// Where a field is missing, its parent is where a person has to write.
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('')
}

/**
 * The line of the field a finding names (`figures[3].yes`), or of its nearest parent that is written in the file. For
 * rules that look at fields together, after the file was read.
 */
export function lineOfField(text: string, path: string): number {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines })
  const parts = path.match(/[^.[\]]+/g) ?? []
  return lineOf(
    document,
    lines,
    parts.map(part => (/^\d+$/.test(part) ? Number(part) : part)),
  )
}
