import { manifestPath, type Manifest } from '../release/manifest.ts'
import type { Recomputed } from '../release/page-format.ts'
import { sourceOf, type Files, type FileSource } from '../bytes/files.ts'
import { readManifest, verifyManifest } from './verify-manifest.ts'
import { verifyPages } from './verify-pages.ts'
import type { Part, Verifier } from './verifier.ts'
import type { VerifyFinding, VerifyReport } from './verify-report.ts'
import { verifySealed } from './verify-sealed.ts'
import { verifyTexts } from './verify-texts.ts'

/**
 * Verifies a release from its bytes: digests, signature, every page and open-data file computed again from the base files,
 * the law of every figure, texts and sealed part as far as they are at hand. Of a release that another version laid out, the
 * figures are computed again and the pages are not: `recomputed` says so. Never throws on damaged input; one flipped byte
 * anywhere is a finding. Files are read where they lie, one by one; held are the base, the lists of the manifest, and one file at a time.
 */
export function verifyRelease(given: Files | FileSource, verifier: Verifier): VerifyReport {
  const files = sourceOf(given)
  const read = readManifest(files, verifier)
  if ('kind' in read)
    return reportOf(null, [{ findings: [read], notes: [], count: 0 }], { recomputed: 'nothing', hash: null })
  const { manifest } = read
  const digests = verifyManifest(files, read, verifier)
  const pages = verifyPages(files, read)
  const texts = verifyTexts(manifest, verifier)
  const sealed = verifySealed(files, read, verifier)
  const hash = verifier.sha256(files.read(manifestPath)!)
  const asked = verifyAsked(manifest, hash, verifier)
  const parts = [asked, digests, pages.files, texts, sealed]
  const report = reportOf(manifest, parts, { recomputed: pages.recomputed, hash })
  const checked = {
    files: digests.count,
    pages: pages.files.count,
    figures: pages.figures,
    texts: texts.count,
    sealed: sealed.count,
  }
  return { ...report, checked }
}

/** Whether these are the files of the release that was asked for, and nothing but files. */
function verifyAsked({ stamp, network }: Manifest, hash: string, { expected = {}, odd = [] }: Verifier): Part {
  const found = { id: stamp.id, label: stamp.label, network: network.slug, manifest: hash }
  const others = (Object.keys(found) as (keyof typeof found)[]).flatMap((what): readonly VerifyFinding[] => {
    const asked = expected[what]
    return asked === undefined || asked === found[what]
      ? []
      : [{ kind: 'verify.another-release', what, asked, found: found[what] }]
  })
  return {
    findings: [...others, ...odd.map((path): VerifyFinding => ({ kind: 'verify.file-odd', path }))],
    notes: [],
    count: 0,
  }
}

type About = { readonly recomputed: Recomputed; readonly hash: string | null }

function reportOf(manifest: Manifest | null, parts: readonly Part[], { recomputed, hash }: About): VerifyReport {
  const findings = parts.flatMap(part => part.findings)
  return {
    intact: findings.length === 0,
    recomputed,
    label: manifest?.stamp.label ?? null,
    network: manifest?.network.slug ?? null,
    manifest: hash,
    findings,
    notes: parts.flatMap(part => part.notes),
    checked: { files: 0, pages: 0, figures: 0, texts: 0, sealed: 0 },
  }
}
