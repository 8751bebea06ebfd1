import { noAnswerPublished } from '@waymark/collection'
import { checkFigure, containsInside } from '@waymark/measure'
import type { Candidate } from './candidate.ts'
import { baseFields, type Base } from './base.ts'
import { fieldIn, partsOf, partsOfField, sidesOf, valuesOf } from './base-files.ts'
import { figureView } from './figures.ts'
import { sealedHiddenPath, type HiddenLater } from './hidden-notice.ts'
import type { Commitment, Manifest } from './manifest.ts'
import { pageFormat } from './page-format.ts'
import { readJson, sameBytes } from './read-json.ts'
import { filesFrom, type Files, type Values } from './files.ts'
import { releaseIndex } from './release-index.ts'
import { seriesIn, type Series } from './series.ts'
import { sealedCandidateIn, sealedCandidatePath, sealedIndexPath, sealedObjectionsPath } from './sealed.ts'
import { compareFigures } from './verify-figures.ts'
import { isList } from './verify-lists.ts'
import type { Contents } from './verify-manifest.ts'
import { differenceOf } from './verify-pages.ts'
import type { Part, Verifier } from './verifier.ts'
import type { Finding, Note } from './verify-report.ts'

/**
 * The sealed part, where it is at hand: against its keyed commitments, and the public base computed again from the sealed
 * candidate, figures about members included.
 */
export function verifySealed(files: Files, { manifest, notice }: Contents, verifier: Verifier): Part {
  const { sealed, hmac } = verifier
  if (!sealed) {
    const notes: Note[] = [{ kind: 'verify.sealed-not-checked' }, ...onlyWithSealed(files)]
    return { findings: [], notes, count: 0 }
  }
  const list = readJson(sealed[sealedIndexPath])
  const all = isList(list) ? (list as readonly Commitment[]) : []
  const index = { name: sealedIndexPath, hmac: manifest.sealed }
  const hidden = notice ? [{ name: sealedHiddenPath, hmac: notice.sealed }] : []
  const listed = new Set([index, ...all, ...hidden].map(one => one.name))
  const extra = Object.keys(sealed).filter(path => !listed.has(path))
  const changed = [index, ...all, ...hidden].flatMap(({ name: path, hmac: committed }): readonly Finding[] => {
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
      ...insideFindings(sealed),
    ],
    notes: [...(hmac ? [] : [{ kind: 'verify.sealed-not-checked' } as const]), ...base.notes],
    count: all.length,
  }
}

/** How much of the public part rests on the sealed one alone. */
function onlyWithSealed(files: Files): readonly Note[] {
  const members = fieldIn(files, 'memberFigures')?.figures.length ?? 0
  const splits = fieldIn(files, 'splits')?.length ?? 0
  return members + splits > 0 ? [{ kind: 'verify.only-with-sealed', members, splits }] : []
}

/**
 * The law inside, and that every public range contains the range inside, over the subjects that are public at all. That each row is the
 * public status of its status inside follows from the base being the same, byte for byte. Source: definitions 5a.
 */
function insideFindings(sealed: Files): readonly Finding[] {
  try {
    const { inside, open } = sidesOf(sealedCandidate(sealed)!)
    const openOf = new Map(seriesIn(releaseIndex(open, noAnswerPublished)).map(series => [series.id, series]))
    return seriesIn(releaseIndex(inside)).flatMap((series): readonly Finding[] => {
      const published = openOf.get(series.id)
      const violations = [...checkFigure(figureView(series)), ...(published ? notContained(series, published) : [])]
      return violations.map(violation => ({ kind: 'verify.sealed-breaks-law', figure: series.id, violation }))
    })
  } catch {
    return [] // that nothing can be computed from the sealed part is a finding of its own
  }
}

function notContained(inside: Series, open: Series): readonly string[] {
  const [wide, narrow] = [figureView(open), figureView(inside, new Set(open.scope))]
  if (wide.kind !== 'states' || narrow.kind !== 'states' || containsInside(wide, narrow)) return []
  return ['the public range does not contain the range inside']
}

/** Of another version's layout the figures have to be the same, and the bytes of the files not. */
function baseOf(files: Files, sealed: Files, manifest: Manifest): Omit<Part, 'count'> {
  const found = baseAgainst(files, sealed)
  if (manifest.pageFormat === pageFormat || found.length === 0) return { findings: found, notes: [] }
  const notes = [{ kind: 'verify.base-not-recomputed', count: found.length } as const]
  return { findings: figuresAgainst(files, sealed), notes }
}

/** As they were sealed: before any objection, and before anybody was hidden later. */
function asSealed(candidate: Candidate): Values {
  const { hiddenLater: _, ...before } = candidate
  return partsOf({ ...before, objections: [] }).sealed
}

/** The candidate with the objections that came while it was looked at, and the countries that were hidden since. */
function sealedCandidate(sealed: Files): Candidate | undefined {
  const candidate = sealedCandidateIn(Object.keys(sealed), path => readJson(sealed[path]))
  const objections = readJson(sealed[sealedObjectionsPath]) as Candidate['objections'] | undefined
  const hidden = readJson(sealed[sealedHiddenPath]) as HiddenLater | undefined
  const hiddenLater = hidden ? { hiddenLater: hidden.map(one => one.country) } : {}
  return candidate && { ...candidate, objections: objections ?? [], ...hiddenLater }
}

function figuresAgainst(files: Files, sealed: Files): readonly Finding[] {
  try {
    const candidate = sealedCandidate(sealed)!
    const { base } = partsOf(candidate)
    const stated = Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith('data/')))
    return [
      ...compareFigures(stated, filesFrom(valuesOf(base))).findings,
      ...compareFigures(sealed, filesFrom(asSealed(candidate))).findings,
    ]
  } catch {
    return [] // the note says that nothing was computed again
  }
}

function baseAgainst(files: Files, sealed: Files): readonly Finding[] {
  const candidate = sealedCandidate(sealed)
  if (candidate === undefined) return [{ kind: 'verify.sealed-not-computable', reason: sealedCandidatePath }]
  try {
    const { base } = partsOf(candidate)
    return [
      ...differing(files, filesFrom(valuesOf(base)), 'verify.base-differs-from-sealed'),
      ...partsBeyond(files, base),
      ...differing(sealed, filesFrom(asSealed(candidate)), 'verify.base-differs-from-sealed'),
    ]
  } catch (cause) {
    return [{ kind: 'verify.sealed-not-computable', reason: String(cause) }]
  }
}

/** Parts of lists that the sealed part gives and the release lacks, or the other way round. */
function partsBeyond(files: Files, base: Base): readonly Finding[] {
  const computed = valuesOf(base)
  const stated = baseFields.flatMap(field => partsOfField(field, path => Object.hasOwn(files, path)))
  const odd = [
    ...stated.filter(path => computed[path] === undefined),
    ...Object.keys(computed).filter(path => !Object.hasOwn(files, path)),
  ]
  return odd.map(path => ({
    kind: 'verify.base-differs-from-sealed',
    path,
    at: 'file',
    figure: null,
    found: Object.hasOwn(files, path) ? 'a file' : 'none',
    computed: computed[path] === undefined ? 'none' : 'a file',
  }))
}

function differing(files: Files, computed: Files, kind: 'verify.base-differs-from-sealed'): readonly Finding[] {
  return Object.entries(computed).flatMap(([path, bytes]): readonly Finding[] => {
    const found = files[path]
    if (!found || sameBytes(found, bytes)) return []
    return [{ kind, path, ...differenceOf(path, found, bytes) }]
  })
}
