import type { Candidate, ReleaseStamp } from '../candidate/candidate.ts'

/** Where the parts of the manifest lie: those of the draft by number, and the one made at signing. */
export const partPath = (number: number): string => `manifest/${String(number).padStart(4, '0')}.json`
export const signingPartPath = 'manifest/signing.json'

/** Where the two files lie that say what a release consists of and who vouches for it. */
export const manifestPath = 'manifest.json'
export const signaturePath = 'signature.json'

/**
 * The signed file: who publishes what, and the parts that list everything else, each by its hash. However large a release is, each
 * of its files stays small. Source: models 9.
 */
export type ManifestRoot = {
  readonly format: 1
  /** The layout of the files, see `pageFormat`. Releases made before layouts were numbered have none. */
  readonly pageFormat?: number
  readonly stamp: ReleaseStamp
  readonly network: { readonly slug: string; readonly invented: boolean }
  readonly publicRecord?: Candidate['publicRecord']
  readonly calls: readonly { readonly id: string; readonly label: string }[]
  readonly parts: readonly ManifestFile[]
  /** HMAC of the list of all sealed files (`sealedIndexPath`): of what is sealed the public sees no path, size or number. */
  readonly sealed: string
}

/**
 * What a release consists of, all parts joined. `files` lists every public file but the manifest, its parts and the signature.
 * What must stay secret is committed to with a key (HMAC-SHA-256 under a key of this release alone), never with a plain hash, so
 * that nobody can find a withheld number or a deleted text by trying. Source: design 2 "release".
 */
export type ManifestLists = {
  readonly files: readonly ManifestFile[]
  /** Every free text a public file names, by id. A redacted text keeps its line here. */
  readonly texts: readonly Commitment[]
}

/**
 * One part of it. `mark` is the HMAC of its lists: of a part that is made again because a country was hidden, nobody can find by trying
 * what stood in it before, though its old hash stays in the signed manifest.
 */
export type ManifestPart = ManifestLists & { readonly mark: string }
export type Manifest = ManifestRoot & ManifestLists

/** The lists of all parts of a manifest, in their order. */
export function joinedParts(parts: readonly ManifestLists[]): ManifestLists {
  return { files: parts.flatMap(part => part.files), texts: parts.flatMap(part => part.texts) }
}

export type ManifestFile = { readonly path: string; readonly sha256: string; readonly bytes: number }

/** `name`: a text id, or the path of a sealed file. `hmac`: in hexadecimal. */
export type Commitment = { readonly name: string; readonly hmac: string }

/** The signature over the bytes of `manifest.json`. `publicKey` lets anyone check it; whose key it is, only a known key says. */
export type SignatureFile = {
  readonly algorithm: 'Ed25519'
  readonly keyId: string
  readonly publicKey: string
  readonly signature: string
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/

/** Whether the text is base64 in its one proper form: spare bits of the last sign are 0, so no two texts mean the same. */
export function isProperBase64(text: string): boolean {
  return text.length > 0 && base64.test(text)
}
