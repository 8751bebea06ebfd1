/** One name, one type: a name that two places give to different things leaves the reader to find out which is meant. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'

/** An exported name and each place, `file:line`, that declares a type of it. */
export type SharedName = { readonly name: string; readonly at: readonly string[] }

/** What the product is made of. `disclosure` and `terms` stand alone, with the words of their own fields, and are used by themselves. */
const isOfProduct = (file: string) =>
  /^(?:packages\/[\w-]+\/src|apps\/[\w-]+)\//.test(file) && !/^packages\/(?:disclosure|terms)\/|\/test\//.test(file)

/** Names that more than one file declares and exports as a type, an interface, a class or an enumeration. What is handed on is declared elsewhere. */
export function sharedNames(sources: ReadonlyMap<string, string>): readonly SharedName[] {
  const found = new Map<string, string[]>()
  for (const [file, text] of sources) {
    if (!isOfProduct(file)) continue
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    for (const name of source.statements.flatMap(exportedType)) {
      const line = source.getLineAndCharacterOfPosition(name.getStart()).line + 1
      found.set(name.text, [...(found.get(name.text) ?? []), `${file}:${line}`])
    }
  }
  return [...found].filter(([, at]) => at.length > 1).map(([name, at]) => ({ name, at }))
}

function exportedType(statement: ts.Statement): readonly ts.Identifier[] {
  const isType =
    ts.isTypeAliasDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  if (!isType || !statement.name) return []
  const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  return isExported ? [statement.name] : []
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = execFileSync('git', ['ls-files', '-c', '-o', '--exclude-standard', '*.ts'], { encoding: 'utf8' })
  const kept = files.trim().split('\n').filter(isOfProduct)
  const shared = sharedNames(new Map(kept.map(file => [file, readFileSync(file, 'utf8')])))
  for (const { name, at } of shared)
    console.log(`${name} names types in ${at.join(', ')}: give each a name of its own, or declare it once`)
  if (shared.length > 0) process.exitCode = 1
}
