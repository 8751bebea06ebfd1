/** Signs a release and keeps it as rows: a draft that was computed before, or one made in one go. */
import { createHmac } from 'node:crypto'
import {
  assembleRelease,
  manifestPath,
  objectionsOf,
  signDraft,
  type Candidate,
  type CandidateTexts,
  type Files,
  type Release,
  type ReleaseStamp,
} from '@waymark/scorecard'
import {
  moveDraft,
  writeRelease,
  type DraftRow,
  type NewRelease,
  type PreviewRow,
  type ReleaseText,
} from '@waymark/store'
import type { Act, Desk } from '../desk.ts'
import type { ComputedDraft } from '../drafts/compute-draft.ts'
import type { NetworkKeys } from '../keys.ts'
import { sha256Of } from '../sha256.ts'
import { standingTexts } from './standing-texts.ts'

export type SealedRelease = {
  readonly id: string
  readonly label: string
  readonly manifest: string
  readonly rounds: readonly string[]
}

export type DraftToSeal = {
  readonly desk: Desk
  readonly draft: DraftRow
  readonly preview: PreviewRow
  /** What the draft was made from, with the objections that came while it was looked at. */
  readonly candidate: Candidate
}

/** Signs the draft in the running transaction: its files are moved as they are, and only what signing makes is written. */
export async function sealDraft(
  { t, at }: Pick<Act, 't' | 'at'>,
  { desk, draft, preview, candidate }: DraftToSeal,
): Promise<SealedRelease> {
  const keys = desk.runtime.keysOf(desk.network.slug)
  const made = draft.made as ComputedDraft
  const stamp = { id: draft.id, label: preview.label, at: at.toISOString(), keyId: keys.keyId }
  const signed = signDraft({
    draft: made,
    objections: objectionsOf(candidate),
    texts: await standingTexts(t, candidate.objections),
    stamp,
    crypto: cryptoOf(keys, draft.id),
  })
  const counts = {
    public: made.counts.public + Object.keys(signed.files).length,
    sealed: made.counts.sealed + Object.keys(signed.sealed).length,
  }
  const rows = rowsOf(signed)
  await writeRelease(t, { ...stamp, at, rounds: preview.rounds, counts, ...rows })
  await moveDraft(t, { draft: draft.id, release: draft.id, at })
  return { id: draft.id, label: preview.label, manifest: rows.manifest, rounds: preview.rounds }
}

/** Writes a release that was made in one go, in the running transaction. */
export async function keepRelease(
  { t, at }: Pick<Act, 't' | 'at'>,
  made: { readonly release: Release; readonly stamp: ReleaseStamp; readonly rounds: readonly string[] },
): Promise<SealedRelease> {
  const rows = rowsOf(made.release)
  const counts = { public: rows.files.length, sealed: rows.sealed.length }
  await writeRelease(t, { ...made.stamp, at, rounds: made.rounds, counts, ...rows })
  return { id: made.stamp.id, label: made.stamp.label, manifest: rows.manifest, rounds: made.rounds }
}

type Made = Pick<Release, 'files' | 'sealed' | 'texts' | 'sealedTexts'>

function rowsOf({
  files,
  sealed,
  texts,
  sealedTexts,
}: Made): Omit<NewRelease, 'id' | 'label' | 'at' | 'keyId' | 'rounds' | 'counts'> {
  const all = Object.entries(files).map(([path, bytes]) => ({ path, bytes, sha256: sha256Of(bytes) }))
  return {
    files: all,
    sealed: filesOf(sealed),
    texts: textsOf(texts),
    sealedTexts: textsOf(sealedTexts),
    manifest: all.find(file => file.path === manifestPath)!.sha256,
  }
}

const filesOf = (files: Files) => Object.entries(files).map(([path, bytes]) => ({ path, bytes }))
const textsOf = (texts: CandidateTexts): ReleaseText[] => Object.entries(texts).map(([id, text]) => ({ id, ...text }))

/** The bytes of a release under a network's keys: the same inputs give the same bytes. */
export function assembleWith(
  keys: NetworkKeys,
  made: { readonly candidate: Candidate; readonly texts: CandidateTexts; readonly stamp: ReleaseStamp },
): Release {
  return assembleRelease(made.candidate, made.texts, { stamp: made.stamp, crypto: cryptoOf(keys, made.stamp.id) })
}

/** The cryptography of one release of a network. */
export function cryptoOf(keys: NetworkKeys, release: string) {
  const key = keys.commitmentKey(release)
  const hmac = (bytes: Uint8Array) => createHmac('sha256', key).update(bytes).digest('hex')
  return { sha256: sha256Of, hmac, sign: keys.sign, publicKey: keys.publicKey }
}
