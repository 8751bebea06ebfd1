/** JSON Schema of a type, as the compiler understands it: what a value of the type looks like when it is read from JSON. */
import ts from 'typescript'

export type Schema = Readonly<Record<string, unknown>>

/** Makes schemas over one program; types with a name of their own become `$defs`, once each. */
export class Schemas {
  readonly #checker: ts.TypeChecker
  readonly #names = new Map<ts.Type, string>()
  readonly defs: Record<string, Schema> = {}

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker
  }

  of(type: ts.Type): Schema {
    const alias = type.aliasSymbol
    const isOwn =
      alias && !type.aliasTypeArguments?.length && (type.flags & ts.TypeFlags.Object || type.isUnionOrIntersection())
    if (!isOwn || this.#isList(type) || isBranded(type)) return this.#inline(type)
    const known = this.#names.get(type)
    const name = known ?? this.#newName(type, alias.name)
    if (known === undefined) {
      this.defs[name] = {} // stands while it is made: a type may hold itself
      this.defs[name] = { ...described(alias, this.#checker), ...this.#inline(type) }
    }
    return { $ref: `#/$defs/${name}` }
  }

  #newName(type: ts.Type, wanted: string): string {
    let name = wanted
    for (let at = 2; name in this.defs; at++) name = `${wanted}${at}`
    this.#names.set(type, name)
    return name
  }

  #isList = (type: ts.Type) => this.#checker.isArrayType(type) || this.#checker.isTupleType(type)

  #inline(type: ts.Type): Schema {
    const { flags } = type
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {}
    if (flags & ts.TypeFlags.Null) return { type: 'null' }
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' }
    if (flags & ts.TypeFlags.StringLike || isBranded(type)) return { type: 'string' }
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' }
    if (flags & ts.TypeFlags.BigIntLike) return { type: 'string', pattern: '^-?[0-9]+$' }
    if (type.isUnion()) return this.#oneOf(type)
    if (this.#checker.isTupleType(type)) return this.#tuple(type)
    if (this.#isList(type)) return { type: 'array', items: this.of(this.#argumentsOf(type)[0]!) }
    if (flags & ts.TypeFlags.Object || type.isIntersection()) return this.#object(type)
    throw new Error(`No schema for the type ${this.#checker.typeToString(type)}.`)
  }

  #argumentsOf = (type: ts.Type) => this.#checker.getTypeArguments(type as ts.TypeReference)

  #tuple(type: ts.Type): Schema {
    const items = this.#argumentsOf(type).map(item => this.of(item))
    return { type: 'array', prefixItems: items, items: false, minItems: items.length }
  }

  #oneOf(type: ts.UnionType): Schema {
    const all = type.types.filter(one => !(one.flags & ts.TypeFlags.Undefined)).map(one => this.of(one))
    const literals = all.flatMap(one => ('const' in one ? [one['const']] : []))
    const isBoolean = literals.includes(true) && literals.includes(false)
    const said = isBoolean ? literals.filter(literal => typeof literal !== 'boolean') : literals
    const schemas = [
      ...(isBoolean ? [{ type: 'boolean' }] : []),
      ...(said.length > 0 ? [said.length === 1 ? { const: said[0] } : { enum: said }] : []),
      ...all.filter(one => !('const' in one)),
    ]
    return schemas.length === 1 ? schemas[0]! : { anyOf: schemas }
  }

  #object(type: ts.Type): Schema {
    const fields = this.#checker.getPropertiesOfType(type)
    const values = this.#checker.getIndexInfoOfType(type, ts.IndexKind.String)
    return {
      type: 'object',
      ...(fields.length > 0
        ? {
            properties: Object.fromEntries(fields.map(field => [field.name, this.#field(field)])),
            required: fields.filter(field => !this.#mayBeLeftOut(field)).map(field => field.name),
          }
        : {}),
      additionalProperties: values ? this.of(values.type) : false,
    }
  }

  #mayBeLeftOut(field: ts.Symbol): boolean {
    if (field.flags & ts.SymbolFlags.Optional) return true
    const type = this.#checker.getTypeOfSymbol(field)
    return type.isUnion() && type.types.some(one => one.flags & ts.TypeFlags.Undefined)
  }

  #field(field: ts.Symbol): Schema {
    const type = this.#checker.getTypeOfSymbol(field)
    return { ...described(field, this.#checker), ...this.of(type) }
  }
}

/** A text that the types tell from other texts, such as a day; in JSON it is a text. */
const isBranded = (type: ts.Type) =>
  type.isIntersection() && type.types.some(one => one.flags & ts.TypeFlags.StringLike)

function described(symbol: ts.Symbol, checker: ts.TypeChecker): Schema {
  const description = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ')
  return description === '' ? {} : { description }
}
