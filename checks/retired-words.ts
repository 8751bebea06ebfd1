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

/**
 * Words that name nothing by themselves, with how many names still consist of such a word and no other: at most so many, and the number only ever falls.
 * `oneCountry` and `wholeNumber` say what they are; `one`, `whole` and what stands `behind` leave the reader to find out. Names of columns and of
 * fields in published files keep their word.
 */
export const fading: Readonly<Record<string, number>> = { alone: 11, behind: 16, one: 520, whole: 22 }

/** How many names that these files declare consist of a fading word alone. */
export function fadingNames(sources: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map(Object.keys(fading).map(word => [word, [] as string[]]))
  for (const [file, text] of sources) {
    const source = ts.createSourceFile(file, scriptOf(file, text), ts.ScriptTarget.Latest, true)
    for (const node of declaredNames(source))
      found.get(node.text)?.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`)
  }
  return found
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
  const sources = new Map(files.map(file => [file, readFileSync(file, 'utf8')]))
  const names = retiredNames(sources)
  for (const { at, name, word } of names) console.log(`${at}: ${name}: instead of "${word}" say ${retired[word]}`)
  if (names.length > 0) process.exitCode = 1
  const counts = [...fadingNames(sources)]
  console.log(`Names that say nothing else: ${counts.map(([word, at]) => `${word} ${at.length}`).join(', ')}`)
  for (const [word, at] of counts) {
    if (at.length <= fading[word]!) continue
    console.log(`${at.length} names are just "${word}", more than the ${fading[word]} there were:\n${at.join('\n')}`)
    process.exitCode = 1
  }
}
