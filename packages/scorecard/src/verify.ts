import type { Manifest } from './manifest.ts'
import type { Recomputed } from './page-format.ts'
import type { Files } from './release.ts'
import { readManifest, verifyManifest } from './verify-manifest.ts'
import { verifyPages } from './verify-pages.ts'
import type { Part, Verifier } from './verifier.ts'
import type { VerifyReport } from './verify-report.ts'
import { verifySealed } from './verify-sealed.ts'
import { verifyTexts } from './verify-texts.ts'

/**
 * Verifies a release from its bytes: digests, signature, every page and open-data file computed again from the base files,
 * the law of every figure, texts and sealed part as far as they are at hand. Of a release that another version laid out, the
 * figures are computed again and the pages are not: `recomputed` says so. Never throws on damaged input; one flipped byte
 * anywhere is a finding.
 */
export function verifyRelease(files: Files, verifier: Verifier): VerifyReport {
  const read = readManifest(files, verifier)
  if ('kind' in read) return reportOf(null, [{ findings: [read], notes: [], count: 0 }], 'nothing')
  const manifest = read
  const digests = verifyManifest(files, manifest, verifier)
  const pages = verifyPages(files, manifest)
  const texts = verifyTexts(manifest, verifier)
  const sealed = verifySealed(files, manifest, verifier)
  const report = reportOf(manifest, [digests, pages.files, texts, sealed], pages.recomputed)
  const checked = {
    files: digests.count,
    pages: pages.files.count,
    figures: pages.figures,
    texts: texts.count,
    sealed: sealed.count,
  }
  return { ...report, checked }
}

function reportOf(manifest: Manifest | null, parts: readonly Part[], recomputed: Recomputed): VerifyReport {
  const findings = parts.flatMap(part => part.findings)
  return {
    intact: findings.length === 0,
    recomputed,
    label: manifest?.stamp.label ?? null,
    findings,
    notes: parts.flatMap(part => part.notes),
    checked: { files: 0, pages: 0, figures: 0, texts: 0, sealed: 0 },
  }
}
