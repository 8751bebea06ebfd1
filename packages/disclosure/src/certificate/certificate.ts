import type { Witness } from '../audit/audit.ts'
import type { CountModel } from '../model/model.ts'
import type { Rules } from '../policy.ts'
import { canonicalText, type PrintedTable } from './printed-table.ts'
import { sha256 } from './sha256.ts'

/** [number of the printed table, number of its cell, least count reached, most count reached]. */
export type HiddenRange = readonly [table: number, cell: number, from: number, to: number]

/** [leaf combination, table it holds from, count]; combinations left out count 0. */
export type WitnessEntry = readonly [leaf: number, since: number, count: number]

/**
 * The proof that a reader of the printed tables cannot confine any hidden count to less than the required width.
 *
 * It holds ways in which the children could be spread (witnesses) that all agree with everything printed. They are found
 * from the printed tables alone, so they say nothing about the hidden counts that the tables do not say themselves. Each
 * hidden cell's range is reached by two of them; a reader cannot exclude either.
 *
 * Leaf combinations are numbered in mixed radix: dimensions in the order in which the tables first name them, the leaves
 * of each sorted by code unit. Each table is certified under the rules it was printed under; a count hidden in any table that
 * shows zeros is taken to be at least 1. `corrected` lists the leaf combinations whose count a later table restates.
 */
export type Certificate = {
  readonly format: 'disclosure-certificate/2'
  readonly tables: readonly { readonly id: string; readonly sha256: string; readonly rules: Rules }[]
  readonly assumptions: {
    readonly wholeAndNotNegative: true
    readonly hiddenAtLeastOneWhereZerosShown: true
    readonly knowsWhichCountsWereCorrected: true
  }
  readonly corrected: readonly (readonly [leaf: number, since: number])[]
  readonly hidden: readonly HiddenRange[]
  readonly witnesses: readonly (readonly WitnessEntry[])[]
  /** SHA-256 of everything above. */
  readonly seal: string
}

export type Unsealed = Omit<Certificate, 'seal'>

/** The seal of a certificate: it tells a damaged file from a whole one; what the certificate claims is checked by itself. */
export function sealOf({ format, tables, assumptions, corrected, hidden, witnesses }: Unsealed): string {
  const flat = [
    format,
    tables.map(({ id, sha256: digest, rules }) => [
      id,
      digest,
      [rules.smallest, rules.zerosShown, rules.complements, rules.width],
    ]),
    [
      assumptions.wholeAndNotNegative,
      assumptions.hiddenAtLeastOneWhereZerosShown,
      assumptions.knowsWhichCountsWereCorrected,
    ],
    corrected,
    hidden,
    witnesses,
  ]
  return sha256(JSON.stringify(flat))
}

/** Printed tables of a model, each with the row of every printed cell and the rules it is printed under. */
export type PrintedRows = { readonly table: PrintedTable; readonly rowOf: Int32Array; readonly rules: Rules }

/** Writes the certificate for these printed tables from witnesses over the model's columns. */
export function issueCertificate(
  model: CountModel,
  printed: readonly PrintedRows[],
  witnesses: readonly Witness[],
): Certificate {
  const hidden: HiddenRange[] = []
  for (const [at, { table, rowOf }] of printed.entries()) {
    for (const [cell, { count }] of table.cells.entries()) {
      if (count !== null) continue
      const columns = model.rows[rowOf[cell]!]!
      const values = witnesses.map(witness => columns.reduce((sum, column) => sum + witness[column]!, 0))
      hidden.push([at, cell, Math.min(...values), Math.max(...values)])
    }
  }
  const unsealed: Unsealed = {
    format: 'disclosure-certificate/2',
    tables: printed.map(({ table, rules }) => ({ id: table.id, sha256: sha256(canonicalText(table)), rules })),
    assumptions: {
      wholeAndNotNegative: true,
      hiddenAtLeastOneWhereZerosShown: true,
      knowsWhichCountsWereCorrected: true,
    },
    corrected: model.corrected,
    hidden,
    witnesses: witnesses.map(witness => entriesOf(witness, model)),
  }
  return { ...unsealed, seal: sealOf(unsealed) }
}

function entriesOf(witness: Witness, model: CountModel): WitnessEntry[] {
  const entries: WitnessEntry[] = []
  for (const [column, count] of witness.entries()) {
    if (count > 0) entries.push([model.leafOf[column]!, model.sinceOf[column]!, count])
  }
  return entries
}
