import { baseFields } from '../base/base.ts'
import { partsOfField, readBase } from '../base/base-files.ts'
import { byCodeUnits } from '../bytes/canonical.ts'
import { firstDifference, firstLineDiffering } from './difference.ts'
import { figuresIn } from './figures-in.ts'
import { noticePath, noticeSignaturePath } from '../release/hidden-notice.ts'
import { manifestPath, signaturePath, type Manifest } from '../release/manifest.ts'
import { pageTasks } from '../release/page-files.ts'
import { pageFormat, type Recomputed } from '../release/page-format.ts'
import { readJson, sameBytes } from '../bytes/read-json.ts'
import { bytesOf, type FileSource } from '../bytes/files.ts'
import type { Contents } from './verify-manifest.ts'
import { publicVerifier } from './verify-public.ts'
import { decodeUtf8 } from '../bytes/utf8.ts'
import type { Part } from './verifier.ts'
import { asRead, compareFigures, parsedIn } from './verify-figures.ts'
import type { FigureDifference, VerifyFinding, Note } from './verify-report.ts'

export type PagesVerified = { readonly files: Part; readonly figures: number; readonly recomputed: Recomputed }

/**
 * Computes every page and open-data file again from the base files and compares, page by page; checks the law of every figure found. Where
 * another version laid the release out, differing bytes are no finding: then figures are compared.
 */
export function verifyPages(files: FileSource, contents: Contents): PagesVerified {
  const { manifest } = contents
  const computed = computedFrom(files, manifest)
  const compared =
    manifest.pageFormat === pageFormat ? ownLayout(files, computed, contents) : other(files, computed, contents)
  const law = lawOf(files)
  const findings = [...compared.files.findings, ...law.findings]
  return { ...compared, files: { ...compared.files, findings }, figures: law.count }
}

/** Made anew at each call, one page after the other; throws where the base breaks a rule that its pages rest on. */
type Computed = VerifyFinding | { readonly made: () => Iterable<readonly [path: string, value: unknown]> }
type Compared = Omit<PagesVerified, 'figures'>

function ownLayout(files: FileSource, computed: Computed, contents: Contents): Compared {
  const compared = compare(files, computed, contents)
  if ('kind' in compared) return { files: { findings: [compared], notes: [], count: 0 }, recomputed: 'nothing' }
  return { files: { ...compared, notes: [] }, recomputed: 'pages' }
}

function other(files: FileSource, computed: Computed, contents: Contents): Compared {
  const written = contents.manifest.pageFormat ?? null
  const notes: Note[] = [{ kind: 'verify.pages-not-recomputed', written, here: pageFormat }]
  const compared = compare(files, computed, contents)
  if ('kind' in compared || 'kind' in computed) {
    const why = 'kind' in compared ? compared : (computed as VerifyFinding)
    const reason = 'reason' in why ? why.reason : 'path' in why ? why.path : why.kind
    notes.push({ kind: 'verify.figures-not-recomputed', count: lawOf(files).count, reason })
    return { files: { findings: [], notes, count: 0 }, recomputed: 'nothing' }
  }
  if (compared.findings.length === 0) return { files: { ...compared, notes: [] }, recomputed: 'pages' }
  const { findings, count, unknown } = compareFigures(parsedIn(files), asRead(computed.made()))
  if (unknown > 0) notes.push({ kind: 'verify.figures-not-recomputed', count: unknown, reason: '' })
  return { files: { findings, notes, count: 0 }, recomputed: count > 0 ? 'figures' : 'nothing' }
}

function computedFrom(files: FileSource, manifest: Manifest): Computed {
  const values: Record<string, unknown> = {}
  for (const path of basePaths(files)) {
    values[path] = readJson(files.read(path))
    if (values[path] === undefined)
      return { kind: files.has(path) ? 'verify.file-unreadable' : 'verify.file-missing', path }
  }
  return notComputable((): Computed => {
    const base = readBase(values)
    if ('missing' in base) return { kind: 'verify.file-missing', path: base.missing }
    const tasks = pageTasks(base, manifest.stamp)
    return {
      *made() {
        for (const make of tasks) yield* make()
      },
    }
  })
}

/** A base that was tampered with can break any rule the pages rest on; what broke is the finding. */
function notComputable<T>(work: () => T): T | VerifyFinding {
  try {
    return work()
  } catch (cause) {
    return { kind: 'verify.pages-not-computable', reason: String(cause) }
  }
}

/** The files that the base is read from. */
function basePaths(files: FileSource): readonly string[] {
  return baseFields.flatMap(field => partsOfField(field, files.has))
}

function compare(files: FileSource, computed: Computed, contents: Contents): Omit<Part, 'notes'> | VerifyFinding {
  if ('kind' in computed) return computed
  return notComputable(() => {
    const made = new Set<string>()
    const findings: (VerifyFinding & { readonly path: string })[] = []
    for (const [path, value] of computed.made()) {
      made.add(path)
      const bytes = bytesOf(path, value)
      const found = files.read(path)
      if (!found) findings.push({ kind: 'verify.page-missing', path })
      else if (!sameBytes(found, bytes))
        findings.push({ kind: 'verify.page-differs', path, ...differenceOf(path, found, bytes) })
    }
    findings.sort((finding, other) => byCodeUnits(finding.path, other.path))
    const beside = besidePages(files, contents)
    const extra = files.paths.filter(path => !made.has(path) && !beside.has(path))
    return {
      findings: [...findings, ...extra.sort().map((path): VerifyFinding => ({ kind: 'verify.page-extra', path }))],
      count: made.size,
    }
  })
}

/** Files of a release that are no pages. */
function besidePages(files: FileSource, { manifest, notice }: Contents): ReadonlySet<string> {
  return new Set([
    ...basePaths(files),
    ...manifest.parts.map(part => part.path),
    manifestPath,
    signaturePath,
    ...(notice ? [noticePath, noticeSignaturePath, ...notice.parts.map(part => part.path)] : []),
  ])
}

const onlyForm: FigureDifference = { at: 'form', figure: null, found: '', computed: '' }

/** Where two files with other bytes differ in what they say; where they say the same, only their form differs. */
export function differenceOf(path: string, found: Uint8Array, computed: Uint8Array): FigureDifference {
  if (!path.endsWith('.json')) {
    return firstLineDiffering(decodeUtf8(found) ?? '', decodeUtf8(computed) ?? '') ?? onlyForm
  }
  const value = readJson(found)
  if (value === undefined) return { ...onlyForm, at: 'not JSON' }
  return firstDifference(value, readJson(computed)) ?? onlyForm
}

/** What breaks the law of any figure, and after it what breaks the public law. */
function lawOf(files: FileSource): { readonly findings: readonly VerifyFinding[]; readonly count: number } {
  const findings: VerifyFinding[] = []
  const open = publicVerifier(files)
  let count = 0
  for (const [path, value] of parsedIn(files)) {
    open.inspect(path, value)
    for (const { name, violations } of figuresIn(value)) {
      count += 1
      for (const violation of violations)
        findings.push({ kind: 'verify.figure-breaks-law', path, figure: name, violation })
    }
  }
  return { findings: [...findings, ...open.findings()], count }
}
