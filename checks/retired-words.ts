/** Names in the words of the field: words that once stood in for one of those, and puzzled whoever met them, name nothing any more. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { scriptOf } from './script-of.ts'

/** Each with what to say in its place. */
export const retired: Readonly<Record<string, string>> = {
  book: 'the kind of document',
  door: 'page, form or address',
  forgetful: 'hidden or redacted',
  house: 'installation, network or runtime',
  look: 'page, inspect or check',
  looks: 'page, inspect or check',
  tell: 'notify, report or audit',
  tells: 'notify, report or audit',
  told: 'what was said, notified or read',
}

/** Names that a file declares with a retired word among their words, as `file:line`. Names of others' code are theirs. */
export function retiredNames(
  sources: ReadonlyMap<string, string>,
): readonly { at: string; name: string; word: string }[] {
  return [...sources].flatMap(([file, text]) => {
    const source = ts.createSourceFile(file, scriptOf(file, text), ts.ScriptTarget.Latest, true)
    return declaredNames(source).flatMap(node =>
      wordsOf(node.text)
        .filter(word => Object.hasOwn(retired, word))
        .map(word => ({
          at: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
          name: node.text,
          word,
        })),
    )
  })
}

function declaredNames(source: ts.SourceFile): readonly ts.Identifier[] {
  const found: ts.Identifier[] = []
  const visit = (node: ts.Node): void => {
    const { name, propertyName } = node as ts.Node & { name?: ts.Node; propertyName?: ts.Node }
    const isAnothers = ts.isPropertyAccessExpression(node) || ts.isImportSpecifier(node) || propertyName !== undefined
    if (name && ts.isIdentifier(name) && (!isAnothers || propertyName)) found.push(name)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const wordsOf = (name: string) => name.split(/(?=[A-Z])|_/).map(word => word.toLowerCase())

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const own = 'checks/retired-words.ts' // its list names each of them
  const files = execFileSync('git', ['ls-files', '*.ts', '*.svelte'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter(file => file !== own)
  const names = retiredNames(new Map(files.map(file => [file, readFileSync(file, 'utf8')])))
  for (const { at, name, word } of names) console.log(`${at}: ${name}: instead of "${word}" say ${retired[word]}`)
  if (names.length > 0) process.exitCode = 1
}
