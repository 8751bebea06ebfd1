/**
 * How long files and functions are: what does not fit on a page is not read as a whole. `npm run check sizes` prints the median and the longest
 * of both, and fails where one is above its limit.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { scriptOf } from './script-of.ts'

export const most = { file: 400, function: 60, median: 59 } // lines

/** A file, or a function as `file:line`, with how many lines it has. */
export type Size = { readonly at: string; readonly what: 'file' | 'function'; readonly lines: number }

/** Files above 400 lines and functions above 60, test bodies included. */
export const tooLong = (sources: ReadonlyMap<string, string>): readonly Size[] =>
  sizesOf(sources).filter(({ what, lines }) => lines > most[what])

/** The middle of the lengths of all files, the upper one of two. */
export const medianOf = (sources: ReadonlyMap<string, string>): number => {
  const all = [...sources.values()].map(linesIn).toSorted((a, b) => a - b)
  return all[Math.floor(all.length / 2)] ?? 0
}

const linesIn = (text: string) => text.trimEnd().split('\n').length

/** Every file and every function with a body. */
export const sizesOf = (sources: ReadonlyMap<string, string>): readonly Size[] =>
  [...sources].flatMap(([file, text]) => {
    const source = ts.createSourceFile(file, scriptOf(file, text), ts.ScriptTarget.Latest, true)
    return [{ at: file, what: 'file' as const, lines: linesIn(text) }, ...functionsIn(source)]
  })

/**
 * Functions count with those that stand in them. Two things are no function to read in one go: a group of tests, which is a list of them, and a
 * statement to the database, which has one column a line, is read like a table and counts as one line.
 */
function functionsIn(source: ts.SourceFile): readonly Size[] {
  const found: Size[] = []
  const lineOf = (place: number) => source.getLineAndCharacterOfPosition(place).line
  const linesOf = (node: ts.Node) => lineOf(node.end) - lineOf(node.getStart()) + 1
  /** Looks at what stands in a node, and gives back how many lines of it do not count. */
  const visit = (node: ts.Node): number => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') return linesOf(node) - 1
    let inner = 0
    ts.forEachChild(node, child => {
      inner += visit(child)
    })
    if (ts.isFunctionLike(node) && 'body' in node && node.body && !isGroup(node))
      found.push({
        at: `${source.fileName}:${lineOf(node.getStart()) + 1}`,
        what: 'function',
        lines: linesOf(node) - inner,
      })
    return inner
  }
  visit(source)
  return found
}

const isGroup = ({ parent }: ts.Node) =>
  ts.isCallExpression(parent) && ts.isIdentifier(parent.expression) && parent.expression.text === 'describe'

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.svelte', '*.mjs'], { encoding: 'utf8' }).trim().split('\n')
  const sources = new Map(files.map(file => [file, readFileSync(file, 'utf8')]))
  const long = tooLong(sources)
  for (const { at, what, lines } of long) console.log(`${at}: a ${what} of ${lines} lines; at most ${most[what]}`)
  const median = medianOf(sources)
  const longest = (kind: Size['what']) =>
    Math.max(...sizesOf(sources).flatMap(({ what, lines }) => (what === kind ? [lines] : [])))
  console.log(
    `${files.length} files; lines of a file: median ${median}, at most ${longest('file')}; of a function: at most ${longest('function')}`,
  )
  if (long.length > 0 || median > most.median) process.exitCode = 1
}
