/** Publishes `public-record` when what it says has changed since its last release. */
import { done } from '@waymark/language'
import { networkBySlug, releaseFile, releasesOf } from '@waymark/store'
import { dayOf, perform, type Desk } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { adoptFramework } from '../frameworks/adopt-framework.ts'
import { moveEdition, recordAgreement } from '../frameworks/agree-edition.ts'
import { foundNetwork } from '../network/found-network.ts'
import { publicRecordCandidate } from './public-record-candidate.ts'
import { assembleWith, sealRelease } from '../releases/seal-release.ts'
import { publicRecordNetwork } from './public-record-network.ts'

/** Founds the network at first start, and publishes; gives the label of a new release, or nothing where all stands as it was. */
export async function publishPublicRecord(runtime: Runtime, editionLabel: string): Promise<string | undefined> {
  const desk = await foundNetwork(runtime, publicRecordNetwork)
  await useEdition(desk, editionLabel)
  const published = await perform<string | undefined, never>(desk, 'publish-release', async act => {
    const { t, at, about } = act
    const { about: words } = (await networkBySlug(t, desk.network.slug))!
    const candidate = await publicRecordCandidate(t, { network: desk.network, about: words })
    const releases = await releasesOf(t)
    const last = releases[0] && (await releaseFile(t, releases[0].id, 'manifest.json'))
    if (last && saysTheSame(desk, candidate, last)) return done(undefined)
    const year = String(at.getUTCFullYear())
    const label = `${year}-${releases.filter(release => release.label.startsWith(`${year}-`)).length + 1}`
    const release = await sealRelease(act, { desk, candidate, label, rounds: [] })
    about(release.id, { label, manifest: release.manifest })
    return done(label)
  })
  return published.ok ? published.value : undefined
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

type Listed = { readonly files: readonly { readonly path: string; readonly sha256: string }[] }

/** Whether a release made of this candidate would hold the base files of the last one. */
function saysTheSame(
  desk: Desk,
  candidate: Parameters<typeof assembleWith>[1]['candidate'],
  manifest: Uint8Array,
): boolean {
  const last = JSON.parse(Buffer.from(manifest).toString('utf8')) as Listed & {
    stamp: Parameters<typeof assembleWith>[1]['stamp']
  }
  const now = assembleWith(desk.runtime.keysOf(desk.network.slug), { candidate, texts: {}, stamp: last.stamp })
  const base = (files: Listed['files']) => files.map(file => `${file.path} ${file.sha256}`).join('\n')
  return base(last.files) === base(now.manifest.files)
}
