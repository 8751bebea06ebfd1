import { noticePath, noticeSignaturePath, type Notice } from '../release/hidden-notice.ts'
import {
  isProperBase64,
  joinedParts,
  manifestPath,
  signaturePath,
  type Manifest,
  type ManifestPart,
  type ManifestRoot,
  type SignatureFile,
} from '../release/manifest.ts'
import { readJson } from '../bytes/read-json.ts'
import { isCanonical, isList } from './verify-lists.ts'
import { readNotice, withNotice } from './verify-notice.ts'
import { sourceOf, type Files, type FileSource } from '../bytes/files.ts'
import type { Part, Verifier } from './verifier.ts'
import type { VerifyFinding, Note } from './verify-report.ts'

/** What a release is to consist of: its manifest, and the notice of what was made again since. */
export type Contents = { readonly manifest: Manifest; readonly notice: Notice | undefined }

/**
 * The manifest of a release with all its parts, and its notice where countries were hidden; or why it cannot be read. One that is written
 * in another way than ours is damaged. A part that the notice names is the one that was made again.
 */
export function readManifest(given: Files | FileSource, verifier: Verifier): Contents | VerifyFinding {
  const files = sourceOf(given)
  const { sha256 } = verifier
  const bytes = files.read(manifestPath)
  if (!bytes) return { kind: 'verify.manifest-missing' }
  const root = readJson(bytes)
  if (!isRoot(root)) return formatOf(root)
  if (!isCanonical(root, bytes)) return { kind: 'verify.manifest-damaged' }
  const notice = readNotice(files, root, verifier)
  if (notice && 'kind' in notice) return notice
  const parts: ManifestPart[] = []
  for (const { path, sha256: signed } of withNotice(
    root.parts,
    notice && { ...notice, files: partsAgain(root, notice), parts: [] },
  )) {
    const part = files.read(path)
    if (!part) return { kind: 'verify.file-missing', path }
    const value = sha256(part) === signed ? readJson(part) : undefined
    if (!isPart(value)) return { kind: 'verify.file-changed', path }
    parts.push(value)
  }
  return { manifest: { ...root, ...joinedParts(parts) }, notice }
}

function partsAgain(root: ManifestRoot, notice: Notice): Notice['files'] {
  const parts = new Set(root.parts.map(part => part.path))
  return notice.files.filter(line => parts.has(line.path))
}

function isRoot(value: unknown): value is ManifestRoot {
  const fields = (value ?? {}) as Partial<Record<keyof ManifestRoot, unknown>>
  const stamp = (fields.stamp ?? {}) as Partial<Record<keyof ManifestRoot['stamp'], unknown>>
  const stamped = [stamp.id, stamp.label, stamp.at, stamp.keyId].every(one => typeof one === 'string')
  const numbered = fields.pageFormat === undefined || Number.isSafeInteger(fields.pageFormat)
  const lists = Array.isArray(fields.calls) && isList(fields.parts)
  return (
    fields.format === 1 &&
    numbered &&
    stamped &&
    isNetwork(fields.network) &&
    typeof fields.sealed === 'string' &&
    lists
  )
}

function isNetwork(value: unknown): value is ManifestRoot['network'] {
  const { slug, invented } = (value ?? {}) as Partial<Record<keyof ManifestRoot['network'], unknown>>
  return typeof slug === 'string' && typeof invented === 'boolean'
}

function isPart(value: unknown): value is ManifestPart {
  const fields = (value ?? {}) as Partial<Record<keyof ManifestPart, unknown>>
  return isList(fields.files) && isList(fields.texts) && typeof fields.mark === 'string'
}

function formatOf(value: unknown): VerifyFinding {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined
  if (typeof format !== 'number' || format === 1) return { kind: 'verify.manifest-damaged' }
  return { kind: 'verify.format-unknown', format: String(format) }
}

/** Digests and sizes of all files, files missing and extra, and the signature over the manifest. */
export function verifyManifest(files: FileSource, { manifest, notice }: Contents, verifier: Verifier): Part {
  const all = withNotice([...manifest.parts, ...manifest.files], notice)
  const beside = notice ? [noticePath, noticeSignaturePath] : []
  const listed = new Set([...all.map(file => file.path), manifestPath, signaturePath, ...beside])
  const extra = files.paths.filter(path => !listed.has(path))
  const changed = all.flatMap(({ path, sha256, bytes }): readonly VerifyFinding[] => {
    const found = files.read(path)
    if (!found) return [{ kind: 'verify.file-missing', path }]
    const same = found.length === bytes && verifier.sha256(found) === sha256
    return same ? [] : [{ kind: 'verify.file-changed', path }]
  })
  const signature = verifySignatureFile(files, manifest, verifier)
  return {
    findings: [
      ...signature.findings,
      ...changed,
      ...extra.sort().map((path): VerifyFinding => ({ kind: 'verify.file-extra', path })),
    ],
    notes: [...signature.notes, ...notesOf(notice)],
    count: all.length,
  }
}

/** How many countries were hidden since, on which day the last, and how many files were made again. */
function notesOf(notice: Notice | undefined): readonly Note[] {
  if (!notice) return []
  const count = notice.hidden.reduce((sum, { countries }) => sum + countries, 0)
  const [day = ''] = notice.hidden
    .map(hidden => hidden.day)
    .sort()
    .slice(-1)
  return [{ kind: 'verify.countries-hidden', count, day, files: notice.files.length }]
}

type Checked = { readonly findings: readonly VerifyFinding[]; readonly notes: readonly Note[] }

function verifySignatureFile(files: FileSource, manifest: Manifest, verifier: Verifier): Checked {
  const bytes = files.read(signaturePath)
  if (!bytes) return wrong({ kind: 'verify.signature-missing' })
  const value = readJson(bytes) as SignatureFile | undefined
  const { keyId } = manifest.stamp
  const complete =
    typeof value === 'object' &&
    value !== null &&
    value.algorithm === 'Ed25519' &&
    value.keyId === keyId &&
    isProperBase64(String(value.publicKey)) &&
    isProperBase64(String(value.signature)) &&
    isCanonical(value, bytes)
  if (!complete) return wrong({ kind: 'verify.signature-damaged' })
  const { verifySignature, knownKeys } = verifier
  if (!verifySignature) return { findings: [], notes: [{ kind: 'verify.signature-not-checked', keyId }] }
  const right = verifySignature(files.read(manifestPath)!, value.signature, value.publicKey)
  if (!right) return wrong({ kind: 'verify.signature-wrong', keyId })
  if (!knownKeys) return { findings: [], notes: [{ kind: 'verify.signer-not-checked', keyId }] }
  if (!knownKeys.includes(value.publicKey)) return wrong({ kind: 'verify.signer-is-another', keyId })
  return { findings: [], notes: [{ kind: 'verify.signed-by-known-key', keyId }] }
}

function wrong(finding: VerifyFinding): Checked {
  return { findings: [finding], notes: [] }
}
