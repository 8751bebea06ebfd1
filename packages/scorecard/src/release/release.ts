import type { Candidate, CandidateTexts, ReleaseStamp } from '../candidate/candidate.ts'
import { draftFiles } from './draft.ts'
import { type Files, type ReleaseCrypto } from '../bytes/files.ts'
import { joinedParts, manifestPath, type Manifest, type ManifestPart, type ManifestRoot } from './manifest.ts'
import { objectionsInOrder } from '../candidate/order.ts'
import { openObjections } from '../base/public-base.ts'
import { readJson } from '../bytes/read-json.ts'
import { committedTexts } from '../candidate/release-texts.ts'
import { signDraft, type Objections } from './sign.ts'

/** A release as bytes: public files with manifest and signature, sealed files, and the texts that stand beside them. */
export type Release = {
  readonly files: Files
  readonly sealed: Files
  readonly texts: CandidateTexts
  readonly sealedTexts: CandidateTexts
  readonly manifest: Manifest
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
  const drafting = draftFiles(candidate, { label: stamp.label, texts: committedTexts(texts, crypto), crypto })
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
    sealedTexts: { ...only(texts, draft.sealedTexts), ...signed.sealedTexts },
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
