/** Makes the files of a release again once a country was hidden in it. */
import {
  canonicalJson,
  noticePath,
  remadeFiles,
  sealedCandidateIn,
  splitsPrinted,
  type ManifestPart,
  type ManifestRoot,
  type Notice,
  type NoticePart,
  type NoticeRoot,
  type Objection,
  type SplitBefore,
  type ToRemake,
} from '@waymark/scorecard'
import {
  appendAudit,
  eachReleaseFile,
  eachReleaseText,
  hidingsInRelease,
  inNetwork,
  ownNetwork,
  readingNetwork,
  releaseFile,
  releasesOf,
  releaseTexts,
  replaceFiles,
  type InNetwork,
  type ReleaseRow,
  type ReleaseText,
} from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { openSpool } from './spool.ts'
import { countableOf, fieldOf } from '../releases/released-base.ts'
import { cryptoOf } from '../releases/seal-release.ts'
import { asTexts } from '../releases/verify-release.ts'

export type ReleaseNamed = { readonly network: string; readonly release: string }

/**
 * Computes the files that change outside of any transaction, and puts all in place in one: done anew after the process died, it begins
 * again. Does nothing where everybody hidden in the release is hidden in its files.
 */
export async function makeAgain(runtime: Runtime, named: ReleaseNamed): Promise<boolean> {
  const { owner } = runtime.installation
  const read = await readingNetwork(owner.db, named.network, t => standing(t, named.release))
  if (!read) return false
  const { network, release, hidden, splits } = read
  const { values, texts } = await sealedPart(runtime, named)
  const { folder } = runtime.installation
  const spool = openSpool(folder)
  try {
    const drawing = remadeFiles({
      ...read.toRemake,
      candidate: sealedCandidateIn([...values.keys()], path => values.get(path))!,
      objections: values.get('sealed/objections.json') as readonly Objection[],
      texts: { ...read.toRemake.texts, ...texts },
      crypto: cryptoOf(runtime.keysOf(network.slug), release.id),
    })
    let next = drawing.next()
    for (; !next.done; next = drawing.next()) spool.add(next.value)
    const { gone, textsGone } = next.value
    const at = runtime.now()
    return await inNetwork(owner.db, named.network, async t => {
      const now = await hidingsInRelease(t, release.id)
      if (now.length !== hidden) return false // somebody else was hidden meanwhile: the next run makes both
      await replaceFiles(t, { release: release.id, at, files: spool, gone, textsGone, splits })
      const content = runtime.keysOf(network.slug).commit(canonicalJson({ label: release.label, files: spool.size }))
      await appendAudit(t, { at, actor: null, action: 'make-again', object: release.id, content })
      return true
    })
  } finally {
    spool.drop()
  }
}

/** What only sealed files say and name. */
async function sealedPart(runtime: Runtime, { network, release }: ReleaseNamed) {
  return readingNetwork(runtime.installation.owner.db, network, async t => {
    const values = new Map<string, unknown>()
    for await (const { path, bytes } of eachReleaseFile(t, release, 'sealed'))
      values.set(path, JSON.parse(Buffer.from(bytes).toString('utf8')))
    const texts = new Map<string, ReleaseText>()
    for await (const text of eachReleaseText(t, release, 'sealed')) texts.set(text.id, text)
    return { values, texts: asTexts(texts) }
  })
}

type Standing = {
  readonly network: { readonly slug: string }
  readonly release: ReleaseRow
  readonly hidden: number
  readonly splits: readonly SplitBefore[]
  readonly toRemake: Omit<ToRemake, 'candidate' | 'objections' | 'crypto'>
}

async function standing(t: InNetwork, id: string): Promise<Standing | undefined> {
  const release = (await releasesOf(t)).find(releaseRow => releaseRow.id === id)
  const hidings = await hidingsInRelease(t, id)
  if (!release || hidings.every(hiding => hiding.made)) return undefined
  const fileAt = async <T>(path: string): Promise<T | undefined> => {
    const bytes = await releaseFile(t, id, path)
    return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as T)
  }
  const root = (await fileAt<ManifestRoot>('manifest.json'))!
  const parts: ToRemake['parts'][number][] = []
  for (const { path } of root.parts) parts.push({ path, part: (await fileAt<ManifestPart>(path))! })
  const before = await noticeAt(fileAt)
  const texts = await releaseTexts(t, id)
  texts.delete(release.withdrawnReason ?? '')
  return {
    network: (await ownNetwork(t))!,
    release,
    hidden: hidings.length,
    splits: await splitsIn(t, id),
    toRemake: {
      hidden: hidings.map(hiding => ({ day: hiding.day, country: hiding.place })),
      stamp: root.stamp,
      manifest: release.manifest,
      parts,
      texts: asTexts(texts),
      ...(before ? { before } : {}),
    },
  }
}

async function noticeAt(fileAt: <T>(path: string) => Promise<T | undefined>): Promise<Notice | undefined> {
  const root = await fileAt<NoticeRoot>(noticePath)
  if (!root) return undefined
  const parts: NoticePart[] = []
  for (const { path } of root.parts) parts.push((await fileAt<NoticePart>(path))!)
  return { ...root, files: parts.flatMap(part => part.files), gone: parts.flatMap(part => part.gone) }
}

/** The countries behind the splits that the release prints: later releases go by them, though it prints some no longer. */
async function splitsIn(t: InNetwork, release: string): Promise<readonly SplitBefore[]> {
  const splits = await fieldOf(t, release, 'splits')
  if (splits.length === 0) return []
  return splitsPrinted(await countableOf(t, release), new Set(splits.map(split => split.figure)))
}
