import type { Candidate } from './candidate.ts'
import { partsOf, valuesOf } from './base-files.ts'
import type { Manifest } from './manifest.ts'
import { pageFormat } from './page-format.ts'
import { readJson, sameBytes } from './read-json.ts'
import { filesFrom, type Files } from './release.ts'
import { sealedCandidatePath } from './sealed.ts'
import { compareFigures } from './verify-figures.ts'
import { differenceOf } from './verify-pages.ts'
import type { Part, Verifier } from './verifier.ts'
import type { Finding } from './verify-report.ts'

/**
 * The sealed part, where it is at hand: against its keyed commitments, and the public base computed again from the sealed
 * candidate, figures about members included.
 */
export function verifySealed(files: Files, manifest: Manifest, verifier: Verifier): Part {
  const { sealed, hmac } = verifier
  const count = manifest.sealed.length
  if (!sealed) return { findings: [], notes: [{ kind: 'verify.sealed-not-checked', count }], count: 0 }
  const listed = new Set(manifest.sealed.map(one => one.name))
  const extra = Object.keys(sealed).filter(path => !listed.has(path))
  const changed = manifest.sealed.flatMap(({ name: path, hmac: committed }): readonly Finding[] => {
    const bytes = sealed[path]
    if (!bytes) return [{ kind: 'verify.sealed-missing', path }]
    return hmac && hmac(bytes) !== committed ? [{ kind: 'verify.sealed-changed', path }] : []
  })
  const base = baseOf(files, sealed, manifest)
  return {
    findings: [
      ...changed,
      ...extra.sort().map((path): Finding => ({ kind: 'verify.sealed-extra', path })),
      ...base.findings,
    ],
    notes: [...(hmac ? [] : [{ kind: 'verify.sealed-not-checked', count } as const]), ...base.notes],
    count,
  }
}

/** Of another version's layout the figures have to be the same, and the bytes of the files not. */
function baseOf(files: Files, sealed: Files, manifest: Manifest): Omit<Part, 'count'> {
  const found = baseAgainst(files, sealed)
  if (manifest.pageFormat === pageFormat || found.length === 0) return { findings: found, notes: [] }
  const notes = [{ kind: 'verify.base-not-recomputed', count: found.length } as const]
  return { findings: figuresAgainst(files, sealed), notes }
}

function figuresAgainst(files: Files, sealed: Files): readonly Finding[] {
  try {
    const { base, sealed: values } = partsOf(readJson(sealed[sealedCandidatePath]) as Candidate)
    const stated = Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith('data/')))
    return [
      ...compareFigures(stated, filesFrom(valuesOf(base))).findings,
      ...compareFigures(sealed, filesFrom(values)).findings,
    ]
  } catch {
    return [] // the note says that nothing was computed again
  }
}

function baseAgainst(files: Files, sealed: Files): readonly Finding[] {
  const candidate = readJson(sealed[sealedCandidatePath])
  if (candidate === undefined) return [{ kind: 'verify.sealed-not-computable', reason: sealedCandidatePath }]
  try {
    const { base, sealed: values } = partsOf(candidate as Candidate)
    return [
      ...differing(files, filesFrom(valuesOf(base)), 'verify.base-differs-from-sealed'),
      ...differing(sealed, filesFrom(values), 'verify.base-differs-from-sealed'),
    ]
  } catch (cause) {
    return [{ kind: 'verify.sealed-not-computable', reason: String(cause) }]
  }
}

function differing(files: Files, computed: Files, kind: 'verify.base-differs-from-sealed'): readonly Finding[] {
  return Object.entries(computed).flatMap(([path, bytes]): readonly Finding[] => {
    const found = files[path]
    if (!found || sameBytes(found, bytes)) return []
    return [{ kind, path, ...differenceOf(path, found, bytes) }]
  })
}
