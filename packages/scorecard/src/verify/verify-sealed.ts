import { noAnswerPublished } from '@waymark/collection'
import { checkFigure, containsInside } from '@waymark/measure'
import type { Candidate } from '../candidate/candidate.ts'
import { byCodeUnits } from '../bytes/canonical.ts'
import { baseFields, type Base } from '../base/base.ts'
import { fieldIn, partsOfField, valuesOf } from '../base/base-files.ts'
import { partsOf, sidesOf } from '../release/sides.ts'
import { figureView } from '../figures/figures.ts'
import { sealedHiddenPath, type HiddenLater } from '../release/hidden-notice.ts'
import type { Commitment, Manifest } from '../release/manifest.ts'
import { pageFormat } from '../release/page-format.ts'
import { readJson, sameBytes } from '../bytes/read-json.ts'
import { bytesOf, sourceOf, type FileSource, type ValuesByPath } from '../bytes/files.ts'
import { releaseIndex } from '../base/release-index.ts'
import { seriesIn, type Series } from '../figures/series.ts'
import { sealedCandidateIn, sealedCandidatePath, sealedIndexPath, sealedObjectionsPath } from '../release/sealed.ts'
import { asRead, compareFigures, parsedIn } from './verify-figures.ts'
import { isList } from './verify-lists.ts'
import type { Contents } from './verify-manifest.ts'
import { differenceOf } from './verify-pages.ts'
import type { Part, Verifier } from './verifier.ts'
import type { VerifyFinding, Note } from './verify-report.ts'

/**
 * The sealed part, where it is at hand: against its keyed commitments, and the public base computed again from the sealed
 * candidate, figures about members included.
 */
export function verifySealed(files: FileSource, { manifest, notice }: Contents, verifier: Verifier): Part {
  const { hmac } = verifier
  if (!verifier.sealed) {
    const notes: Note[] = [{ kind: 'verify.sealed-not-checked' }, ...onlyWithSealed(files)]
    return { findings: [], notes, count: 0 }
  }
  const sealed = sourceOf(verifier.sealed)
  const list = readJson(sealed.read(sealedIndexPath))
  const all = isList(list) ? (list as readonly Commitment[]) : []
  const index = { name: sealedIndexPath, hmac: manifest.sealed }
  const hidden = notice ? [{ name: sealedHiddenPath, hmac: notice.sealed }] : []
  const listed = new Set([index, ...all, ...hidden].map(commitment => commitment.name))
  const extra = sealed.paths.filter(path => !listed.has(path))
  const changed = [index, ...all, ...hidden].flatMap(({ name: path, hmac: committed }): readonly VerifyFinding[] => {
    const bytes = sealed.read(path)
    if (!bytes) return [{ kind: 'verify.sealed-missing', path }]
    return hmac && hmac(bytes) !== committed ? [{ kind: 'verify.sealed-changed', path }] : []
  })
  const base = baseOf(files, sealed, manifest)
  return {
    findings: [
      ...changed,
      ...extra.sort().map((path): VerifyFinding => ({ kind: 'verify.sealed-extra', path })),
      ...base.findings,
      ...insideFindings(sealed),
    ],
    notes: [...(hmac ? [] : [{ kind: 'verify.sealed-not-checked' } as const]), ...base.notes],
    count: all.length,
  }
}

/** How much of the public part rests on the sealed one alone. */
function onlyWithSealed(files: FileSource): readonly Note[] {
  const members = fieldIn(files, 'memberFigures')?.figures.length ?? 0
  const splits = fieldIn(files, 'splits')?.length ?? 0
  return members + splits > 0 ? [{ kind: 'verify.only-with-sealed', members, splits }] : []
}

/**
 * The law inside, and that every public range contains the range inside, over the subjects that are public at all. That each row is the
 * public status of its status inside follows from the base being the same, byte for byte. Source: definitions 5a.
 */
function insideFindings(sealed: FileSource): readonly VerifyFinding[] {
  try {
    const { inside, open } = sidesOf(sealedCandidate(sealed)!)
    const openOf = new Map(seriesIn(releaseIndex(open, noAnswerPublished)).map(series => [series.id, series]))
    return seriesIn(releaseIndex(inside)).flatMap((series): readonly VerifyFinding[] => {
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
function baseOf(files: FileSource, sealed: FileSource, manifest: Manifest): Omit<Part, 'count'> {
  const found = baseAgainst(files, sealed)
  if (manifest.pageFormat === pageFormat || found.length === 0) return { findings: found, notes: [] }
  const notes = [{ kind: 'verify.base-not-recomputed', count: found.length } as const]
  return { findings: figuresAgainst(files, sealed), notes }
}

/** As they were sealed: before any objection, and before anybody was hidden later. */
function asSealed(candidate: Candidate): ValuesByPath {
  const { hiddenLater: _, ...before } = candidate
  return partsOf({ ...before, objections: [] }).sealed
}

/** The candidate with the objections that came while it was looked at, and the countries that were hidden since. */
function sealedCandidate(sealed: FileSource): Candidate | undefined {
  const candidate = sealedCandidateIn(sealed.paths, path => readJson(sealed.read(path)))
  const objections = readJson(sealed.read(sealedObjectionsPath)) as Candidate['objections'] | undefined
  const hidden = readJson(sealed.read(sealedHiddenPath)) as HiddenLater | undefined
  const hiddenLater = hidden ? { hiddenLater: hidden.map(one => one.country) } : {}
  return candidate && { ...candidate, objections: objections ?? [], ...hiddenLater }
}

function figuresAgainst(files: FileSource, sealed: FileSource): readonly VerifyFinding[] {
  try {
    const candidate = sealedCandidate(sealed)!
    const { base } = partsOf(candidate)
    const stated = parsedIn(files, path => path.startsWith('data/'))
    return [
      ...compareFigures(stated, asRead(Object.entries(valuesOf(base)))).findings,
      ...compareFigures(parsedIn(sealed), asRead(Object.entries(asSealed(candidate)))).findings,
    ]
  } catch {
    return [] // the note says that nothing was computed again
  }
}

function baseAgainst(files: FileSource, sealed: FileSource): readonly VerifyFinding[] {
  const candidate = sealedCandidate(sealed)
  if (candidate === undefined) return [{ kind: 'verify.sealed-not-computable', reason: sealedCandidatePath }]
  try {
    const { base } = partsOf(candidate)
    return [
      ...differing(files, valuesOf(base), 'verify.base-differs-from-sealed'),
      ...partsBeyond(files, base),
      ...differing(sealed, asSealed(candidate), 'verify.base-differs-from-sealed'),
    ]
  } catch (cause) {
    return [{ kind: 'verify.sealed-not-computable', reason: String(cause) }]
  }
}

/** Parts of lists that the sealed part gives and the release lacks, or the other way round. */
function partsBeyond(files: FileSource, base: Base): readonly VerifyFinding[] {
  const computed = valuesOf(base)
  const stated = baseFields.flatMap(field => partsOfField(field, files.has))
  const odd = [
    ...stated.filter(path => computed[path] === undefined),
    ...Object.keys(computed).filter(path => !files.has(path)),
  ]
  return odd.map(path => ({
    kind: 'verify.base-differs-from-sealed',
    path,
    at: 'file',
    figure: null,
    found: files.has(path) ? 'a file' : 'none',
    computed: computed[path] === undefined ? 'none' : 'a file',
  }))
}

function differing(
  files: FileSource,
  computed: ValuesByPath,
  kind: 'verify.base-differs-from-sealed',
): readonly VerifyFinding[] {
  const paths = Object.keys(computed).sort(byCodeUnits)
  return paths.flatMap((path): readonly VerifyFinding[] => {
    const found = files.read(path)
    if (!found) return []
    const bytes = bytesOf(path, computed[path])
    return sameBytes(found, bytes) ? [] : [{ kind, path, ...differenceOf(path, found, bytes) }]
  })
}
