/** Publishes `public-record` when what it says has changed since its last release. */
import { done } from '@waymark/language'
import { joinedParts, manifestPath, type Manifest, type ManifestPart, type ManifestRoot } from '@waymark/scorecard'
import { networkBySlug, releaseFile, releasesOf, type InNetwork } from '@waymark/store'
import { uuidv7 } from 'uuidv7'
import { dayOf, perform, readAs, type Desk } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { adoptFramework } from '../frameworks/adopt-framework.ts'
import { moveEdition, recordAgreement } from '../frameworks/agree-edition.ts'
import { foundNetwork } from '../network/found-network.ts'
import { publicRecordCandidate } from './public-record-candidate.ts'
import { assembleWith, keepRelease } from '../releases/seal-release.ts'
import { publicRecordNetwork } from './public-record-network.ts'

/** Founds the network at first start, and publishes; gives the label of a new release, or nothing where all stands as it was. */
export async function publishPublicRecord(runtime: Runtime, editionLabel: string): Promise<string | undefined> {
  const desk = await foundNetwork(runtime, publicRecordNetwork)
  await useEdition(desk, editionLabel)
  const { network } = desk
  const keys = runtime.keysOf(network.slug)
  const { candidate, releases, last } = await readAs(desk, async t => {
    const { about } = (await networkBySlug(t, network.slug))!
    const releases = await releasesOf(t)
    return {
      candidate: await publicRecordCandidate(t, { network, about }),
      releases,
      last: releases[0] && (await lastManifest(t, releases[0].id)),
    }
  })
  // Computed outside of any transaction: only reading and writing hold one.
  if (last && saysTheSame(assembleWith(keys, { candidate, texts: {}, stamp: last.stamp }).manifest, last))
    return undefined
  const at = runtime.now()
  const year = String(at.getUTCFullYear())
  const label = `${year}-${releases.filter(release => release.label.startsWith(`${year}-`)).length + 1}`
  const stamp = { id: uuidv7(), label, at: at.toISOString(), keyId: keys.keyId }
  const release = assembleWith(keys, { candidate, texts: {}, stamp })
  const published = await perform<string, never>(desk, 'publish-release', async ({ t, about }) => {
    const kept = await keepRelease({ t, at }, { release, stamp, rounds: [] })
    about(kept.id, { label, manifest: kept.manifest })
    return done(label)
  })
  return published.ok ? published.value : undefined
}

/** The manifest of a release with all its parts. */
async function lastManifest(t: InNetwork, release: string): Promise<Manifest> {
  const read = async <T>(path: string) =>
    JSON.parse(Buffer.from((await releaseFile(t, release, path))!).toString('utf8')) as T
  const root = await read<ManifestRoot>(manifestPath)
  const parts: ManifestPart[] = []
  for (const part of root.parts) parts.push(await read<ManifestPart>(part.path))
  return { ...root, ...joinedParts(parts) }
}

async function useEdition(desk: Desk, edition: string): Promise<void> {
  const adopted = await adoptFramework(desk, { code: 'public-record', edition })
  if (!adopted.ok) return // adopted at an earlier start
  const day = dayOf(desk.runtime.now())
  await recordAgreement(desk, {
    edition: adopted.value,
    body: 'Waymark',
    day,
    record: 'content/frameworks/public-record.yaml',
  })
  await moveEdition(desk, { edition: adopted.value, to: 'in-use' })
}

/** Whether two manifests list the same files, in whatever order. */
function saysTheSame(now: Manifest, last: Manifest): boolean {
  const listed = ({ files }: Manifest) =>
    files
      .map(file => `${file.path} ${file.sha256}`)
      .sort()
      .join('\n')
  return listed(now) === listed(last)
}
