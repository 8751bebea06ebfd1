import { resembles } from '../names.ts'
import { done, refused, type CellName, type Result } from '../result.ts'
import type { Cell } from '../table.ts'
import { sumsOf, type Mapping, type Sums } from './mapping.ts'

/**
 * Checks that lines and mapping speak of the same members: every member on a line is in a division or named as alone, and
 * every member that the mapping names is on a line. Refuses all others at once, by dimension: a sum that readers see and
 * the mapping does not say would give hidden counts away under a certificate.
 */
export function checkMembers(mapping: Mapping, cells: readonly Cell[]): Result<true> {
  for (const [dimension, sums] of sumsOf(mapping)) {
    const onLines = new Set(cells.map(({ at }) => at[dimension]!))
    const unprinted = (mapping.unprinted ?? []).filter(left => left.dimension === dimension).map(({ member }) => member)
    const printedToo = unprinted.find(member => onLines.has(member))
    if (printedToo !== undefined) return refused({ kind: 'mapping.unprinted-on-line', dimension, member: printedToo })
    const leftTwice = (sums.divisions ?? []).find(
      ({ parts }) => parts.filter(part => unprinted.includes(part)).length > 1,
    )
    if (leftTwice) return refused({ kind: 'mapping.unprinted-twice', dimension, member: leftTwice.member })
    const divided = new Set((sums.divisions ?? []).flatMap(({ member, parts }) => [member, ...parts]))
    const undivided = new Set(sums.alone ?? [])
    const both = [...undivided].find(member => divided.has(member))
    if (both !== undefined) return refused({ kind: 'mapping.alone-in-division', dimension, member: both })
    const single = onLines.size === 1 && divided.size === 0
    const inNoDivision = [...onLines].filter(member => !single && !divided.has(member) && !undivided.has(member))
    const left = new Set(unprinted)
    const onNoLine = [...divided, ...undivided].filter(member => !onLines.has(member) && !left.has(member))
    if (inNoDivision.length === 0 && onNoLine.length === 0) continue
    const alike = inNoDivision.flatMap(given => {
      const meant = onNoLine.find(member => resembles(given, member))
      return meant === undefined ? [] : [{ given, meant }]
    })
    return refused({ kind: 'mapping.members-differ', dimension, inNoDivision, onNoLine, alike })
  }
  return done(true)
}

/**
 * The cells of lines that are left out though lines beside them stand: a reader finds them by subtraction. Where the
 * mapping says that such a line means 0, they are printed zeros; otherwise they are refused.
 */
export function cellsLeftOut(mapping: Mapping, cells: readonly Cell[]): Result<readonly Cell[]> {
  const keyOf = keyFor([...sumsOf(mapping).keys(), ...Object.keys(mapping.dimensions)])
  const known = new Set(cells.map(({ at }) => keyOf(at)))
  const zeros: Cell[] = []
  for (const [dimension, { divisions = [] }] of sumsOf(mapping)) {
    const printedParts = divisions.map(({ member, parts }) => ({
      member,
      parts: parts.filter(
        part => !(mapping.unprinted ?? []).some(left => left.dimension === dimension && left.member === part),
      ),
    }))
    for (const { at } of [...cells, ...zeros]) {
      for (const { member, parts } of printedParts) {
        if (at[dimension] !== member) continue
        const missing = parts.filter(part => !known.has(keyOf({ ...at, [dimension]: part })))
        if (missing.length === 0 || missing.length === parts.length) continue
        const left = missing.map(part => ({ ...at, [dimension]: part }))
        if (mapping.noLine === undefined) return refused({ kind: 'mapping.line-missing', cell: at, parts: left })
        for (const cell of left) {
          known.add(keyOf(cell))
          zeros.push({ at: cell, count: mapping.noLine })
        }
      }
    }
  }
  return done(zeros)
}

/** The same members in the same dimensions, the same key, whatever the order in which they were written. */
export function keyFor(dimensions: readonly string[]): (at: CellName) => string {
  const names = [...new Set(dimensions)].sort()
  return at => JSON.stringify(names.map(name => at[name] ?? null))
}

/** Members that no division has as a part: where hidden sums could stand unsaid. */
export function topsOf(sums: Sums, onLines: Iterable<string>): readonly string[] {
  const parts = new Set((sums.divisions ?? []).flatMap(division => division.parts))
  return [...onLines].filter(member => !parts.has(member))
}
