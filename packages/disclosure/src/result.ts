import { visibleName } from './names.ts'

/** What a rule gives back when the caller can be wrong: the value, or a refusal. Only broken infrastructure throws. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: DisclosureRefusal }

/** The deed succeeded with this value. */
export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** The deed was refused for this reason. */
export function refused(refusal: DisclosureRefusal): { readonly ok: false; readonly refusal: DisclosureRefusal } {
  return { ok: false, refusal }
}

/** The cell's member in each dimension; a dimension that is missing stands for its total. */
export type CellName = Readonly<Record<string, string>>

/**
 * Why something was refused. `kind` is the message key.
 *
 * A refusal names cells, never a count that has to stay hidden: `stated`, `sum` and `difference` of a total that does not
 * equal its parts are left out where one of the numbers is small.
 */
export type DisclosureRefusal =
  | { readonly kind: 'policy.threshold-not-whole'; readonly given: number }
  | { readonly kind: 'policy.width-not-whole'; readonly given: number }
  | { readonly kind: 'hierarchy.hole'; readonly dimension: string; readonly member: string; readonly leaf?: string }
  | { readonly kind: 'hierarchy.loop'; readonly dimension: string; readonly path: readonly string[] }
  | { readonly kind: 'hierarchy.overlap'; readonly dimension: string; readonly member: string; readonly leaf: string }
  | { readonly kind: 'table.no-dimension' }
  | { readonly kind: 'table.dimension-twice'; readonly dimension: string }
  | { readonly kind: 'table.too-few-cells'; readonly cells: number }
  | {
      readonly kind: 'table.too-large'
      readonly size: number
      readonly limit: number
      readonly of: 'cells' | 'entries'
    }
  | { readonly kind: 'table.unknown-dimension'; readonly dimension: string; readonly cell: CellName }
  | { readonly kind: 'table.unknown-member'; readonly dimension: string; readonly member: string }
  | { readonly kind: 'table.count-negative'; readonly cell: CellName }
  | { readonly kind: 'table.count-not-whole'; readonly cell: CellName }
  | { readonly kind: 'table.cells-disagree'; readonly cells: readonly [CellName, CellName] }
  | {
      readonly kind: 'table.not-additive'
      readonly cell: CellName
      readonly parts: readonly CellName[]
      readonly counts?: {
        readonly parts: readonly number[]
        readonly sum: number
        readonly stated: number
        readonly difference: number
      }
    }
  | { readonly kind: 'table.inconsistent' }
  | { readonly kind: 'mapping.malformed'; readonly at: string; readonly wanted: string }
  | { readonly kind: 'mapping.column-missing'; readonly column: string }
  | { readonly kind: 'mapping.column-twice'; readonly column: string }
  | { readonly kind: 'mapping.column-unnamed'; readonly columns: readonly string[] }
  | { readonly kind: 'mapping.field-without-column'; readonly line: number; readonly column: number }
  | { readonly kind: 'mapping.line-twice'; readonly cell: CellName }
  | { readonly kind: 'mapping.line-missing'; readonly cell: CellName; readonly parts: readonly CellName[] }
  | { readonly kind: 'mapping.count-unreadable'; readonly column: string; readonly line: number }
  | {
      readonly kind: 'mapping.members-differ'
      readonly dimension: string
      readonly inNoDivision: readonly string[]
      readonly onNoLine: readonly string[]
      /** Pairs that differ only in capital letters, spaces or what cannot be seen. */
      readonly alike: readonly { readonly given: string; readonly meant: string }[]
    }
  | { readonly kind: 'mapping.alone-in-division'; readonly dimension: string; readonly member: string }
  | { readonly kind: 'mapping.unprinted-on-line'; readonly dimension: string; readonly member: string }
  | { readonly kind: 'mapping.unprinted-twice'; readonly dimension: string; readonly member: string }
  | {
      readonly kind: 'mapping.sum-unsaid'
      readonly dimension: string
      readonly sums: readonly { readonly member: string; readonly parts: readonly string[] }[]
    }
  | { readonly kind: 'protect.impossible'; readonly cells: readonly CellName[] }
  | { readonly kind: 'certificate.exposed'; readonly cells: readonly CellName[] }
  | { readonly kind: 'release.already-disclosed'; readonly cells: readonly CellName[] }
  | { readonly kind: 'release.malformed'; readonly at: string; readonly wanted: string }
  | { readonly kind: 'release.zeros-were-hidden'; readonly release: string }
  | { readonly kind: 'release.leaves-unknown'; readonly cell: CellName }
  | { readonly kind: 'release.hidden-unknown'; readonly release: string; readonly cell: CellName }
  | { readonly kind: 'rounding.base-too-small'; readonly given: number }
  | { readonly kind: 'derived.unknown-input'; readonly derived: string; readonly input: CellName }

/** "sex girl, age 0-4": a cell as words for messages; "total" when it names no member. */
export function cellWords(cell: CellName): string {
  const words = Object.entries(cell).map(([dimension, member]) => `${dimension} ${visibleName(member)}`)
  return words.length === 0 ? 'total' : words.join(', ')
}
