import { error } from '@sveltejs/kit'
import type { SignatureFile } from '@waymark/scorecard'
import { manifestOf } from '#lib/server/manifest-of.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

const filesAtMost = 500 // lines of a page, each with a hash that compresses badly

export const load = async ({ params, url }) => {
  const opened = await releaseAt(params)
  const manifest = await manifestOf(opened)
  const files = [...manifest.parts, ...manifest.files]
  const of = Math.ceil(files.length / filesAtMost)
  if (params.part > of) error(404, 'The release has no such page.')
  const { page: signature } = await fileOf<SignatureFile>(opened, 'signature.json')
  return {
    hash: opened.release.manifest,
    stamp: manifest.stamp,
    files: files
      .slice((params.part - 1) * filesAtMost, params.part * filesAtMost)
      .map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    part: of === 1 ? undefined : { number: params.part, of, total: files.length },
    counts: { texts: manifest.texts.length, redacted: opened.redacted.size },
    publicRecord: manifest.publicRecord,
    signature,
    address: `${url.origin}/${params.language}/${opened.network.slug}/${opened.release.label}/release.tar`,
    key: `${url.origin}/${params.language}/keys/${manifest.stamp.keyId}.key`,
    name: `${opened.network.slug}-${opened.release.label}`,
  }
}
