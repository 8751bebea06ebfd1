import type { Rules } from '../policy.ts'
import { sealOf, type Certificate, type WitnessEntry } from './certificate.ts'
import { canonicalText, type PrintedTable } from './printed-table.ts'
import { sha256 } from './sha256.ts'

/** What is wrong with a certificate, or with the tables it is shown beside. `kind` is the message key. */
export type CertificateFault =
  | { readonly kind: 'certificate.format' }
  | { readonly kind: 'certificate.seal' }
  | { readonly kind: 'certificate.other-table'; readonly table: string }
  | { readonly kind: 'certificate.assumptions' }
  | { readonly kind: 'certificate.small-printed'; readonly table: number; readonly cell: number }
  | { readonly kind: 'certificate.complement-printed'; readonly table: number; readonly cell: number }
  | { readonly kind: 'certificate.hidden-list' }
  | { readonly kind: 'certificate.witness-not-counts'; readonly witness: number }
  | {
      readonly kind: 'certificate.witness-disagrees'
      readonly witness: number
      readonly table: number
      readonly cell: number
    }
  | { readonly kind: 'certificate.range'; readonly table: number; readonly cell: number }
  | { readonly kind: 'certificate.too-narrow'; readonly table: number; readonly cell: number }

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly fault: CertificateFault }

type Expanded = readonly { readonly leaves: readonly (readonly number[])[]; readonly table: PrintedTable }[]

/**
 * Checks a certificate against the printed tables alone, without the engine: it shares no code with the search.
 *
 * Accepts when the tables are the certified ones, nothing small is printed (nor, where complements are guarded, the
 * difference of two printed cells that differ in one dimension), every witness is a possible spread of children that
 * agrees with every printed count, and for every hidden cell the range is exactly what the witnesses reach and at least as
 * wide as required. Never throws on a damaged certificate; the tables themselves must be well formed.
 */
export function verifyCertificate(tables: readonly PrintedTable[], certificate: Certificate): Verdict {
  try {
    const fault = faultOf(tables, certificate)
    return fault ? { ok: false, fault } : { ok: true }
  } catch {
    return { ok: false, fault: { kind: 'certificate.format' } }
  }
}

function faultOf(tables: readonly PrintedTable[], certificate: Certificate): CertificateFault | undefined {
  const { seal, ...unsealed } = certificate
  if (certificate.format !== 'disclosure-certificate/2') return { kind: 'certificate.format' }
  if (seal !== sealOf(unsealed)) return { kind: 'certificate.seal' }
  if (certificate.tables.length !== tables.length) return { kind: 'certificate.other-table', table: '' }
  for (const [at, table] of tables.entries()) {
    const named = certificate.tables[at]!
    if (named.id !== table.id || named.sha256 !== sha256(canonicalText(table))) {
      return { kind: 'certificate.other-table', table: table.id }
    }
  }
  const { assumptions } = certificate
  const sound =
    assumptions.wholeAndNotNegative === true &&
    assumptions.knowsWhichCountsWereCorrected === true &&
    assumptions.hiddenAtLeastOneWhereZerosShown === true &&
    certificate.tables.every(({ rules }) => areSound(rules))
  if (!sound) return { kind: 'certificate.assumptions' }
  const expanded = expand(tables)
  const small = smallFault(expanded, certificate)
  if (small) return small
  const values = certificate.witnesses.map(witness => valuesOf(expanded, witness, certificate.corrected))
  return witnessFault(expanded, certificate, values) ?? rangeFault(expanded, certificate, values)
}

function areSound({ smallest, zerosShown, complements, width }: Rules): boolean {
  const flags = typeof zerosShown === 'boolean' && typeof complements === 'boolean'
  return flags && [smallest, width].every(number => Number.isSafeInteger(number) && number >= 1)
}

/** The numbers of the leaf combinations under every cell. */
function expand(tables: readonly PrintedTable[]): Expanded {
  const names = [...new Set(tables.flatMap(table => table.dimensions.map(dimension => dimension.name)))]
  const codes = names.map(name => {
    const all = new Set<string>()
    for (const { dimensions } of tables) {
      for (const dimension of dimensions) {
        if (dimension.name === name)
          for (const leaves of Object.values(dimension.members)) leaves.forEach(leaf => all.add(leaf))
      }
    }
    return [...all].sort()
  })
  const numbers = codes.map(list => new Map(list.map((code, at) => [code, at])))
  return tables.map(table => {
    const members = names.map(name => table.dimensions.find(dimension => dimension.name === name)?.members)
    const totals = members.map((known, at) => (known ? [...new Set(Object.values(known).flat())] : codes[at]!))
    const leaves = table.cells.map(cell => {
      let cross = [0]
      for (const [at, name] of names.entries()) {
        const member = cell.at[name]
        const under = (member === undefined ? totals[at]! : members[at]![member]!).map(code => numbers[at]!.get(code)!)
        cross = cross.flatMap(before => under.map(leaf => before * codes[at]!.length + leaf))
      }
      return cross
    })
    return { leaves, table }
  })
}

function isSmall(count: number, { smallest, zerosShown }: Rules): boolean {
  return count <= smallest && (count > 0 || !zerosShown)
}

/** A small count in print, or the difference of two printed cells that differ in one dimension. */
function smallFault(expanded: Expanded, certificate: Certificate): CertificateFault | undefined {
  for (const [number, { table }] of expanded.entries()) {
    const { rules } = certificate.tables[number]!
    const small = table.cells.findIndex(({ count }) => count !== null && isSmall(count, rules))
    if (small >= 0) return { kind: 'certificate.small-printed', table: number, cell: small }
    const left = rules.complements ? complementIn(table, rules) : -1
    if (left >= 0) return { kind: 'certificate.complement-printed', table: number, cell: left }
  }
  return undefined
}

function complementIn(table: PrintedTable, rules: Rules): number {
  const names = table.dimensions.map(dimension => dimension.name)
  const keyOf = (members: readonly (string | undefined)[]) => JSON.stringify(members.map(member => member ?? null))
  const counts = new Map(table.cells.map(({ at, count }) => [keyOf(names.map(name => at[name])), count]))
  const wider = table.dimensions.map(({ members }) => widerMembers(members))
  return table.cells.findIndex(({ at, count }) => {
    if (count === null) return false
    const members = names.map(name => at[name])
    return names.some((name, axis) => {
      if (at[name] === undefined) return false
      return [...wider[axis]!.get(at[name])!, undefined].some(other => {
        const larger = counts.get(keyOf(members.with(axis, other)))
        return typeof larger === 'number' && larger !== count && isSmall(larger - count, rules)
      })
    })
  })
}

/** For each member, the members that strictly contain it. */
function widerMembers(members: Readonly<Record<string, readonly string[]>>): Map<string, readonly string[]> {
  const leavesOf = new Map(Object.entries(members).map(([member, leaves]) => [member, new Set(leaves)]))
  return new Map(
    Object.entries(members).map(([member, own]) => [
      member,
      [...leavesOf]
        .filter(([, other]) => other.size > own.length && own.every(leaf => other.has(leaf)))
        .map(([name]) => name),
    ]),
  )
}

type Values = readonly (readonly number[])[]

/** The count of every printed cell under one witness, or undefined when the witness is no list of whole counts. */
function valuesOf(
  expanded: Expanded,
  witness: readonly WitnessEntry[],
  corrected: Certificate['corrected'],
): Values | undefined {
  const counts = [...expanded.keys(), 0].map(() => new Map<number, number>())
  for (const [leaf, since, count] of witness) {
    const sound = [leaf, since, count].every(number => Number.isSafeInteger(number) && number >= 0)
    if (!sound || !counts[since] || counts[since].has(leaf)) return undefined
    counts[since].set(leaf, count)
  }
  const current = new Map<number, number>()
  return expanded.map(({ leaves }, table) => {
    // A correction holds from its table on.
    for (const [leaf, since] of corrected) if (since === table) current.set(leaf, since)
    return leaves.map(under => {
      let sum = 0
      for (const leaf of under) sum += counts[current.get(leaf) ?? 0]!.get(leaf) ?? 0
      return sum
    })
  })
}

function witnessFault(
  expanded: Expanded,
  certificate: Certificate,
  all: readonly (Values | undefined)[],
): CertificateFault | undefined {
  for (const [witness, values] of all.entries()) {
    if (!values) return { kind: 'certificate.witness-not-counts', witness }
    for (const [table, { table: printed }] of expanded.entries()) {
      const cell = printed.cells.findIndex(({ count }, at) => {
        const value = values[table]![at]!
        return count === null ? certificate.tables[table]!.rules.zerosShown && value < 1 : value !== count
      })
      if (cell >= 0) return { kind: 'certificate.witness-disagrees', witness, table, cell }
    }
  }
  return undefined
}

function rangeFault(
  expanded: Expanded,
  { hidden, tables }: Certificate,
  all: readonly (Values | undefined)[],
): CertificateFault | undefined {
  const marked = expanded.flatMap(({ table }, number) =>
    table.cells.flatMap(({ count }, cell) => (count === null ? [`${number} ${cell}`] : [])),
  )
  if (marked.length !== hidden.length || marked.some((key, at) => key !== hidden[at]!.slice(0, 2).join(' '))) {
    return { kind: 'certificate.hidden-list' }
  }
  for (const [table, cell, from, to] of hidden) {
    let [least, most] = [Infinity, -Infinity]
    for (const values of all) {
      least = Math.min(least, values![table]![cell]!)
      most = Math.max(most, values![table]![cell]!)
    }
    if (least !== from || most !== to) return { kind: 'certificate.range', table, cell }
    if (to - from < tables[table]!.rules.width) return { kind: 'certificate.too-narrow', table, cell }
  }
  return undefined
}
