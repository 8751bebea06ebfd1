import { runtime, openRelease, publishers } from '@waymark/operations'
import type { SignatureFile } from '@waymark/scorecard'

/** The public keys that releases here were signed with, per publisher, each with the days of its first and last signature. */
export async function publicKeys() {
  const all = await publishers(runtime())
  return Promise.all(
    all.map(async ({ network, releases }) => {
      const byKey = [...Map.groupBy(releases, release => release.keyId)]
      const keys = await Promise.all(
        byKey.map(async ([keyId, signed]) => {
          const days = signed.map(release => release.at.toISOString().slice(0, 10)).toSorted()
          const opened = await openRelease(runtime(), network.slug, signed[0]?.label ?? '')
          const signature = await opened?.page<SignatureFile>('signature.json')
          return { keyId, publicKey: signature?.publicKey ?? '', first: days[0] ?? '', last: days.at(-1) ?? '' }
        }),
      )
      return { slug: network.slug, names: network.names, invented: network.invented, keys }
    }),
  )
}
