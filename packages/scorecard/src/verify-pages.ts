import { baseFields } from './base.ts'
import { partsOfField, readBase } from './base-files.ts'
import { firstDifference, firstLineDiffering } from './difference.ts'
import { figuresIn } from './figures-in.ts'
import { noticePath, noticeSignaturePath } from './hidden-notice.ts'
import { manifestPath, signaturePath, type Manifest } from './manifest.ts'
import { pageFiles } from './page-files.ts'
import { pageFormat, type Recomputed } from './page-format.ts'
import { readJson, sameBytes } from './read-json.ts'
import { filesFrom, type Files } from './files.ts'
import type { Contents } from './verify-manifest.ts'
import { verifyPublic } from './verify-public.ts'
import { decodeUtf8 } from './utf8.ts'
import type { Part } from './verifier.ts'
import { compareFigures } from './verify-figures.ts'
import type { Difference, Finding, Note } from './verify-report.ts'

export type PagesVerified = { readonly files: Part; readonly figures: number; readonly recomputed: Recomputed }

/**
 * Computes every page and open-data file again from the base files and compares; checks the law of every figure found. Where another
 * version laid the release out, differing bytes are no finding: then figures are compared.
 */
export function verifyPages(files: Files, contents: Contents): PagesVerified {
  const { manifest } = contents
  const computed = computedFrom(files, manifest)
  const compared =
    manifest.pageFormat === pageFormat ? ownLayout(files, computed, contents) : other(files, computed, contents)
  const law = lawOf(files)
  const findings = [...compared.files.findings, ...law.findings, ...verifyPublic(files)]
  return { ...compared, files: { ...compared.files, findings }, figures: law.count }
}

type Computed = Finding | { readonly made: Files }
type Compared = Omit<PagesVerified, 'figures'>

function ownLayout(files: Files, computed: Computed, contents: Contents): Compared {
  if ('kind' in computed) return { files: { findings: [computed], notes: [], count: 0 }, recomputed: 'nothing' }
  const count = Object.keys(computed.made).length
  return { files: { findings: compare(files, computed.made, contents), notes: [], count }, recomputed: 'pages' }
}

function other(files: Files, computed: Computed, contents: Contents): Compared {
  const { manifest } = contents
  const written = manifest.pageFormat ?? null
  const notes: Note[] = [{ kind: 'verify.pages-not-recomputed', written, here: pageFormat }]
  if ('kind' in computed) {
    const reason = 'reason' in computed ? computed.reason : 'path' in computed ? computed.path : computed.kind
    notes.push({ kind: 'verify.figures-not-recomputed', count: lawOf(files).count, reason })
    return { files: { findings: [], notes, count: 0 }, recomputed: 'nothing' }
  }
  if (compare(files, computed.made, contents).length === 0) return ownLayout(files, computed, contents)
  const { findings, count, unknown } = compareFigures(files, computed.made)
  if (unknown > 0) notes.push({ kind: 'verify.figures-not-recomputed', count: unknown, reason: '' })
  return { files: { findings, notes, count: 0 }, recomputed: count > 0 ? 'figures' : 'nothing' }
}

function computedFrom(files: Files, manifest: Manifest): Computed {
  const values: Record<string, unknown> = {}
  for (const path of basePaths(files)) {
    values[path] = readJson(files[path])
    if (values[path] === undefined)
      return { kind: files[path] ? 'verify.file-unreadable' : 'verify.file-missing', path }
  }
  try {
    const base = readBase(values)
    if ('missing' in base) return { kind: 'verify.file-missing', path: base.missing }
    return { made: filesFrom(pageFiles(base, manifest.stamp)) }
  } catch (cause) {
    // A base that was tampered with can break any rule the pages rest on; what broke is the finding.
    return { kind: 'verify.pages-not-computable', reason: String(cause) }
  }
}

/** The files that the base is read from. */
function basePaths(files: Files): readonly string[] {
  return baseFields.flatMap(field => partsOfField(field, path => Object.hasOwn(files, path)))
}

function compare(files: Files, made: Files, { manifest, notice }: Contents): readonly Finding[] {
  const known = new Set([
    ...Object.keys(made),
    ...basePaths(files),
    ...manifest.parts.map(part => part.path),
    manifestPath,
    signaturePath,
    ...(notice ? [noticePath, noticeSignaturePath, ...notice.parts.map(part => part.path)] : []),
  ])
  const extra = Object.keys(files).filter(path => !known.has(path))
  return [
    ...Object.entries(made).flatMap(([path, bytes]): readonly Finding[] => {
      const found = files[path]
      if (!found) return [{ kind: 'verify.page-missing', path }]
      if (sameBytes(found, bytes)) return []
      return [{ kind: 'verify.page-differs', path, ...differenceOf(path, found, bytes) }]
    }),
    ...extra.sort().map((path): Finding => ({ kind: 'verify.page-extra', path })),
  ]
}

const onlyForm: Difference = { at: 'form', figure: null, found: '', computed: '' }

/** Where two files with other bytes differ in what they say; where they say the same, only their form differs. */
export function differenceOf(path: string, found: Uint8Array, computed: Uint8Array): Difference {
  if (!path.endsWith('.json')) {
    return firstLineDiffering(decodeUtf8(found) ?? '', decodeUtf8(computed) ?? '') ?? onlyForm
  }
  const value = readJson(found)
  if (value === undefined) return { ...onlyForm, at: 'not JSON' }
  return firstDifference(value, readJson(computed)) ?? onlyForm
}

function lawOf(files: Files): { readonly findings: readonly Finding[]; readonly count: number } {
  const findings: Finding[] = []
  let count = 0
  for (const [path, bytes] of Object.entries(files)) {
    if (!path.endsWith('.json')) continue
    for (const { name, violations } of figuresIn(readJson(bytes))) {
      count += 1
      for (const violation of violations)
        findings.push({ kind: 'verify.figure-breaks-law', path, figure: name, violation })
    }
  }
  return { findings, count }
}
