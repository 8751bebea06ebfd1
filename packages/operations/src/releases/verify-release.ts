/** Verifies a release: one of this installation, or an exported folder, with or without its sealed part. */
import { createHash, createHmac } from 'node:crypto'

import {
  verifyRelease,
  type CandidateTexts,
  type Expected,
  type Files,
  type Redaction,
  type Verifier,
  type VerifyReport,
} from '@waymark/scorecard'
import {
  networkBySlug,
  readingNetwork,
  releaseByLabel,
  releaseFiles,
  releaseRedactions,
  releaseTexts,
  sealedFiles,
  sealedTexts,
  waitsToBeMadeAgain,
  type ReleaseRow,
  type ReleaseText,
} from '@waymark/store'
import { BeingMadeAgain } from '../hidden/being-made-again.ts'
import type { Runtime } from '../runtime.ts'
import { isSignedBy } from '../keys.ts'

/** A release with everything that stands beside its signed files. */
export type WholeRelease = {
  readonly release: ReleaseRow
  readonly files: Files
  readonly texts: CandidateTexts
  readonly redactions: readonly Redaction[]
  /** Why it was withdrawn and what replaces it: an unsigned notice. */
  readonly notice: {
    readonly withdrawnAt: string | null
    readonly reason: string | null
    readonly replacedBy: string | null
  }
  /** What was asked for and who should have signed it, as the installation has it. */
  readonly expected?: Expected
  readonly knownKeys?: readonly string[]
  /** The key of its commitments, in hexadecimal: with it texts are checked. */
  readonly key?: string
  /** Present only for whoever may see it: the auditor at the machine. */
  readonly sealed?: { readonly files: Files; readonly texts: CandidateTexts; readonly key: string }
}

/** Reads a release of this installation, of a closed network too, for whoever keeps the machine; undefined where there is none. */
export async function wholeRelease(
  runtime: Runtime,
  of: { readonly network: string; readonly label: string; readonly withSealed: boolean },
): Promise<WholeRelease | undefined> {
  const { app, owner } = runtime.installation
  const network = await networkBySlug(owner.db, of.network)
  if (!network) return undefined
  const found = await readingNetwork(app.db, network.id, async t => {
    const release = await releaseByLabel(t, of.label)
    if (release && (await waitsToBeMadeAgain(t, release.id))) throw new BeingMadeAgain(release.label)
    return (
      release && {
        release,
        files: await releaseFiles(t, release.id),
        texts: await releaseTexts(t, release.id),
        redactions: await releaseRedactions(t, release.id),
      }
    )
  })
  if (!found) return undefined
  const { release, texts } = found
  const reason = release.withdrawnReason === null ? undefined : texts.get(release.withdrawnReason)
  texts.delete(release.withdrawnReason ?? '')
  const keys = runtime.keysOf(network.slug)
  const key = keys.commitmentKey(release.id).toString('hex')
  const sealed = of.withSealed
    ? {
        files: Object.fromEntries(await sealedFiles(owner.db, network.id, release.id)),
        texts: asTexts(await sealedTexts(owner.db, network.id, release.id)),
        key,
      }
    : undefined
  return {
    release,
    files: Object.fromEntries(found.files),
    texts: asTexts(texts),
    redactions: found.redactions,
    expected: { id: release.id, label: release.label, network: network.slug, manifest: release.manifest },
    knownKeys: [keys.publicKey],
    key,
    notice: {
      withdrawnAt: release.withdrawnAt?.toISOString() ?? null,
      reason: reason?.body ?? null,
      replacedBy: release.replacedBy,
    },
    ...(sealed ? { sealed } : {}),
  }
}

export const asTexts = (rows: ReadonlyMap<string, ReleaseText>): CandidateTexts =>
  Object.fromEntries([...rows].map(([id, { language, body }]) => [id, { language, body }]))

export type Verifiable = Pick<
  WholeRelease,
  'files' | 'texts' | 'redactions' | 'sealed' | 'expected' | 'knownKeys' | 'key'
> &
  Pick<Verifier, 'odd'>

/** Recomputes the release and reports what differs. Without `knownKeys` the signer is not checked. */
export function verifyWhole(whole: Verifiable): VerifyReport {
  const { files, texts, redactions, sealed, knownKeys, expected, odd } = whole
  const key = sealed?.key ?? whole.key
  return verifyRelease(files, {
    sha256: bytes => createHash('sha256').update(bytes).digest('hex'),
    verifySignature: (bytes, signature, publicKey) => isSignedBy(publicKey, bytes, signature),
    redactions,
    texts: { ...texts, ...sealed?.texts },
    ...(knownKeys ? { knownKeys } : {}),
    ...(expected ? { expected } : {}),
    ...(odd ? { odd } : {}),
    ...(sealed ? { sealed: sealed.files } : {}),
    ...(key === undefined
      ? {}
      : { hmac: (bytes: Uint8Array) => createHmac('sha256', Buffer.from(key, 'hex')).update(bytes).digest('hex') }),
  })
}
