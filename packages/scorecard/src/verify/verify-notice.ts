import {
  noticePath,
  noticeSignaturePath,
  type Notice,
  type NoticePart,
  type NoticeRoot,
} from '../release/hidden-notice.ts'
import {
  isProperBase64,
  manifestPath,
  signaturePath,
  type ManifestFile,
  type ManifestRoot,
  type SignatureFile,
} from '../release/manifest.ts'
import type { FileSource } from '../bytes/files.ts'
import { isCanonical, isList } from './verify-lists.ts'
import { readJson } from '../bytes/read-json.ts'
import type { Verifier } from './verifier.ts'
import type { VerifyFinding } from './verify-report.ts'

/** A notice that fits the manifest and is signed by whoever signed it; undefined where there is none. */
export function readNotice(
  files: FileSource,
  root: ManifestRoot,
  verifier: Verifier,
): Notice | VerifyFinding | undefined {
  const bytes = files.read(noticePath)
  if (!bytes && !files.has(noticeSignaturePath)) return undefined
  const value = readJson(bytes)
  if (!bytes || !isNotice(value) || !isCanonical(value, bytes)) return { kind: 'verify.notice-damaged' }
  const { id, label, manifest } = value.release
  const fits = id === root.stamp.id && label === root.stamp.label && value.network === root.network.slug
  if (!fits || manifest !== verifier.sha256(files.read(manifestPath)!))
    return { kind: 'verify.notice-of-another-release' }
  if (!isSigned(files, bytes, { root, verifier })) return { kind: 'verify.notice-signature-wrong' }
  const parts: NoticePart[] = []
  for (const line of value.parts) {
    const part = files.read(line.path)
    if (!part) return { kind: 'verify.file-missing', path: line.path }
    const read = verifier.sha256(part) === line.sha256 ? readJson(part) : undefined
    if (!isNoticePart(read)) return { kind: 'verify.file-changed', path: line.path }
    parts.push(read)
  }
  const notice = { ...value, files: parts.flatMap(part => part.files), gone: parts.flatMap(part => part.gone) }
  const own = [manifestPath, signaturePath, noticePath, noticeSignaturePath]
  const beyond = [...notice.files.map(line => line.path), ...notice.gone].some(path => own.includes(path))
  return beyond ? { kind: 'verify.notice-damaged' } : notice
}

/** The files of a release as they are to be now: those of the manifest, but for what the notice says. */
export function withNotice(lines: readonly ManifestFile[], notice: Notice | undefined): readonly ManifestFile[] {
  if (!notice) return lines
  const again = new Map(notice.files.map(line => [line.path, line]))
  const gone = new Set(notice.gone)
  const known = new Set(lines.map(line => line.path))
  return [
    ...lines.filter(line => !gone.has(line.path)).map(line => again.get(line.path) ?? line),
    ...notice.files.filter(line => !known.has(line.path)),
    ...notice.parts,
  ]
}

type Signed = { readonly root: ManifestRoot; readonly verifier: Verifier }

function isSigned(files: FileSource, notice: Uint8Array, { root, verifier }: Signed): boolean {
  const bytes = files.read(noticeSignaturePath)
  const own = readJson(bytes) as SignatureFile | undefined
  const release = readJson(files.read(signaturePath)) as SignatureFile | undefined
  if (!bytes || !own || !isCanonical(own, bytes)) return false
  const genuine = own.algorithm === 'Ed25519' && own.keyId === root.stamp.keyId && own.publicKey === release?.publicKey
  if (!genuine || !isProperBase64(String(own.publicKey)) || !isProperBase64(String(own.signature))) return false
  return verifier.verifySignature?.(notice, own.signature, own.publicKey) ?? true
}

function isNotice(value: unknown): value is NoticeRoot {
  const fields = (value ?? {}) as Partial<Record<keyof NoticeRoot, unknown>>
  const release = (fields.release ?? {}) as Partial<Record<keyof NoticeRoot['release'], unknown>>
  const named = [fields.network, fields.sealed, release.id, release.label, release.manifest]
  const hidden = Array.isArray(fields.hidden) ? (fields.hidden as NoticeRoot['hidden']) : []
  const days = hidden.every(hiddenOn => typeof hiddenOn?.day === 'string' && Number.isSafeInteger(hiddenOn.countries))
  return (
    fields.format === 1 &&
    named.every(one => typeof one === 'string') &&
    hidden.length > 0 &&
    days &&
    isList(fields.parts)
  )
}

function isNoticePart(value: unknown): value is NoticePart {
  const { files, gone } = (value ?? {}) as Partial<Record<keyof NoticePart, unknown>>
  return isList(files) && Array.isArray(gone) && gone.every(path => typeof path === 'string')
}
