/** Signs a draft: makes the few files that are not known before, and the manifest over all. */
import type { CandidateTexts, Objection, ReleaseStamp } from '../candidate/candidate.ts'
import { basePath, type PublicObjection } from '../base/base.ts'
import { byCodeUnits, canonicalBytes } from '../bytes/canonical.ts'
import { committedTo, marked, type Draft } from './draft.ts'
import {
  manifestPath,
  signaturePath,
  signingPartPath,
  type Commitment,
  type ManifestFile,
  type ManifestRoot,
  type SignatureFile,
} from './manifest.ts'
import { firstPageFormat } from './page-format.ts'
import type { Files, ReleaseCrypto } from '../bytes/files.ts'
import { committedTexts, textsNamed } from '../candidate/release-texts.ts'
import { refuseUndeclared } from './strings/refuse-undeclared.ts'
import { sealedIndexPath, sealedObjectionsPath, sealedTextPaths } from './sealed.ts'

/** Those that the public may read, in order, and all there were. */
export type Objections = { readonly open: readonly PublicObjection[]; readonly all: readonly Objection[] }

export type Signing = {
  readonly draft: Draft
  readonly objections: Objections
  /** The texts that objections and replies name, as they stand. */
  readonly texts: CandidateTexts
  readonly stamp: ReleaseStamp
  readonly crypto: ReleaseCrypto
}

/** What signing adds to the files of a draft; nothing of the draft is touched. */
export type SignedRelease = {
  readonly files: Files
  readonly sealed: Files
  /** Texts that only these files name: the public one, or the sealed ones alone. */
  readonly texts: CandidateTexts
  readonly sealedTexts: CandidateTexts
}

/** Throws `UndeclaredString` where an objection holds a string that no rule declares. */
export function signDraft({ draft, objections, texts, stamp, crypto }: Signing): SignedRelease {
  refuseUndeclared({ editions: [], registerKinds: [], places: [], objections: objections.open }, 'name')
  const open = canonicalBytes(objections.open)
  const known = new Set([...draft.texts, ...draft.sealedTexts])
  const named = textsNamed(objections.open, texts).filter(id => !known.has(id))
  const isNamed = new Set([...known, ...named])
  const sealedNamed = textsNamed(objections.all, texts).filter(id => !isNamed.has(id))
  const committed = committedTexts(texts, crypto)
  const sealed = sealedAtSigning(
    draft,
    {
      [sealedObjectionsPath]: canonicalBytes(objections.all),
      [sealedTextPaths[1]]: canonicalBytes([...committedTo(sealedNamed, committed)]),
    },
    crypto,
  )
  const lineOf = (path: string, bytes: Uint8Array): ManifestFile => ({
    path,
    sha256: crypto.sha256(bytes),
    bytes: bytes.length,
  })
  const objectionsPath = basePath('objections')
  const part = marked({ files: [lineOf(objectionsPath, open)], texts: [...committedTo(named, committed)] }, crypto)
  const partBytes = canonicalBytes(part)
  const root: ManifestRoot = {
    format: 1,
    pageFormat: draft.pageFormat ?? firstPageFormat,
    stamp,
    network: draft.network,
    ...(draft.publicRecord ? { publicRecord: draft.publicRecord } : {}),
    calls: draft.calls,
    parts: [...draft.parts, lineOf(signingPartPath, partBytes)],
    sealed: crypto.hmac(sealed[sealedIndexPath] as Uint8Array),
  }
  const bytes = canonicalBytes(root)
  return {
    files: {
      [objectionsPath]: open,
      [signingPartPath]: partBytes,
      [manifestPath]: bytes,
      [signaturePath]: canonicalBytes(signatureOver(bytes, stamp.keyId, crypto)),
    },
    sealed,
    texts: pick(texts, named),
    sealedTexts: pick(texts, sealedNamed),
  }
}

/** The sealed files that signing adds, and the list of all. */
function sealedAtSigning(draft: Draft, made: Files, { hmac }: Pick<ReleaseCrypto, 'hmac'>): Files {
  const added = Object.entries(made).map(([name, bytes]): Commitment => ({ name, hmac: hmac(bytes) }))
  const index = [...draft.sealed, ...added].sort((commitment, other) => byCodeUnits(commitment.name, other.name))
  return { ...made, [sealedIndexPath]: canonicalBytes(index) }
}

export function signatureOver(bytes: Uint8Array, keyId: string, crypto: ReleaseCrypto): SignatureFile {
  return { algorithm: 'Ed25519', keyId, publicKey: crypto.publicKey, signature: crypto.sign(bytes) }
}

const pick = (texts: CandidateTexts, ids: readonly string[]): CandidateTexts =>
  Object.fromEntries(ids.map(id => [id, texts[id] as CandidateTexts[string]]))
