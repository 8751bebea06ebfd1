import type { CandidateTexts } from '../candidate/candidate.ts'
import type { Files, FileSource } from '../bytes/files.ts'
import type { Expected, VerifyFinding, Note } from './verify-report.ts'

/** What a verifier has at hand. Only `sha256` is needed; whatever is left out is noted as not checked. */
export type Verifier = {
  readonly sha256: (bytes: Uint8Array) => string
  /** Whether an Ed25519 signature (base64) over the bytes is right for a public key (base64). Never throws. */
  readonly verifySignature?: (bytes: Uint8Array, signature: string, publicKey: string) => boolean
  /** Public keys (base64) known to be the network's, from somewhere else than the release. */
  readonly knownKeys?: readonly string[]
  /** HMAC-SHA-256 under the release's key, which the network and its auditors have. */
  readonly hmac?: (bytes: Uint8Array) => string
  readonly sealed?: Files | FileSource
  readonly texts?: CandidateTexts
  readonly redactions?: readonly Redaction[]
  /** What is asked for, known from somewhere else than its files: another release in its place is a finding. */
  readonly expected?: Expected
  /** Paths at which something lies that is no plain file: links, devices. */
  readonly odd?: readonly string[]
}

/** A text that two people agreed to delete, and the day. */
export type Redaction = { readonly text: string; readonly day: string }

/** What one part of the check found. `count`: how many things it checked. */
export type Part = {
  readonly findings: readonly VerifyFinding[]
  readonly notes: readonly Note[]
  readonly count: number
}
