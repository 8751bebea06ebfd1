import type { Recomputed } from '../release/page-format.ts'

/** Which release is asked for. `manifest`: the SHA-256 of its manifest, in hexadecimal. */
export type Expected = Readonly<Partial<Record<'id' | 'label' | 'network' | 'manifest', string>>>

/**
 * What verifying a release found. `findings` say what is wrong, `notes` what could not be checked or was rightly changed;
 * `kind` is a message key. A release is intact when there is no finding; `recomputed` says how much of it was computed again.
 */
export type VerifyReport = {
  readonly intact: boolean
  readonly recomputed: Recomputed
  readonly label: string | null
  readonly network: string | null
  /** SHA-256 of the manifest: what names these files and no others. */
  readonly manifest: string | null
  readonly findings: readonly VerifyFinding[]
  readonly notes: readonly Note[]
  readonly checked: {
    readonly files: number
    readonly pages: number
    readonly figures: number
    readonly texts: number
    readonly sealed: number
  }
}

export type VerifyFinding =
  | { readonly kind: 'verify.manifest-missing' }
  | { readonly kind: 'verify.manifest-damaged' }
  | { readonly kind: 'verify.format-unknown'; readonly format: string }
  | { readonly kind: 'verify.signature-missing' }
  | { readonly kind: 'verify.signature-damaged' }
  | { readonly kind: 'verify.signature-wrong'; readonly keyId: string }
  | { readonly kind: 'verify.signer-is-another'; readonly keyId: string }
  /** The notice of hidden countries cannot be read, is of another release, or is not signed by whoever signed the release. */
  | { readonly kind: 'verify.notice-damaged' }
  | { readonly kind: 'verify.notice-of-another-release' }
  | { readonly kind: 'verify.notice-signature-wrong' }
  | { readonly kind: 'verify.file-missing'; readonly path: string }
  | { readonly kind: 'verify.file-extra'; readonly path: string }
  /** A link or something else that is no plain file. */
  | { readonly kind: 'verify.file-odd'; readonly path: string }
  /** The files are those of another release than the one that was asked for. */
  | {
      readonly kind: 'verify.another-release'
      readonly what: keyof Expected
      readonly asked: string
      readonly found: string
    }
  | { readonly kind: 'verify.file-changed'; readonly path: string }
  | { readonly kind: 'verify.file-unreadable'; readonly path: string }
  | { readonly kind: 'verify.pages-not-computable'; readonly reason: string }
  | { readonly kind: 'verify.page-missing'; readonly path: string }
  | { readonly kind: 'verify.page-extra'; readonly path: string }
  | ({ readonly kind: 'verify.page-differs'; readonly path: string } & FigureDifference)
  | ({ readonly kind: 'verify.figure-differs'; readonly path: string } & FigureDifference)
  | {
      readonly kind: 'verify.figure-breaks-law'
      readonly path: string
      readonly figure: string
      readonly violation: string
    }
  /** A row, figure or split of a round that says more in public than it may; `figure` is empty where it is a row. */
  | { readonly kind: 'verify.public-law'; readonly path: string; readonly figure: string; readonly violation: string }
  | { readonly kind: 'verify.text-changed'; readonly text: string }
  | { readonly kind: 'verify.text-missing'; readonly text: string }
  | { readonly kind: 'verify.text-extra'; readonly text: string }
  | { readonly kind: 'verify.redacted-text-present'; readonly text: string; readonly day: string }
  | { readonly kind: 'verify.sealed-changed'; readonly path: string }
  | { readonly kind: 'verify.sealed-missing'; readonly path: string }
  | { readonly kind: 'verify.sealed-extra'; readonly path: string }
  | { readonly kind: 'verify.sealed-not-computable'; readonly reason: string }
  | ({ readonly kind: 'verify.base-differs-from-sealed'; readonly path: string } & FigureDifference)
  /** A figure inside that breaks its law, or whose range the public one does not contain. Names nobody. */
  | { readonly kind: 'verify.sealed-breaks-law'; readonly figure: string; readonly violation: string }

/** Where two files first differ: the place inside, the figure it belongs to if any, what stands there and what is computed. */
export type FigureDifference = {
  readonly at: string
  readonly figure: string | null
  readonly found: string
  readonly computed: string
}

export type Note =
  | { readonly kind: 'verify.signed-by-known-key'; readonly keyId: string }
  | { readonly kind: 'verify.signer-not-checked'; readonly keyId: string }
  | { readonly kind: 'verify.signature-not-checked'; readonly keyId: string }
  /** Countries hidden after publication, the last on `day`; how many files the signed notice names in place of the manifest. */
  | { readonly kind: 'verify.countries-hidden'; readonly count: number; readonly day: string; readonly files: number }
  | { readonly kind: 'verify.texts-redacted'; readonly count: number; readonly day: string }
  | { readonly kind: 'verify.texts-not-checked'; readonly count: number }
  | { readonly kind: 'verify.sealed-not-checked' }
  /** Figures about members and splits by reason, which only the sealed part can show to be right. */
  | { readonly kind: 'verify.only-with-sealed'; readonly members: number; readonly splits: number }
  /** Another version laid the pages out: their bytes fit the signature, and were not computed again. `written` null: not numbered. */
  | { readonly kind: 'verify.pages-not-recomputed'; readonly written: number | null; readonly here: number }
  /** Figures that were not computed again: this version knows none of their ids, or cannot read the data (`reason`). */
  | { readonly kind: 'verify.figures-not-recomputed'; readonly count: number; readonly reason: string }
  /** Another version made the public files out of the sealed part; this one makes some of them otherwise. */
  | { readonly kind: 'verify.base-not-recomputed'; readonly count: number }
