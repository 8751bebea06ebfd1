/** What is verified: a release, wherever it lies, with what is known of it. */
import type { CandidateTexts, Expected, Files, FileSource, Redaction } from '@waymark/scorecard'

/** A release with what stands beside its signed files. */
export type Verifiable = {
  readonly files: Files | FileSource
  readonly texts: CandidateTexts
  readonly redactions: readonly Redaction[]
  /** What was asked for and who should have signed it, as the installation has it. */
  readonly expected?: Expected
  readonly knownKeys?: readonly string[]
  /** The key of its commitments, in hexadecimal: with it texts are checked. */
  readonly key?: string
  /** Present only for whoever may see it: the auditor at the machine. */
  readonly sealed?: { readonly files: Files | FileSource; readonly texts: CandidateTexts; readonly key: string }
  /** Paths at which something lies that is no plain file. */
  readonly odd?: readonly string[]
}

/** A release whose files are read where they lie. */
export type ReleaseRead = Omit<Verifiable, 'files' | 'sealed'> & {
  readonly files: FileSource
  readonly sealed?: NonNullable<Verifiable['sealed']> & { readonly files: FileSource }
}
