import type { Candidate } from './candidate.ts'
import { baseFields, basePath, formOf, type Base } from './base.ts'
import { asRead, byCodeUnits } from './canonical.ts'
import { withDerived } from './derived.ts'
import { memberFigures, rawMemberFigures } from './member-figures.ts'
import { inOrder } from './order.ts'
import { filesOfValue, joinedValue, pathsOfParts } from './parts.ts'
import type { FileSource, Values } from './files.ts'
import { publicPart } from './public-base.ts'
import { publicCandidate, publicDerived } from './public-candidate.ts'
import { readJson } from './read-json.ts'
import { remembered } from './remembered.ts'
import { beforeRows } from './release-before.ts'
import { printedSplits } from './splits.ts'
import { sealedValues } from './sealed.ts'

/**
 * The public base and the sealed part of a candidate, in their one order and with derived indicators computed. The sealed part has the
 * statuses inside; the base comes from public statuses only, derived indicators and figures about members too.
 */
export function partsOf(candidate: Candidate): { readonly base: Base; readonly sealed: Values } {
  const { given, inside, open } = sidesOf(candidate)
  const more = { memberFigures: memberFigures(open), splits: printedSplits(inside, open), before: beforeRows(open) }
  return { base: publicPart(open, more), sealed: sealedValues(given, rawMemberFigures(inside)) }
}

/** A candidate as it was given, as it is inside, and as the public may know it; the last two with what is derived. */
export function sidesOf(candidate: Candidate): Readonly<Record<'given' | 'inside' | 'open', Candidate>> {
  const given = inOrder(candidate)
  return {
    given,
    inside: inOrder(withDerived(given)),
    open: inOrder(withDerived(inOrder(publicCandidate(given)), publicDerived)),
  }
}

/** The base as a reader of its files has it: pages are computed from this one, so that a verifier computes the same. */
export function baseAsRead(base: Base): Base {
  const fields = Object.entries(base).filter(([, value]) => value !== undefined)
  const read = fields.map(([field, value]) => [field, asRead(value)] as const)
  return Object.fromEntries(read.sort(([one], [other]) => byCodeUnits(one, other))) as Base
}

export function valuesOf(base: Base): Values {
  return Object.fromEntries(baseFields.flatMap(field => filesOfField(base, field)))
}

/** The files of one field, cut once for each base. */
export function filesOfField(base: Base, field: keyof Base): readonly (readonly [path: string, value: unknown])[] {
  return remembered(base, `files of ${field}`, () => filesOfValue(basePath(field), base[field], formOf(field)))
}

/** The paths of all parts of a field that are at hand, in their order; at least the first. */
export function partsOfField(field: keyof Base, has: (path: string) => boolean): readonly string[] {
  return pathsOfParts(basePath(field), has)
}

/** A field read back from its parts, in their order. Throws on parts of another form. */
export function joinedField<F extends keyof Base>(field: F, parts: readonly unknown[]): Base[F] {
  return joinedValue(formOf(field), parts)
}

/** A field of the base in the files of a release; undefined where it cannot be read. Never throws. */
export function fieldIn<F extends keyof Base>(files: FileSource, field: F): Base[F] | undefined {
  const parts = partsOfField(field, files.has).map(path => readJson(files.read(path)))
  try {
    return parts.includes(undefined) ? undefined : joinedField(field, parts)
  } catch {
    return undefined
  }
}

/** The base read back from its files; `null` with the path of the first that is missing. */
export function readBase(values: Values): Base | { readonly missing: string } {
  const missing = baseFields.map(basePath).find(path => values[path] === undefined)
  if (missing !== undefined) return { missing }
  const has = (path: string) => values[path] !== undefined
  return Object.fromEntries(
    baseFields.map(field => [
      field,
      joinedField(
        field,
        partsOfField(field, has).map(path => values[path]),
      ),
    ]),
  ) as unknown as Base
}
