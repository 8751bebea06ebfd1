import type { Candidate, CandidateTexts, ReleaseStamp } from './candidate.ts'
import { partsOf, valuesOf, type Values } from './base-files.ts'
import type { Base } from './base.ts'
import { byCodeUnits, canonicalBytes, canonicalJson } from './canonical.ts'
import { manifestPath, signaturePath, type Commitment, type Manifest, type SignatureFile } from './manifest.ts'
import { pageFiles } from './page-files.ts'
import { pageFormat } from './page-format.ts'
import { textBytes, textsNamed } from './release-texts.ts'
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
 * Makes a release of a frozen candidate: the same candidate, texts, stamp and keys give the same bytes, in whatever order the
 * candidate's rows came. Texts that the candidate names and `texts` lacks were redacted before, and are not committed to.
 */
export function assembleRelease(
  candidate: Candidate,
  texts: CandidateTexts,
  { stamp, crypto }: { readonly stamp: ReleaseStamp; readonly crypto: ReleaseCrypto },
): Release {
  const { base: made, sealed } = partsOf(candidate)
  // Pages are computed from the base as a reader of its files has it, so that a verifier computes the same.
  const base = JSON.parse(canonicalJson(made)) as Base
  const files = filesFrom({ ...valuesOf(base), ...pageFiles(base, stamp) })
  const sealedFiles = filesFrom(sealed)
  const named = textsNamed(base, texts)
  const open = new Set(named)
  const sealedNamed = textsNamed(candidate, texts).filter(one => !open.has(one))
  const committed = (ids: readonly string[]) =>
    ids.map((id): Commitment => ({ name: id, hmac: crypto.hmac(textBytes(id, texts[id] as CandidateTexts[string])) }))
  const { network, publicRecord } = base.header
  const manifest: Manifest = {
    format: 1,
    pageFormat,
    stamp,
    network: { slug: network.slug, invented: network.invented },
    ...(publicRecord ? { publicRecord } : {}),
    calls: base.calls.map(({ id, label }) => ({ id, label })),
    files: Object.entries(files).map(([path, bytes]) => ({ path, sha256: crypto.sha256(bytes), bytes: bytes.length })),
    texts: committed(named),
    sealed: Object.entries(sealedFiles).map(([path, bytes]) => ({ name: path, hmac: crypto.hmac(bytes) })),
    sealedTexts: committed(sealedNamed),
  }
  return {
    files: { ...files, ...signed(manifest, stamp, crypto) },
    sealed: sealedFiles,
    texts: only(texts, named),
    sealedTexts: only(texts, sealedNamed),
    manifest,
  }
}

function signed(manifest: Manifest, stamp: ReleaseStamp, crypto: ReleaseCrypto): Files {
  const bytes = canonicalBytes(manifest)
  const signature: SignatureFile = {
    algorithm: 'Ed25519',
    keyId: stamp.keyId,
    publicKey: crypto.publicKey,
    signature: crypto.sign(bytes),
  }
  return { [manifestPath]: bytes, [signaturePath]: canonicalBytes(signature) }
}

function only(texts: CandidateTexts, ids: readonly string[]): CandidateTexts {
  return Object.fromEntries(ids.map(id => [id, texts[id] as CandidateTexts[string]]))
}
