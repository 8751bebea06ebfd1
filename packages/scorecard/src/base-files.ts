import type { Candidate } from './candidate.ts'
import { baseFields, basePartPath, basePath, partedFields, type Base } from './base.ts'
import { withDerived } from './derived.ts'
import { memberFigures, rawMemberFigures } from './member-figures.ts'
import { inOrder } from './order.ts'
import { publicPart } from './public-base.ts'
import { publicCandidate, publicDerived } from './public-candidate.ts'
import { printedSplits } from './splits.ts'
import { sealedValues } from './sealed.ts'

/** A release before it is bytes: values by path. */
export type Values = Readonly<Record<string, unknown>>

/**
 * The public base and the sealed part of a candidate, in their one order and with derived indicators computed. The sealed part has the
 * statuses inside; the base comes from public statuses only, derived indicators and figures about members too.
 */
export function partsOf(candidate: Candidate): { readonly base: Base; readonly sealed: Values } {
  const { given, inside, open } = sidesOf(candidate)
  const more = { memberFigures: memberFigures(open), splits: printedSplits(inside, open) }
  return { base: publicPart(open, more), sealed: sealedValues(given, rawMemberFigures(inside)) }
}

/** A candidate as it was given, as it is inside, and as the public may know it; the last two with what is derived. */
export function sidesOf(candidate: Candidate): Readonly<Record<'given' | 'inside' | 'open', Candidate>> {
  const given = inOrder(candidate)
  return {
    given,
    inside: inOrder(withDerived(given)),
    open: inOrder(publicDerived(withDerived(inOrder(publicCandidate(given))))),
  }
}

/** The base files of a candidate, by path. */
export function baseFiles(candidate: Candidate): Values {
  return valuesOf(partsOf(candidate).base)
}

/** The sealed files of a candidate, by path. */
export function sealedFiles(candidate: Candidate): Values {
  return partsOf(candidate).sealed
}

export function valuesOf(base: Base): Values {
  return Object.fromEntries(baseFields.flatMap(field => filesOfField(field, base[field])))
}

function filesOfField(field: keyof Base, value: unknown): readonly (readonly [string, unknown])[] {
  const path = basePath(field)
  if (!partedFields.includes(field)) return [[path, value]]
  return inParts(value as readonly unknown[]).map((part, at) => [basePartPath(path, at + 1), part] as const)
}

const mostSigns = 60_000 // signs as plain JSON: laid out and in the scripts of most bytes a part stays below 200 KB

/** The list in parts of bounded length, in its order; at least one. */
function inParts(list: readonly unknown[]): readonly (readonly unknown[])[] {
  const parts: unknown[][] = [[]]
  let signs = 0
  for (const one of list) {
    const { length } = JSON.stringify(one)
    if (signs > 0 && signs + length > mostSigns) {
      parts.push([])
      signs = 0
    }
    parts.at(-1)!.push(one)
    signs += length
  }
  return parts
}

/** The paths of all parts of a field that are at hand, in their order; at least the first. */
export function partsOfField(field: keyof Base, has: (path: string) => boolean): readonly string[] {
  const paths = [basePath(field)]
  if (partedFields.includes(field))
    for (;;) {
      const next = basePartPath(basePath(field), paths.length + 1)
      if (!has(next)) break
      paths.push(next)
    }
  return paths
}

/** The base read back from its files; `null` with the path of the first that is missing. */
export function readBase(values: Values): Base | { readonly missing: string } {
  const missing = baseFields.map(basePath).find(path => values[path] === undefined)
  if (missing !== undefined) return { missing }
  const has = (path: string) => values[path] !== undefined
  return Object.fromEntries(
    baseFields.map(field => {
      const parts = partsOfField(field, has).map(path => values[path])
      return [field, parts.length === 1 ? parts[0] : parts.flat()]
    }),
  ) as unknown as Base
}
