import type { Candidate, CandidateTexts, ReleaseStamp } from './candidate.ts'
import type { Values } from './base-files.ts'
import { byCodeUnits, canonicalBytes } from './canonical.ts'
import { draftFiles } from './draft.ts'
import { joinedParts, manifestPath, type Manifest, type ManifestPart, type ManifestRoot } from './manifest.ts'
import { objectionsInOrder } from './order.ts'
import { openObjections } from './public-base.ts'
import { readJson } from './read-json.ts'
import { signDraft, type Objections } from './sign.ts'
import { encodeUtf8 } from './utf8.ts'

/** Bytes by path. */
export type Files = Readonly<Record<string, Uint8Array>>

/** Cryptography handed in, since this package knows no machine. Hashes in hexadecimal, signature and key in base64. */
export type ReleaseCrypto = {
  readonly sha256: (bytes: Uint8Array) => string
  /** HMAC-SHA-256 under the key of this release alone. */
  readonly hmac: (bytes: Uint8Array) => string
  /** Ed25519 under the network's key. */
  readonly sign: (bytes: Uint8Array) => string
  readonly publicKey: string
}

/** A release as bytes: public files with manifest and signature, sealed files, and the texts that stand beside them. */
export type Release = {
  readonly files: Files
  readonly sealed: Files
  readonly texts: CandidateTexts
  readonly sealedTexts: CandidateTexts
  readonly manifest: Manifest
}

/** A value of a release as bytes: CSV as it is, everything else as canonical JSON. */
export function bytesOf(path: string, value: unknown): Uint8Array {
  return path.endsWith('.csv') && typeof value === 'string' ? encodeUtf8(value) : canonicalBytes(value)
}

/** All values as bytes, paths in order. */
export function filesFrom(values: Values): Files {
  const paths = Object.keys(values).sort(byCodeUnits)
  return Object.fromEntries(paths.map(path => [path, bytesOf(path, values[path])]))
}

/**
 * Makes a release of a frozen candidate in one go: the same candidate, texts, stamp and keys give the same bytes, in whatever order
 * the candidate's rows came. Texts that the candidate names and `texts` lacks were redacted before, and are not committed to.
 */
export function assembleRelease(
  candidate: Candidate,
  texts: CandidateTexts,
  { stamp, crypto }: { readonly stamp: ReleaseStamp; readonly crypto: ReleaseCrypto },
): Release {
  const files: Record<string, Uint8Array> = {}
  const sealed: Record<string, Uint8Array> = {}
  const drafting = draftFiles(candidate, { label: stamp.label, texts, crypto })
  let next = drafting.next()
  for (; !next.done; next = drafting.next())
    (next.value.area === 'sealed' ? sealed : files)[next.value.path] = next.value.bytes
  const draft = next.value
  const objections = objectionsOf(candidate)
  const signed = signDraft({ draft, objections, texts, stamp, crypto })
  const all = { ...files, ...signed.files }
  return {
    files: all,
    sealed: { ...sealed, ...signed.sealed },
    texts: { ...only(texts, draft.texts), ...signed.texts },
    sealedTexts: only(texts, draft.sealedTexts),
    manifest: manifestIn(all),
  }
}

/** The objections of a candidate in their order: those that the public may read, and all. */
export function objectionsOf(candidate: Candidate): Objections {
  const all = objectionsInOrder(candidate.objections)
  return { open: openObjections({ ...candidate, objections: all }), all }
}

/** The manifest of files that were just made. */
function manifestIn(files: Files): Manifest {
  const root = readJson(files[manifestPath]) as ManifestRoot
  return { ...root, ...joinedParts(root.parts.map(part => readJson(files[part.path]) as ManifestPart)) }
}

function only(texts: CandidateTexts, ids: readonly string[]): CandidateTexts {
  return Object.fromEntries(ids.map(id => [id, texts[id] as CandidateTexts[string]]))
}
