/** What the sources say the rows and parameters of a statement are, and where PostgreSQL says otherwise. */
import ts from 'typescript'
import type { Column } from './described.ts'

/** The kind of value that the driver makes of each type, as `connect.ts` sets it. */
const kinds: Readonly<Record<string, string>> = {
  int2: 'number',
  int4: 'number',
  float4: 'number',
  float8: 'number',
  oid: 'number',
  bool: 'boolean',
  timestamptz: 'Date',
  timestamp: 'Date',
  bytea: 'Buffer',
  json: 'json',
  jsonb: 'json',
  void: 'string',
}

const kindOf = (type: string): string => kinds[type] ?? 'string'

/** Where a row's declared type differs from the columns; empty where they agree. */
export function differences(checker: ts.TypeChecker, row: ts.Type, columns: readonly Column[]): string[] {
  if (row.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return []
  const said = propertiesOf(checker, row)
  const problems: string[] = []
  const twice = columns.filter((column, i) => columns.findIndex(eachColumn => eachColumn.name === column.name) !== i)
  for (const column of twice) problems.push(`${column.name} stands twice`)
  for (const [name, { types, optional }] of said) {
    const column = columns.find(eachColumn => eachColumn.name === name)
    if (column) problems.push(...differs(checker, types, column).map(why => `${name}: ${why}`))
    else if (!optional) problems.push(`${name} is no column`)
  }
  for (const column of columns) if (!said.has(column.name)) problems.push(`${column.name} is declared nowhere`)
  return problems
}

type Said = { readonly types: ts.Type[]; readonly optional: boolean }

/** Every property of the row; of a row that is one of several, those of all. */
function propertiesOf(checker: ts.TypeChecker, row: ts.Type): Map<string, Said> {
  const said = new Map<string, Said>()
  const cases = row.isUnion() ? row.types : [row]
  for (const one of cases)
    for (const property of checker.getPropertiesOfType(one)) {
      const type = checker.getTypeOfSymbol(property)
      const before = said.get(property.name)
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0 || before?.optional === true
      said.set(property.name, {
        types: [...(before?.types ?? []), ...(type.isUnion() ? type.types : [type])],
        optional,
      })
    }
  return said
}

function differs(checker: ts.TypeChecker, types: readonly ts.Type[], column: Column): string[] {
  if (types.some(type => type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any))) return []
  const empty = types.some(type => type.flags & ts.TypeFlags.Null)
  const problems: string[] = []
  if (column.nullable === true && !empty) problems.push('may be null')
  if (column.nullable === false && empty) problems.push('is never null')
  const rest = types.filter(type => !(type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)))
  const wrong = rest.filter(type => !holds(checker, type, column.type))
  if (wrong.length > 0)
    problems.push(`is ${column.type}, not ${wrong.map(type => checker.typeToString(type)).join(' | ')}`)
  const said = rest.map(type => (type.isStringLiteral() ? type.value : undefined))
  if (column.words && rest.length > 0 && said.every(word => word !== undefined)) {
    const unsaid = column.words.filter(word => !said.includes(word))
    if (unsaid.length > 0) problems.push(`may be ${unsaid.join(', ')}`)
    const never = said.filter(word => !column.words!.includes(word))
    if (never.length > 0) problems.push(`is never ${never.join(', ')}`)
  }
  return problems
}

/** Parameters whose value the driver would write as something else than their type. */
export function wrongParameters(
  checker: ts.TypeChecker,
  holes: readonly ts.Expression[],
  parameters: readonly string[],
): string[] {
  return parameters.flatMap((parameter, i) => {
    const hole = holes[i]!
    const given = checker.getTypeAtLocation(hole)
    const types = (given.isUnion() ? given.types : [given]).filter(
      type => !(type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Any)),
    )
    const wrong = types.filter(type => !takes(checker, parameter, type))
    return wrong.length === 0 ? [] : [`${hole.getText()} is ${checker.typeToString(given)}, for ${parameter}`]
  })
}

/** Text is taken for everything but lists, as PostgreSQL reads it; lists would become lists where JSON is meant. */
function takes(checker: ts.TypeChecker, parameter: string, type: ts.Type): boolean {
  const list = checker.isArrayType(type) || checker.isTupleType(type)
  if (parameter.startsWith('_')) return list
  if (list) return false
  if (type.flags & ts.TypeFlags.StringLike || type.isIntersection()) return kindOf(parameter) !== 'Buffer'
  if (parameter === 'int8' || parameter === 'numeric') return (type.flags & ts.TypeFlags.NumberLike) !== 0
  return kindOf(parameter) === 'json' || holds(checker, type, parameter)
}

function holds(checker: ts.TypeChecker, type: ts.Type, column: string): boolean {
  const kind = kindOf(column)
  if (kind === 'json') return true // its shape is checked where it is read
  const name = type.getSymbol()?.name
  if (column.startsWith('_')) {
    const list = checker.isArrayType(type) || checker.isTupleType(type)
    const [element] = list ? checker.getTypeArguments(type as ts.TypeReference) : []
    if (!element) return false
    return (element.isUnion() ? element.types : [element]).every(eachType => holds(checker, eachType, column.slice(1)))
  }
  if (kind === 'Date') return name === 'Date'
  if (kind === 'Buffer') return name === 'Buffer' || name === 'Uint8Array'
  const flags = { number: ts.TypeFlags.NumberLike, boolean: ts.TypeFlags.BooleanLike, string: ts.TypeFlags.StringLike }
  const parts = type.isIntersection() ? type.types : [type]
  return parts.some(part => part.flags & flags[kind as keyof typeof flags])
}
