import type { Manifest } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { asStream } from './attached.ts'
import { manifestOf } from './manifest-of.ts'
import { tarEnd, tarEntry } from './tar.ts'

/** The whole public release as one archive, as `waymark verify FOLDER` reads it: signed files, and beside them what no signature covers. */
export const archiveOf = (opened: PublicRelease): ReadableStream<Uint8Array> => asStream(entriesOf(opened))

async function* entriesOf(opened: PublicRelease): AsyncGenerator<Uint8Array, undefined> {
  const { network, release } = opened
  const folder = `${network.slug}-${release.label}`
  const manifest = await manifestOf(opened)
  for (const path of await opened.paths()) {
    const bytes = await opened.bytes(path)
    if (bytes) yield tarEntry({ path: `${folder}/release/${path}`, bytes }, release.at)
  }
  const beside = {
    'texts.json': await textsBeside(opened, manifest),
    'redactions.json': [...opened.redacted].map(([text, day]) => ({ text, day })),
    'notice.json': { withdrawnAt: release.withdrawnAt?.toISOString() ?? null, replacedBy: release.replacedBy },
  }
  for (const [path, value] of Object.entries(beside)) {
    const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
    yield tarEntry({ path: `${folder}/${path}`, bytes }, release.at)
  }
  yield tarEnd
}

/** The free texts that stand beside the signed files, by id, as they are today. */
async function textsBeside(opened: PublicRelease, manifest: Manifest) {
  const read = await opened.texts(manifest.texts.map(text => text.name))
  return Object.fromEntries([...read.values()].map(({ id, language, body }) => [id, { language, body }]))
}
