/** Verifies a release: one of this installation, or an exported folder, with or without its sealed part. */
import { createHash, createHmac, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { verifyRelease, type CandidateTexts, type VerifyReport } from '@waymark/scorecard'
import type { ReleaseText } from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { isSignedBy } from '../keys.ts'
import { readReleaseFolder, writeReleaseFolder, type ReleaseWanted } from './release-folder.ts'
import type { ReleaseRead, Verifiable } from './verifiable.ts'

/**
 * Gives a release of this installation to `inspect`, with what the installation knows of it: written out beside the data for as long as that takes,
 * so that its files are read one by one. Undefined where there is none.
 */
export async function withRelease<T>(
  runtime: Runtime,
  of: ReleaseWanted,
  inspect: (release: ReleaseRead) => T,
): Promise<T | undefined> {
  const beside = runtime.installation.folder
  dropLeftovers(beside)
  const folder = path.join(beside, `${leftover}${process.pid}-${randomUUID()}`)
  try {
    fs.mkdirSync(folder, { mode: 0o700 })
    const unpacked = path.join(folder, 'whole')
    const written = await writeReleaseFolder(runtime, of, unpacked)
    if (!written) return undefined
    const { release, network } = written
    const keys = runtime.keysOf(network)
    return inspect({
      ...readReleaseFolder(unpacked, of.withSealed),
      expected: { id: release.id, label: release.label, network, manifest: release.manifest },
      knownKeys: [keys.publicKey],
      key: keys.commitmentKey(release.id).toString('hex'),
    })
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const leftover = 'looked-at-'

/** Folders of processes that were ended while they looked. */
function dropLeftovers(beside: string): void {
  for (const name of fs.readdirSync(beside)) {
    const process = name.startsWith(leftover) ? Number.parseInt(name.slice(leftover.length), 10) : undefined
    if (process !== undefined && !isAlive(process)) fs.rmSync(path.join(beside, name), { recursive: true, force: true })
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export const asTexts = (rows: ReadonlyMap<string, ReleaseText>): CandidateTexts =>
  Object.fromEntries([...rows].map(([id, { language, body }]) => [id, { language, body }]))

/** Recomputes the release and reports what differs. Without `knownKeys` the signer is not checked. */
export function verifyWhole(release: Verifiable): VerifyReport {
  const { files, texts, redactions, sealed, knownKeys, expected, odd } = release
  const key = sealed?.key ?? release.key
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
