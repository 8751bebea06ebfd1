import type { SignatureFile } from '@waymark/scorecard'
import { manifestOf } from '#lib/server/manifest-of.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

export const load = async ({ params, url }) => {
  const opened = await releaseAt(params)
  const manifest = await manifestOf(opened)
  const { page: signature } = await fileOf<SignatureFile>(opened, 'signature.json')
  return {
    hash: opened.release.manifest,
    stamp: manifest.stamp,
    files: [...manifest.parts, ...manifest.files].map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    counts: { texts: manifest.texts.length, redacted: opened.redacted.size },
    publicRecord: manifest.publicRecord,
    signature,
    address: `${url.origin}/${params.language}/${opened.network.slug}/${opened.release.label}/release.tar`,
    key: `${url.origin}/${params.language}/keys/${manifest.stamp.keyId}.key`,
    name: `${opened.network.slug}-${opened.release.label}`,
  }
}
