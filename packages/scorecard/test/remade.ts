/** A release as it stands once countries were hidden in it. */
import {
  decodeUtf8,
  readManifest,
  remadeFiles,
  sealedCandidateIn,
  type Candidate,
  type HiddenLater,
  type ManifestPart,
  type Release,
  type Remade,
} from '../src/index.ts'
import { keys, stamp } from './keys.ts'

const jsonOf = <T>(bytes: Uint8Array): T => JSON.parse(decodeUtf8(bytes)!) as T

type Remaking = { readonly release: Release; readonly candidate: Candidate; readonly hidden: HiddenLater }

/** The release as it stands once these countries are hidden. */
export function remade({ release, candidate, hidden }: Remaking): Release & { readonly made: readonly string[] } {
  const { manifest, notice } = readManifest(release.files, keys) as Exclude<
    ReturnType<typeof readManifest>,
    { kind: string }
  >
  const drawing = remadeFiles({
    candidate: sealedCandidateIn(Object.keys(release.sealed), path => jsonOf(release.sealed[path]!))!,
    objections: candidate.objections,
    hidden,
    stamp,
    manifest: keys.sha256(release.files['manifest.json']!),
    parts: manifest.parts.map(({ path }) => ({ path, part: jsonOf<ManifestPart>(release.files[path]!) })),
    ...(notice ? { before: notice } : {}),
    texts: { ...release.texts, ...release.sealedTexts },
    crypto: keys,
  })
  const files: Record<string, Uint8Array> = { ...release.files }
  const sealed: Record<string, Uint8Array> = { ...release.sealed }
  const made: string[] = []
  let next = drawing.next()
  for (; !next.done; next = drawing.next()) {
    made.push(next.value.path)
    ;(next.value.area === 'sealed' ? sealed : files)[next.value.path] = next.value.content
  }
  const { gone, textsGone }: Remade = next.value
  for (const path of gone) delete files[path]
  const kept = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => !textsGone.includes(id)))
  return { ...release, files, sealed, texts: kept(release.texts), sealedTexts: kept(release.sealedTexts), made }
}
