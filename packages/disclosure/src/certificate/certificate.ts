import type { Witness } from '../audit/audit.ts'
import type { CountModel } from '../model/model.ts'
import type { Policy } from '../policy.ts'
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
 * of each sorted by code unit. `corrected` lists the leaf combinations whose count a later table restates.
 */
export type Certificate = {
  readonly format: 'disclosure-certificate/1'
  readonly tables: readonly { readonly id: string; readonly sha256: string }[]
  readonly assumptions: {
    readonly wholeAndNotNegative: true
    readonly hiddenAtLeastOne: boolean
    readonly knowsWhichCountsWereCorrected: true
  }
  readonly rules: {
    readonly smallest: number
    readonly zerosShown: boolean
    readonly complements: boolean
    readonly width: number
  }
  readonly corrected: readonly (readonly [leaf: number, since: number])[]
  readonly hidden: readonly HiddenRange[]
  readonly witnesses: readonly (readonly WitnessEntry[])[]
  /** SHA-256 of everything above. */
  readonly seal: string
}

export type Unsealed = Omit<Certificate, 'seal'>

/** The seal of a certificate: it tells a damaged file from a whole one; what the certificate claims is checked by itself. */
export function sealOf({ format, tables, assumptions, rules, corrected, hidden, witnesses }: Unsealed): string {
  const flat = [
    format,
    tables.map(table => [table.id, table.sha256]),
    [assumptions.wholeAndNotNegative, assumptions.hiddenAtLeastOne, assumptions.knowsWhichCountsWereCorrected],
    [rules.smallest, rules.zerosShown, rules.complements, rules.width],
    corrected,
    hidden,
    witnesses,
  ]
  return sha256(JSON.stringify(flat))
}

/** Printed tables of a model, each with the row of every printed cell. */
export type PrintedRows = { readonly table: PrintedTable; readonly rowOf: Int32Array }

/** Writes the certificate for these printed tables from witnesses over the model's columns. */
export function issueCertificate(
  { model, policy }: { readonly model: CountModel; readonly policy: Policy },
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
    format: 'disclosure-certificate/1',
    tables: printed.map(({ table }) => ({ id: table.id, sha256: sha256(canonicalText(table)) })),
    assumptions: {
      wholeAndNotNegative: true,
      hiddenAtLeastOne: policy.zerosShown,
      knowsWhichCountsWereCorrected: true,
    },
    rules: {
      smallest: policy.smallest,
      zerosShown: policy.zerosShown,
      complements: policy.complements,
      width: policy.width,
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
