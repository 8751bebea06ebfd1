/** What each source file exports, and what it takes from which other file; read from the text alone. */
import path from 'node:path'
import ts from 'typescript'

export type Sources = ReadonlyMap<string, string>

/** A name taken from a file; `*` where the file is taken as a whole. */
export type Taken = { readonly file: string; readonly name: string }

export type FileNames = {
  /** Values that stand in this file and are exported from it. */
  readonly values: readonly string[]
  /** Names handed on from other files, by the name they have here; under `*` files handed on as a whole. */
  readonly handedOn: ReadonlyMap<string, readonly Taken[]>
  readonly taken: readonly Taken[]
  /** How often each name stands in the code of the file; not in comments and texts. */
  readonly words: ReadonlyMap<string, number>
}

export function namesOf(file: string, sources: Sources): FileNames {
  const values: string[] = []
  const handedOn = new Map<string, Taken[]>()
  const taken: Taken[] = []
  const words = new Map<string, number>()
  const from = (to: ts.Node | undefined) =>
    to && ts.isStringLiteralLike(to) ? resolved(file, to.text, sources) : undefined

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) words.set(node.text, (words.get(node.text) ?? 0) + 1)
    if (ts.isImportDeclaration(node)) taken.push(...takenBy(node, from(node.moduleSpecifier)))
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const imported = from(node.arguments[0])
      if (imported) taken.push({ file: imported, name: '*' })
    }
    if (ts.isExportDeclaration(node)) {
      const target = from(node.moduleSpecifier)
      for (const [here, there] of namesHandedOn(node))
        if (target) handedOn.set(here, [...(handedOn.get(here) ?? []), { file: target, name: there }])
        else if (!node.isTypeOnly && !node.moduleSpecifier) values.push(here)
    }
    values.push(...valuesOf(node))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, codeOf(file, sources.get(file)!), ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS))
  return { values, handedOn, taken, words }
}

/** The scripts of a component; what its markup uses of other files is imported there. */
function codeOf(file: string, text: string): string {
  if (!file.endsWith('.svelte')) return text
  return [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(script => script[1]).join('\n')
}

function takenBy({ importClause: clause }: ts.ImportDeclaration, file: string | undefined): Taken[] {
  if (!file || !clause) return []
  const names = clause.name ? ['default'] : []
  if (clause.namedBindings && ts.isNamedImports(clause.namedBindings))
    names.push(...clause.namedBindings.elements.map(element => (element.propertyName ?? element.name).text))
  else if (clause.namedBindings) names.push('*')
  return names.map(name => ({ file, name }))
}

function namesHandedOn({ exportClause: clause }: ts.ExportDeclaration): [string, string][] {
  if (!clause || !ts.isNamedExports(clause)) return [['*', '*']]
  return clause.elements.map(element => [element.name.text, (element.propertyName ?? element.name).text])
}

function valuesOf(node: ts.Node): string[] {
  const exported = ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(m => m.kind === ts.SyntaxKind.ExportKeyword)
  if (!exported) return []
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.flatMap(declaration =>
      ts.isIdentifier(declaration.name) ? [declaration.name.text] : [],
    )
  return (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name ? [node.name.text] : []
}

/** The file that an import names: beside this one, of the site's library, or of a package by its name. */
function resolved(file: string, to: string, sources: Sources): string | undefined {
  const name = to.replace(/\?.*$/, '')
  if (name.startsWith('.')) return known(path.posix.join(path.posix.dirname(file), name), sources)
  if (name.startsWith('#lib/')) return known(`apps/web/src/lib/${name.slice('#lib/'.length)}`, sources)
  const [, own, rest] = /^@waymark\/([\w-]+)(\/.+)?$/.exec(name) ?? []
  const manifest = own && sources.get(`packages/${own}/package.json`)
  if (!manifest) return undefined
  const { exports } = JSON.parse(manifest) as { exports?: string | Record<string, string> }
  const target = typeof exports === 'string' ? exports : exports?.[`.${rest ?? ''}`]
  return target && known(path.posix.join(`packages/${own}`, target), sources)
}

const known = (file: string, sources: Sources) => (sources.has(file) ? file : undefined)
