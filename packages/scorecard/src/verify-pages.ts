import { baseFields, basePath } from './base.ts'
import { readBase } from './base-files.ts'
import { firstDifference, firstLineDiffering } from './difference.ts'
import { figuresIn } from './figures-in.ts'
import { manifestPath, signaturePath, type Manifest } from './manifest.ts'
import { pageFiles } from './page-files.ts'
import { readJson, sameBytes } from './read-json.ts'
import { filesFrom, type Files } from './release.ts'
import { decodeUtf8 } from './utf8.ts'
import type { Part } from './verifier.ts'
import type { Difference, Finding } from './verify-report.ts'

/** Computes every page and open-data file again from the base files and compares; checks the law of every figure found. */
export function verifyPages(files: Files, manifest: Manifest): { readonly files: Part; readonly figures: number } {
  const computed = computedFrom(files, manifest)
  const findings = 'kind' in computed ? [computed] : compare(files, computed.made)
  const law = lawOf(files)
  return {
    files: {
      findings: [...findings, ...law.findings],
      notes: [],
      count: 'kind' in computed ? 0 : Object.keys(computed.made).length,
    },
    figures: law.count,
  }
}

function computedFrom(files: Files, manifest: Manifest): Finding | { readonly made: Files } {
  const values: Record<string, unknown> = {}
  for (const path of baseFields.map(basePath)) {
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

function compare(files: Files, made: Files): readonly Finding[] {
  const known = new Set([...Object.keys(made), ...baseFields.map(basePath), manifestPath, signaturePath])
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
