/**
 * The texts an SQL template can become, read from the source without running it: constants, functions, branches and parameters
 * that hold SQL are followed to where they are written; every other hole becomes a parameter of the statement.
 */
import ts from 'typescript'
import { callsOf, isSql, meant, type Sources } from './sources.ts'

/** A parameter's hole stands as the expression that fills it. */
type Piece = string | ts.Expression
type Text = readonly Piece[]

/** What the parameters of a function were given: by their symbol, with the scope the argument was written in. */
type Scope = ReadonlyMap<ts.Symbol, { readonly given: ts.Expression; readonly scope: Scope }>
const nothing: Scope = new Map()

export type Statement = { readonly text: string; readonly holes: readonly ts.Expression[] }

/** A piece of SQL that is made only when it runs: of names read from the database, or handed over as a whole. */
export class NotInSource extends Error {}

export function expander(sources: Sources): (text: ts.Expression) => Statement[] {
  const { checker } = sources
  const calls = callsOf(sources)

  function texts(node: ts.Expression, scope: Scope): Text[] {
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
      return texts(node.expression, scope)
    if (ts.isTaggedTemplateExpression(node)) return template(node, scope)
    if (ts.isConditionalExpression(node)) return [...texts(node.whenTrue, scope), ...texts(node.whenFalse, scope)]
    if (ts.isCallExpression(node)) return called(node, scope)
    if (ts.isIdentifier(node)) return follow(node, scope, texts)
    if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression))
      return follow(node.expression, scope, ofTable).flatMap(eachExpression => texts(eachExpression, scope))
    throw new NotInSource(node.getText())
  }

  /** Every value of a table from which one is chosen by its key. */
  function ofTable(node: ts.Expression): ts.Expression[] {
    if (!ts.isObjectLiteralExpression(node)) throw new NotInSource(node.getText())
    return node.properties.flatMap(property => (ts.isPropertyAssignment(property) ? [property.initializer] : []))
  }

  function template({ template: made }: ts.TaggedTemplateExpression, scope: Scope): Text[] {
    if (ts.isNoSubstitutionTemplateLiteral(made)) return [[made.text]]
    let all: Text[] = [[made.head.text]]
    for (const { expression, literal } of made.templateSpans) {
      const hole = isSql(checker, expression) ? texts(expression, scope) : [[expression]]
      all = side(all, hole).map(([before, here]) => [...before, ...here, literal.text])
    }
    return all
  }

  function called(node: ts.CallExpression, scope: Scope): Text[] {
    const { expression: of, arguments: given } = node
    if (ts.isPropertyAccessExpression(of) && of.expression.getText() === 'sql') {
      const [first, second] = given
      if (of.name.text === 'raw') return words(first!, scope).map(word => [word])
      if (of.name.text === 'join') return joined(first!, second ? texts(second, scope)[0]! : [', '], scope)
      const names = given.map(argument => words(argument, scope)) // id, ref and table: names, quoted
      const most = Math.max(...names.map(list => list.length))
      return Array.from({ length: most }, (_, i) => [names.map(list => quoted(list[i % list.length]!)).join('.')])
    }
    const made = functionOf(of)
    if (!made) throw new NotInSource(node.getText())
    const inner = new Map(scope)
    made.parameters.forEach((parameter, i) => {
      const value = given[i] ?? parameter.initializer
      const symbol = checker.getSymbolAtLocation(parameter.name)
      if (value && symbol) inner.set(symbol, { given: value, scope })
    })
    return returned(made).flatMap(value => texts(value, inner))
  }

  /** Follows a name to what it stands for: a constant, an argument, or all arguments of all calls. */
  function follow<T>(name: ts.Identifier, scope: Scope, on: (node: ts.Expression, scope: Scope) => T[]): T[] {
    const symbol = meant(checker, name)
    const bound = symbol && scope.get(symbol)
    if (bound) return on(bound.given, bound.scope)
    const declared = symbol?.valueDeclaration
    if (declared && ts.isVariableDeclaration(declared)) {
      if (declared.initializer) return on(declared.initializer, scope)
      const loop = declared.parent.parent
      if (ts.isForOfStatement(loop) && ts.isArrayLiteralExpression(loop.expression))
        return loop.expression.elements.flatMap(element => on(element, scope))
    }
    if (!declared || !ts.isParameter(declared)) throw new NotInSource(name.getText())
    const at = declared.parent.parameters.indexOf(declared)
    const callers = calls.get(symbolOf(declared.parent)!) ?? []
    const given = callers.map(call => call.arguments[at] ?? declared.initializer)
    if (given.length === 0) throw new NotInSource(name.getText())
    return given.flatMap(value => (value ? on(value, nothing) : []))
  }

  /** What a text of names can be. */
  function words(node: ts.Expression, scope: Scope): string[] {
    if (ts.isIdentifier(node) && scope.has(meant(checker, node)!)) return follow(node, scope, words)
    const type = checker.getTypeAtLocation(node)
    const literals = (type.isUnion() ? type.types : [type]).filter(eachType => eachType.isStringLiteral())
    if (literals.length > 0) return literals.map(eachLiteral => eachLiteral.value)
    if (ts.isTemplateExpression(node)) {
      let all = [node.head.text]
      for (const { expression, literal } of node.templateSpans)
        all = side(all, words(expression, scope)).map(([before, here]) => before + here + literal.text)
      return all
    }
    if (ts.isIdentifier(node)) return follow(node, scope, words)
    throw new NotInSource(node.getText())
  }

  function joined(list: ts.Expression, between: Text, scope: Scope): Text[] {
    const [first, ...others] = elements(list, scope)
    if (!first) throw new NotInSource(list.getText())
    return others.reduce(
      (all, here) => side(all, here).map(([before, eachText]) => [...before, ...between, ...eachText]),
      first as Text[],
    )
  }

  /** The parts of a list; of one that may be empty, those it has when it is not. */
  function elements(node: ts.Expression, scope: Scope): Text[][] {
    if (ts.isParenthesizedExpression(node)) return elements(node.expression, scope)
    if (ts.isSpreadElement(node)) return elements(node.expression, scope)
    if (ts.isArrayLiteralExpression(node))
      return node.elements.flatMap(element =>
        ts.isSpreadElement(element) ? elements(element, scope) : [part(element, scope)],
      )
    if (ts.isConditionalExpression(node)) {
      const whenTrue = elements(node.whenTrue, scope)
      return whenTrue.length > 0 ? whenTrue : elements(node.whenFalse, scope)
    }
    if (ts.isIdentifier(node)) return follow(node, scope, elements)
    const map = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node : undefined
    const each = map?.expression.getText().endsWith('.map') ? functionOf(map.arguments[0]!) : undefined
    if (each) return [returned(each).flatMap(value => part(value, scope))]
    return [[[node]]]
  }

  const part = (node: ts.Expression, scope: Scope): Text[] => (isSql(checker, node) ? texts(node, scope) : [[node]])

  function functionOf(node: ts.Expression): ts.FunctionLikeDeclaration | undefined {
    if (ts.isArrowFunction(node)) return node
    const declared = meant(checker, node)?.valueDeclaration
    if (declared && ts.isFunctionDeclaration(declared)) return declared
    return declared &&
      ts.isVariableDeclaration(declared) &&
      declared.initializer &&
      ts.isArrowFunction(declared.initializer)
      ? declared.initializer
      : undefined
  }

  function symbolOf(node: ts.SignatureDeclaration): ts.Symbol | undefined {
    const name = ts.isArrowFunction(node) && ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name
    return name && checker.getSymbolAtLocation(name)
  }

  return text => unique(texts(text, nothing).map(numbered))
}

/** The values a function gives back. */
function returned(made: ts.FunctionLikeDeclaration): ts.Expression[] {
  const { body } = made
  if (!body) return []
  if (!ts.isBlock(body)) return [body]
  const found: ts.Expression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression)
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(body, visit)
  return found
}

/** Both lists side by side, the shorter begun again: every branch is seen, not every pair of branches. */
function side<A, B>(a: readonly A[], b: readonly B[]): [A, B][] {
  const most = a.length === 0 || b.length === 0 ? 0 : Math.max(a.length, b.length)
  return Array.from({ length: most }, (_, i) => [a[i % a.length]!, b[i % b.length]!])
}

function numbered(text: Text): Statement {
  const holes: ts.Expression[] = []
  const written = text.map(piece => (typeof piece === 'string' ? piece : `$${holes.push(piece)}`))
  return { text: written.join(''), holes }
}

const unique = (all: readonly Statement[]) => [...new Map(all.map(statement => [statement.text, statement])).values()]

const quoted = (name: string) =>
  name
    .split('.')
    .map(word => `"${word}"`)
    .join('.')
