/** The sources of this package as a typed program, and every place where it runs an SQL text. */
import path from 'node:path'
import ts from 'typescript'

const root = path.join(import.meta.dirname, '../../../..')
const own = path.join(root, 'packages/store/src/')

/** An SQL text and what its rows are said to be. `at`: file and line, as an editor opens it. */
export type Place = { readonly at: string; readonly text: ts.Expression; readonly row: ts.Type }

export type Sources = { readonly checker: ts.TypeChecker; readonly files: readonly ts.SourceFile[] }

export function readSources(): Sources {
  const read = ts.readConfigFile(path.join(root, 'tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(read.config.compilerOptions, root)
  const program = ts.createProgram(ts.sys.readDirectory(own, ['.ts']), { ...options, types: ['node'], lib: undefined })
  const files = program.getSourceFiles().filter(file => file.fileName.startsWith(own))
  return { checker: program.getTypeChecker(), files }
}

/** The same for one text given as the only file: for the tests of these checks themselves. */
export function readText(text: string): Sources {
  const name = path.join(own, 'planted.ts')
  const host = ts.createCompilerHost({})
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (file, options) =>
    file === name ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true) : read(file, options)
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
  }
  const program = ts.createProgram([name], options, host)
  return { checker: program.getTypeChecker(), files: [program.getSourceFile(name)!] }
}

/** Whether an expression is a piece of SQL, as the library that writes it types it. */
export function isSql(checker: ts.TypeChecker, node: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(node)
  return (type.isUnion() ? type.types : [type]).some(eachType => eachType.getSymbol()?.name === 'RawBuilder')
}

/** Every `execute` of an SQL text. */
export function places({ checker, files }: Sources): Place[] {
  const found: Place[] = []
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const { name, expression } = node.expression
        if (name.text === 'execute' && isSql(checker, expression))
          found.push({ at: placeOf(expression), text: expression, row: rowOf(checker, expression) })
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return found
}

export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${path.relative(own, file.fileName)}:${line + 1}`
}

function rowOf(checker: ts.TypeChecker, text: ts.Expression): ts.Type {
  const [row] = checker.getTypeArguments(checker.getTypeAtLocation(text) as ts.TypeReference)
  return row!
}

/** What is called with which arguments, by the thing that is called: where a parameter holds SQL, it is looked for here. */
export function callsOf({ checker, files }: Sources): Map<ts.Symbol, ts.CallExpression[]> {
  const calls = new Map<ts.Symbol, ts.CallExpression[]>()
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const symbol = meant(checker, node.expression)
        if (symbol) calls.set(symbol, [...(calls.get(symbol) ?? []), node])
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return calls
}

/** The thing a name stands for, through imports. */
export function meant(checker: ts.TypeChecker, name: ts.Expression): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(name)
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}
