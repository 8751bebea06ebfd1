import { baseFields, basePath, formOf, type Base } from './base.ts'
import { asRead, byCodeUnits } from '../bytes/canonical.ts'
import { filesOfValue, joinedValue, pathsOfParts } from '../bytes/parts.ts'
import type { FileSource, ValuesByPath } from '../bytes/files.ts'
import { readJson } from '../bytes/read-json.ts'
import { remembered } from '../candidate/remembered.ts'

/** The base as a reader of its files has it: pages are computed from this one, so that a verifier computes the same. */
export function baseAsRead(base: Base): Base {
  const fields = Object.entries(base).filter(([, value]) => value !== undefined)
  const read = fields.map(([field, value]) => [field, asRead(value)] as const)
  return Object.fromEntries(read.sort(([one], [other]) => byCodeUnits(one, other))) as Base
}

export function valuesOf(base: Base): ValuesByPath {
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
export function readBase(values: ValuesByPath): Base | { readonly missing: string } {
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
