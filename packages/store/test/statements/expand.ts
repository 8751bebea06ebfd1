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
  const expansion = new Expansion(sources)
  return text => unique(expansion.texts(text, nothing).map(numbered))
}

/** Follows what stands in the holes of a template through one program. */
class Expansion {
  private readonly checker: ts.TypeChecker
  private readonly calls: ReturnType<typeof callsOf>

  constructor(sources: Sources) {
    this.checker = sources.checker
    this.calls = callsOf(sources)
  }

  texts(node: ts.Expression, scope: Scope): Text[] {
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
      return this.texts(node.expression, scope)
    if (ts.isTaggedTemplateExpression(node)) return this.template(node, scope)
    if (ts.isConditionalExpression(node))
      return [...this.texts(node.whenTrue, scope), ...this.texts(node.whenFalse, scope)]
    if (ts.isCallExpression(node)) return this.called(node, scope)
    if (ts.isIdentifier(node)) return this.follow(node, scope, (found, within) => this.texts(found, within))
    if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression))
      return this.follow(node.expression, scope, found => this.ofTable(found)).flatMap(eachExpression =>
        this.texts(eachExpression, scope),
      )
    throw new NotInSource(node.getText())
  }

  /** Every value of a table from which one is chosen by its key. */
  private ofTable(node: ts.Expression): ts.Expression[] {
    if (!ts.isObjectLiteralExpression(node)) throw new NotInSource(node.getText())
    return node.properties.flatMap(property => (ts.isPropertyAssignment(property) ? [property.initializer] : []))
  }

  private template({ template: made }: ts.TaggedTemplateExpression, scope: Scope): Text[] {
    if (ts.isNoSubstitutionTemplateLiteral(made)) return [[made.text]]
    let all: Text[] = [[made.head.text]]
    for (const { expression, literal } of made.templateSpans) {
      const hole = isSql(this.checker, expression) ? this.texts(expression, scope) : [[expression]]
      all = side(all, hole).map(([before, here]) => [...before, ...here, literal.text])
    }
    return all
  }

  private called(node: ts.CallExpression, scope: Scope): Text[] {
    const { expression: of, arguments: given } = node
    if (ts.isPropertyAccessExpression(of) && of.expression.getText() === 'sql') {
      const [first, second] = given
      if (of.name.text === 'raw') return this.words(first!, scope).map(word => [word])
      if (of.name.text === 'join') return this.joined(first!, second ? this.texts(second, scope)[0]! : [', '], scope)
      const names = given.map(argument => this.words(argument, scope)) // id, ref and table: names, quoted
      const most = Math.max(...names.map(list => list.length))
      return Array.from({ length: most }, (_, i) => [names.map(list => quoted(list[i % list.length]!)).join('.')])
    }
    const made = this.functionOf(of)
    if (!made) throw new NotInSource(node.getText())
    const inner = new Map(scope)
    made.parameters.forEach((parameter, i) => {
      const value = given[i] ?? parameter.initializer
      const symbol = this.checker.getSymbolAtLocation(parameter.name)
      if (value && symbol) inner.set(symbol, { given: value, scope })
    })
    return returned(made).flatMap(value => this.texts(value, inner))
  }

  /** Follows a name to what it stands for: a constant, an argument, or all arguments of all calls. */
  private follow<T>(name: ts.Identifier, scope: Scope, on: (node: ts.Expression, scope: Scope) => T[]): T[] {
    const symbol = meant(this.checker, name)
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
    const callers = this.calls.get(this.symbolOf(declared.parent)!) ?? []
    const given = callers.map(call => call.arguments[at] ?? declared.initializer)
    if (given.length === 0) throw new NotInSource(name.getText())
    return given.flatMap(value => (value ? on(value, nothing) : []))
  }

  /** What a text of names can be. */
  private words(node: ts.Expression, scope: Scope): string[] {
    if (ts.isIdentifier(node) && scope.has(meant(this.checker, node)!))
      return this.follow(node, scope, (found, within) => this.words(found, within))
    const type = this.checker.getTypeAtLocation(node)
    const literals = (type.isUnion() ? type.types : [type]).filter(eachType => eachType.isStringLiteral())
    if (literals.length > 0) return literals.map(eachLiteral => eachLiteral.value)
    if (ts.isTemplateExpression(node)) {
      let all = [node.head.text]
      for (const { expression, literal } of node.templateSpans)
        all = side(all, this.words(expression, scope)).map(([before, here]) => before + here + literal.text)
      return all
    }
    if (ts.isIdentifier(node)) return this.follow(node, scope, (found, within) => this.words(found, within))
    throw new NotInSource(node.getText())
  }

  private joined(list: ts.Expression, between: Text, scope: Scope): Text[] {
    const [first, ...others] = this.elements(list, scope)
    if (!first) throw new NotInSource(list.getText())
    return others.reduce(
      (all, here) => side(all, here).map(([before, eachText]) => [...before, ...between, ...eachText]),
      first as Text[],
    )
  }

  /** The parts of a list; of one that may be empty, those it has when it is not. */
  private elements(node: ts.Expression, scope: Scope): Text[][] {
    if (ts.isParenthesizedExpression(node)) return this.elements(node.expression, scope)
    if (ts.isSpreadElement(node)) return this.elements(node.expression, scope)
    if (ts.isArrayLiteralExpression(node))
      return node.elements.flatMap(element =>
        ts.isSpreadElement(element) ? this.elements(element, scope) : [this.part(element, scope)],
      )
    if (ts.isConditionalExpression(node)) {
      const whenTrue = this.elements(node.whenTrue, scope)
      return whenTrue.length > 0 ? whenTrue : this.elements(node.whenFalse, scope)
    }
    if (ts.isIdentifier(node)) return this.follow(node, scope, (found, within) => this.elements(found, within))
    const map = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node : undefined
    const each = map?.expression.getText().endsWith('.map') ? this.functionOf(map.arguments[0]!) : undefined
    if (each) return [returned(each).flatMap(value => this.part(value, scope))]
    return [[[node]]]
  }

  private part(node: ts.Expression, scope: Scope): Text[] {
    return isSql(this.checker, node) ? this.texts(node, scope) : [[node]]
  }

  private functionOf(node: ts.Expression): ts.FunctionLikeDeclaration | undefined {
    if (ts.isArrowFunction(node)) return node
    const declared = meant(this.checker, node)?.valueDeclaration
    if (declared && ts.isFunctionDeclaration(declared)) return declared
    return declared &&
      ts.isVariableDeclaration(declared) &&
      declared.initializer &&
      ts.isArrowFunction(declared.initializer)
      ? declared.initializer
      : undefined
  }

  private symbolOf(node: ts.SignatureDeclaration): ts.Symbol | undefined {
    const name = ts.isArrowFunction(node) && ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name
    return name && this.checker.getSymbolAtLocation(name)
  }
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
