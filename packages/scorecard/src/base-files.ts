import type { Candidate } from './candidate.ts'
import { baseFields, basePath, type Base } from './base.ts'
import { withDerived } from './derived.ts'
import { memberFigures, rawMemberFigures } from './member-figures.ts'
import { inOrder } from './order.ts'
import { publicPart } from './public-base.ts'
import { sealedValues } from './sealed.ts'

/** A release before it is bytes: values by path. */
export type Values = Readonly<Record<string, unknown>>

/** The public base and the sealed part of a candidate, in their one order and with derived indicators computed. */
export function partsOf(candidate: Candidate): { readonly base: Base; readonly sealed: Values } {
  const given = inOrder(candidate)
  const whole = inOrder(withDerived(given))
  const raw = rawMemberFigures(whole)
  return { base: publicPart(whole, memberFigures(whole, raw)), sealed: sealedValues(given, raw) }
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
  return Object.fromEntries(baseFields.map(field => [basePath(field), base[field]]))
}

/** The base read back from its files; `null` with the path of the first that is missing. */
export function readBase(values: Values): Base | { readonly missing: string } {
  const missing = baseFields.map(basePath).find(path => values[path] === undefined)
  if (missing !== undefined) return { missing }
  return Object.fromEntries(baseFields.map(field => [field, values[basePath(field)]])) as unknown as Base
}
