/** Makes the files of a release from a candidate and keeps them as rows. */
import { createHmac } from 'node:crypto'
import { isLanguage } from '@waymark/language'
import {
  assembleRelease,
  type Candidate,
  type CandidateTexts,
  type Release,
  type ReleaseStamp,
} from '@waymark/scorecard'
import { textsOf, writeRelease, type InNetwork, type ReleaseText } from '@waymark/store'
import { uuidv7 } from 'uuidv7'
import type { Act, Desk } from '../desk.ts'
import type { NetworkKeys } from '../keys.ts'
import { sha256Of } from '../sha256.ts'

export type Sealing = {
  readonly desk: Desk
  readonly candidate: Candidate
  readonly label: string
  readonly rounds: readonly string[]
}
export type SealedRelease = {
  readonly id: string
  readonly label: string
  readonly manifest: string
  readonly rounds: readonly string[]
}

/** Writes the release in the running transaction. */
export async function sealRelease(
  { t, at }: Pick<Act, 't' | 'at'>,
  { desk, candidate, label, rounds }: Sealing,
): Promise<SealedRelease> {
  const keys = desk.runtime.keysOf(desk.network.slug)
  const stamp: ReleaseStamp = { id: uuidv7(), label, at: at.toISOString(), keyId: keys.keyId }
  const release = assembleWith(keys, { candidate, texts: await standingTexts(t, candidate), stamp })
  const files = Object.entries(release.files).map(([path, bytes]) => ({ path, bytes, sha256: sha256Of(bytes) }))
  const manifest = files.find(file => file.path === 'manifest.json')!.sha256
  const sealed = Object.entries(release.sealed).map(([path, bytes]) => ({ path, bytes }))
  await writeRelease(t, {
    id: stamp.id,
    label,
    at,
    keyId: keys.keyId,
    manifest,
    rounds,
    files,
    sealed,
    texts: rowsOf(release.texts),
    sealedTexts: rowsOf(release.sealedTexts),
  })
  return { id: stamp.id, label, manifest, rounds }
}

/** The bytes of a release under a network's keys: the same inputs give the same bytes. */
export function assembleWith(
  keys: NetworkKeys,
  made: { readonly candidate: Candidate; readonly texts: CandidateTexts; readonly stamp: ReleaseStamp },
): Release {
  const key = keys.commitmentKey(made.stamp.id)
  const hmac = (bytes: Uint8Array) => createHmac('sha256', key).update(bytes).digest('hex')
  return assembleRelease(made.candidate, made.texts, {
    stamp: made.stamp,
    crypto: { sha256: sha256Of, hmac, sign: keys.sign, publicKey: keys.publicKey },
  })
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** The free texts a candidate names, as they stand; redacted ones are left out. */
async function standingTexts(t: InNetwork, candidate: Candidate): Promise<CandidateTexts> {
  const ids = new Set<string>()
  JSON.stringify(candidate, (_, value: unknown) => {
    if (typeof value === 'string' && uuid.test(value)) ids.add(value)
    return value
  })
  const found = await textsOf(t, [...ids])
  return Object.fromEntries(
    [...found].flatMap(([id, text]) =>
      text.body !== null && isLanguage(text.language) ? [[id, { language: text.language, body: text.body }]] : [],
    ),
  )
}

const rowsOf = (texts: CandidateTexts): ReleaseText[] => Object.entries(texts).map(([id, text]) => ({ id, ...text }))
