/** Makes the files of a published release again after countries were hidden. */
import type { Candidate, CandidateTexts, Objection, ReleaseStamp } from '../candidate/candidate.ts'
import { baseAsRead } from '../base/base-files.ts'
import { partsOf } from './sides.ts'
import { basePath } from '../base/base.ts'
import { byCodeUnits } from '../bytes/canonical.ts'
import { marked, publicTasks } from './draft.ts'
import { bytesOf, type ReleaseCrypto } from '../bytes/files.ts'
import {
  noticePartPath,
  noticePath,
  noticeSignaturePath,
  sealedHiddenPath,
  type HiddenLater,
  type HiddenOn,
  type Notice,
  type NoticePart,
  type NoticeRoot,
} from './hidden-notice.ts'
import type { ManifestFile, ManifestPart } from './manifest.ts'
import { objectionsInOrder } from '../candidate/order.ts'
import { openObjections } from '../base/public-base.ts'
import { textsNamed } from '../candidate/release-texts.ts'
import { signatureOver } from './sign.ts'

/** A release as it stands, and who is hidden in it from now on. */
export type ToRemake = {
  /** As it was sealed; the objections that came later beside it. */
  readonly candidate: Candidate
  readonly objections: readonly Objection[]
  readonly hidden: HiddenLater
  readonly stamp: ReleaseStamp
  /** SHA-256 of its manifest. */
  readonly manifest: string
  /** The parts of its manifest as they stand, by path. */
  readonly parts: readonly { readonly path: string; readonly part: ManifestPart }[]
  /** The notice of an earlier hiding. */
  readonly before?: Notice
  /** Ids of the texts beside it are known by standing in here. */
  readonly texts: CandidateTexts
  readonly crypto: ReleaseCrypto
}

export type RemadeFile = ManifestFile & { readonly area: 'public' | 'sealed'; readonly content: Uint8Array }

/** What is to be taken away, once all files are written. */
export type Remade = {
  /** Paths of public files. */
  readonly gone: readonly string[]
  /** Ids of texts that nothing public of the release names any more, and of those that only hidden countries' rows name. */
  readonly textsGone: readonly string[]
}

/**
 * The files that change, one by one, and at the end what goes. Files that stay as they were signed are computed and left alone. The same
 * inputs give the same bytes. Of the manifest only the parts are made again; it and its signature stay.
 */
export function* remadeFiles(of: ToRemake): Generator<RemadeFile, Remade> {
  const { crypto } = of
  const candidate: Candidate = { ...of.candidate, objections: [], hiddenLater: of.hidden.map(one => one.country) }
  const base = baseAsRead(partsOf(candidate).base)
  const objections = openObjections({ ...candidate, objections: objectionsInOrder(of.objections) })
  const signed = new Map(of.parts.flatMap(({ part }) => part.files.map(line => [line.path, line.sha256] as const)))
  const before = of.before ?? { files: [], gone: [], parts: [] }
  const standing = new Map(before.files.map(line => [line.path, line]))
  const made: ManifestFile[] = []
  const computed = new Set<string>()
  const tasks = [...publicTasks(base, of.stamp.label), () => [[basePath('objections'), objections] as const]]
  for (const make of tasks)
    for (const [path, value] of make()) {
      const file = fileOf(path, value, crypto)
      computed.add(path)
      if (file.sha256 === signed.get(path)) continue
      made.push(lineOf(file))
      if (standing.get(path)?.sha256 !== file.sha256) yield file
    }
  const named = new Set([...textsNamed(base, of.texts), ...textsNamed(objections, of.texts)])
  const left = new Map(made.map(line => [line.path, line]))
  for (const { path, part } of of.parts) {
    const files = part.files.filter(line => computed.has(line.path) && !left.has(line.path))
    const texts = part.texts.filter(text => named.has(text.name))
    const same = files.length === part.files.length && texts.length === part.texts.length
    const file = fileOf(path, same ? part : marked({ files, texts }, crypto), crypto)
    if (!same) yield file
    if (!same || standing.has(path)) made.push(lineOf(file))
  }
  const gone = [...new Set([...before.gone, ...signed.keys(), ...standing.keys()])]
    .filter(path => !computed.has(path) && !of.parts.some(eachPart => eachPart.path === path))
    .sort(byCodeUnits)
  const parts: ManifestFile[] = []
  for (const part of noticeParts(
    made.sort((manifestFile, other) => byCodeUnits(manifestFile.path, other.path)),
    gone,
  )) {
    const file = fileOf(noticePartPath(parts.length + 1), part, crypto)
    parts.push(lineOf(file))
    yield file
  }
  yield* noticeFiles(of, parts)
  const listed = new Set(parts.map(part => part.path))
  const partsGone = before.parts.map(part => part.path).filter(path => !listed.has(path))
  return { gone: [...gone, ...partsGone], textsGone: textsGone(of, { named, candidate }) }
}

/** The notice, its signature, and the sealed file it commits to. */
function* noticeFiles({ hidden, stamp, manifest, candidate, crypto }: ToRemake, parts: readonly ManifestFile[]) {
  const list = [...hidden].sort(
    (one, other) => byCodeUnits(one.day, other.day) || byCodeUnits(one.country, other.country),
  )
  const sealed = { ...fileOf(sealedHiddenPath, list, crypto), area: 'sealed' as const }
  yield sealed
  const days = [...new Set(list.map(one => one.day))]
  const root: NoticeRoot = {
    format: 1,
    network: candidate.network.slug,
    release: { id: stamp.id, label: stamp.label, manifest },
    hidden: days.map((day): HiddenOn => ({ day, countries: list.filter(one => one.day === day).length })),
    parts,
    sealed: crypto.hmac(sealed.content),
  }
  const notice = fileOf(noticePath, root, crypto)
  yield notice
  yield fileOf(noticeSignaturePath, signatureOver(notice.content, stamp.keyId, crypto), crypto)
}

type Kept = { readonly named: ReadonlySet<string>; readonly candidate: Candidate }

/** Texts beside the release that nothing keeps: no public file, and sealed rows of hidden countries alone. */
function textsGone({ texts, objections, parts }: ToRemake, { named, candidate }: Kept): readonly string[] {
  const hidden = new Set(candidate.hiddenLater)
  const isOpen = (one: { readonly subject: string }) => !hidden.has(one.subject)
  const placed = (one: { readonly place?: string }) => one.place === undefined || !hidden.has(one.place)
  const others = textsNamed(
    {
      ...candidate,
      answers: candidate.answers.filter(isOpen),
      baselines: candidate.baselines.filter(isOpen),
      objections: objections.filter(isOpen),
      entries: candidate.entries.filter(
        ({ places }) => places.length === 0 || places.some(place => !hidden.has(place)),
      ),
      priorities: candidate.priorities.filter(placed),
      learning: candidate.learning.filter(placed),
    },
    texts,
  )
  const kept = new Set([...named, ...others])
  const wasOpen = new Set(parts.flatMap(({ part }) => part.texts.map(text => text.name)))
  return Object.keys(texts)
    .filter(id => (wasOpen.has(id) ? !named.has(id) : !kept.has(id)))
    .sort(byCodeUnits)
}

const mostLines = 800 // lines of a part of the notice, as of the manifest

function* noticeParts(files: readonly ManifestFile[], gone: readonly string[]): Generator<NoticePart> {
  for (let at = 0; at < files.length; at += mostLines) yield { files: files.slice(at, at + mostLines), gone: [] }
  for (let at = 0; at < gone.length; at += mostLines) yield { files: [], gone: gone.slice(at, at + mostLines) }
}

function fileOf(path: string, value: unknown, { sha256 }: Pick<ReleaseCrypto, 'sha256'>): RemadeFile {
  const content = bytesOf(path, value)
  return { area: 'public', path, content, sha256: sha256(content), bytes: content.length }
}

const lineOf = ({ path, sha256, bytes }: RemadeFile): ManifestFile => ({ path, sha256, bytes })
