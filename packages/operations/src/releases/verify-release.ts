/** Verifies a release: one of this installation, or an exported folder, with or without its sealed part. */
import { createHash, createHmac } from 'node:crypto'
import { isLanguage } from '@waymark/language'
import { verifyRelease, type CandidateTexts, type Files, type Redaction, type VerifyReport } from '@waymark/scorecard'
import {
  networkBySlug,
  readingNetwork,
  releaseByLabel,
  releaseFiles,
  releaseRedactions,
  releaseTexts,
  sealedFiles,
  sealedTexts,
  type ReleaseRow,
  type ReleaseText,
} from '@waymark/store'
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
  const sealed = of.withSealed
    ? {
        files: Object.fromEntries(await sealedFiles(owner.db, network.id, release.id)),
        texts: asTexts(await sealedTexts(owner.db, network.id, release.id)),
        key: runtime.keysOf(network.slug).commitmentKey(release.id).toString('hex'),
      }
    : undefined
  return {
    release,
    files: Object.fromEntries(found.files),
    texts: asTexts(texts),
    redactions: found.redactions,
    notice: {
      withdrawnAt: release.withdrawnAt?.toISOString() ?? null,
      reason: reason?.body ?? null,
      replacedBy: release.replacedBy,
    },
    ...(sealed ? { sealed } : {}),
  }
}

const asTexts = (rows: ReadonlyMap<string, ReleaseText>): CandidateTexts =>
  Object.fromEntries(
    [...rows].flatMap(([id, text]) =>
      isLanguage(text.language) ? [[id, { language: text.language, body: text.body }]] : [],
    ),
  )

export type Verifiable = Pick<WholeRelease, 'files' | 'texts' | 'redactions' | 'sealed'> & {
  readonly knownKeys?: readonly string[]
}

/** Recomputes the release and reports what differs. Without `knownKeys` the signer is not checked. */
export function verifyWhole({ files, texts, redactions, sealed, knownKeys }: Verifiable): VerifyReport {
  return verifyRelease(files, {
    sha256: bytes => createHash('sha256').update(bytes).digest('hex'),
    verifySignature: (bytes, signature, publicKey) => isSignedBy(publicKey, bytes, signature),
    redactions,
    texts: { ...texts, ...sealed?.texts },
    ...(knownKeys ? { knownKeys } : {}),
    ...(sealed
      ? {
          sealed: sealed.files,
          hmac: (bytes: Uint8Array) => createHmac('sha256', Buffer.from(sealed.key, 'hex')).update(bytes).digest('hex'),
        }
      : {}),
  })
}
