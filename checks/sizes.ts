/** How long files and functions are: what does not fit on a page is not read as a whole. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { scriptOf } from './script-of.ts'

export const most = { file: 400, function: 60 } // lines

/** What is too long, as `file:line`, with how many lines it has. */
export type TooLong = { readonly at: string; readonly what: 'file' | 'function'; readonly lines: number }

/**
 * Files above 400 lines and functions above 60, test bodies included. A function that only holds others, such as a group of tests, is as
 * long as what stands between them; a statement to the database, which has one column a line, is read like a table and counts as one.
 */
export function tooLong(sources: ReadonlyMap<string, string>): readonly TooLong[] {
  return [...sources].flatMap(([file, text]) => {
    const lines = text.trimEnd().split('\n').length
    const long: TooLong[] = lines > most.file ? [{ at: file, what: 'file', lines }] : []
    const source = ts.createSourceFile(file, scriptOf(file, text), ts.ScriptTarget.Latest, true)
    return [...long, ...longFunctions(source)]
  })
}

function longFunctions(source: ts.SourceFile): readonly TooLong[] {
  const found: TooLong[] = []
  const lineOf = (place: number) => source.getLineAndCharacterOfPosition(place).line
  const linesOf = (node: ts.Node) => lineOf(node.end) - lineOf(node.getStart()) + 1
  /** Looks at what stands in a node, and gives back how many lines of it count elsewhere. */
  const visit = (node: ts.Node): number => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') return linesOf(node) - 1
    let inner = 0
    ts.forEachChild(node, child => {
      inner += visit(child)
    })
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return inner
    const lines = linesOf(node)
    if (lines - inner > most.function)
      found.push({ at: `${source.fileName}:${lineOf(node.getStart()) + 1}`, what: 'function', lines: lines - inner })
    return lines
  }
  visit(source)
  return found
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.svelte', '*.mjs'], { encoding: 'utf8' }).trim().split('\n')
  const long = tooLong(new Map(files.map(file => [file, readFileSync(file, 'utf8')])))
  for (const { at, what, lines } of long) console.log(`${at}: a ${what} of ${lines} lines; at most ${most[what]}`)
  if (long.length > 0) process.exitCode = 1
}
