/** Signs a draft: makes the few files that are not known before, and the manifest over all. */
import type { CandidateTexts, Objection, ReleaseStamp } from './candidate.ts'
import { basePath, type PublicObjection } from './base.ts'
import { canonicalBytes } from './canonical.ts'
import { commitmentsTo, type Draft } from './draft.ts'
import {
  manifestPath,
  signaturePath,
  signingPartPath,
  type ManifestFile,
  type ManifestPart,
  type ManifestRoot,
  type SignatureFile,
} from './manifest.ts'
import { pageFormat } from './page-format.ts'
import type { Files, ReleaseCrypto } from './files.ts'
import { textsNamed } from './release-texts.ts'
import { sealedObjectionsPath } from './sealed.ts'

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
export type Signed = {
  readonly files: Files
  readonly sealed: Files
  /** Texts that only these files name. */
  readonly texts: CandidateTexts
}

export function signDraft({ draft, objections, texts, stamp, crypto }: Signing): Signed {
  const open = canonicalBytes(objections.open)
  const all = canonicalBytes(objections.all)
  const known = new Set([...draft.texts, ...draft.sealedTexts])
  const named = textsNamed(objections.all, texts).filter(id => !known.has(id))
  const lineOf = (path: string, bytes: Uint8Array): ManifestFile => ({
    path,
    sha256: crypto.sha256(bytes),
    bytes: bytes.length,
  })
  const objectionsPath = basePath('objections')
  const part: ManifestPart = {
    files: [lineOf(objectionsPath, open)],
    texts: commitmentsTo(named, texts, crypto),
    sealed: [{ name: sealedObjectionsPath, hmac: crypto.hmac(all) }],
    sealedTexts: [],
  }
  const partBytes = canonicalBytes(part)
  const root: ManifestRoot = {
    format: 1,
    pageFormat,
    stamp,
    network: draft.network,
    ...(draft.publicRecord ? { publicRecord: draft.publicRecord } : {}),
    calls: draft.calls,
    parts: [...draft.parts, lineOf(signingPartPath, partBytes)],
  }
  const bytes = canonicalBytes(root)
  const signature: SignatureFile = {
    algorithm: 'Ed25519',
    keyId: stamp.keyId,
    publicKey: crypto.publicKey,
    signature: crypto.sign(bytes),
  }
  return {
    files: {
      [objectionsPath]: open,
      [signingPartPath]: partBytes,
      [manifestPath]: bytes,
      [signaturePath]: canonicalBytes(signature),
    },
    sealed: { [sealedObjectionsPath]: all },
    texts: Object.fromEntries(named.map(id => [id, texts[id] as CandidateTexts[string]])),
  }
}
