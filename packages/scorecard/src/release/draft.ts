/** Everything of a release that is known before it is signed: made once, kept, and signed as it is. */
import type { Candidate } from '../candidate/candidate.ts'
import { baseAsRead, valuesOf } from '../base/base-files.ts'
import { partsOf } from './sides.ts'
import { basePath, type Base } from '../base/base.ts'
import { byCodeUnits, canonicalBytes } from '../bytes/canonical.ts'
import { partPath, type Commitment, type ManifestFile, type ManifestLists, type ManifestPart } from './manifest.ts'
import { pageTasks, type PageTask } from './page-files.ts'
import { pageFormat } from './page-format.ts'
import { filesOfValue, list } from '../bytes/parts.ts'
import { bytesOf, type ReleaseCrypto } from '../bytes/files.ts'
import { committedNamed, type CommittedTexts } from '../candidate/release-texts.ts'
import { sealedTextPaths } from './sealed.ts'
import { refuseUndeclared } from './strings/refuse-undeclared.ts'

/** A file of a release under its path; sealed ones are never shown, only committed to. */
export type DraftFile = {
  readonly area: 'public' | 'sealed'
  readonly path: string
  readonly sha256: string
  readonly bytes: Uint8Array
  /** What it holds, before it became bytes. */
  readonly value: unknown
  /** Of how many files it is one, as far as is known. */
  readonly of: number
}

/** What signing needs of a draft: the parts of the manifest that list all its files, and which texts it named. */
export type Draft = {
  /** The layout its files were computed in; drafts of before it was kept are of the first. It may be signed by a later version. */
  readonly pageFormat?: number
  readonly network: Pick<Candidate['network'], 'slug' | 'invented'>
  readonly publicRecord?: Candidate['publicRecord']
  readonly calls: readonly { readonly id: string; readonly label: string }[]
  readonly parts: readonly ManifestFile[]
  readonly sealed: readonly Commitment[]
  /** Ids of the texts that public files name, and of those that only sealed files name. */
  readonly texts: readonly string[]
  readonly sealedTexts: readonly string[]
}

/** What objections and the moment of publishing change is no part of a draft. */
const madeAtSigning: readonly string[] = [basePath('objections')]

export type DraftMade = {
  readonly label: string
  readonly texts: CommittedTexts
  readonly crypto: Pick<ReleaseCrypto, 'sha256' | 'hmac'>
  /** Of a network's own release every id is a uuid; `name`: imported content names things itself. */
  readonly ids?: 'uuid' | 'name'
  /** Called between two steps of what comes before the first file. */
  readonly between?: () => void
}

/**
 * The files of a draft in turn, and at the end what signing needs: the same candidate, label, texts and keys give the same bytes,
 * in whatever order the candidate's rows came. Nothing but one file at a time is turned into bytes, and what a later file does not
 * need is let go: the candidate once this is called, the sealed part as it is handed out. Objections are left out: they
 * come while others look at the draft. Texts that the candidate names and `texts` lacks were redacted before. Throws
 * `UndeclaredString` before the first file where a string stands in it that no rule declares.
 */
export function draftFiles(candidate: Candidate, made: DraftMade): Generator<DraftFile, Draft> {
  const { between = () => {}, texts, ids = 'name' } = made
  const { base, sealed } = readParts(candidate, between)
  between()
  refuseUndeclared(base, ids)
  const named = committedNamed(base, texts)
  const open = new Set(named)
  const sealedNamed = committedNamed(candidate, texts).filter(id => !open.has(id))
  return filesOf({ base, sealed: Object.entries(sealed), named, sealedNamed }, made)
}

type Parts = {
  readonly base: Base
  /** Handed out one by one, and let go. */
  readonly sealed: (readonly [path: string, value: unknown])[]
  readonly named: readonly string[]
  readonly sealedNamed: readonly string[]
}

function* filesOf({ base, sealed, named, sealedNamed }: Parts, made: DraftMade): Generator<DraftFile, Draft> {
  const { label, texts, crypto } = made
  const tasks = publicTasks(base, label)
  const files: ManifestFile[] = []
  const file = (area: DraftFile['area'], path: string, value: unknown): DraftFile => {
    const bytes = bytesOf(path, value)
    return { area, path, bytes, sha256: crypto.sha256(bytes), value, of: Math.max(tasks.length, files.length) }
  }
  const commitments: Commitment[] = []
  sealed.push(...filesOfValue(sealedTextPaths[0], [...committedTo(sealedNamed, texts)], list))
  for (let next = sealed.shift(); next; next = sealed.shift()) {
    const made = file('sealed', ...next)
    commitments.push({ name: made.path, hmac: crypto.hmac(made.bytes) })
    yield made
  }
  for (const make of tasks)
    for (const [path, value] of make()) {
      const made = file('public', path, value)
      files.push(lineOf(made))
      yield made
    }
  files.sort((manifestFile, other) => byCodeUnits(manifestFile.path, other.path))
  const parts: ManifestFile[] = []
  for (const part of manifestParts({ files, texts: committedTo(named, texts) }, crypto)) {
    const made = file('public', partPath(parts.length + 1), part)
    parts.push(lineOf(made))
    yield made
  }
  const { network, publicRecord } = base.header
  return {
    pageFormat,
    network: { slug: network.slug, invented: network.invented },
    ...(publicRecord ? { publicRecord } : {}),
    calls: base.calls.map(({ id, label: name }) => ({ id, label: name })),
    parts,
    sealed: commitments,
    texts: named,
    sealedTexts: sealedNamed,
  }
}

/** The base as a reader has it, and the sealed part; what the base was made from is not held. */
function readParts(candidate: Candidate, between: () => void) {
  const { base, sealed } = partsOf({ ...candidate, objections: [] }, between)
  between()
  return { base: baseAsRead(base), sealed }
}

/** The public files of a draft, page by page; those that are made at signing are left out. */
export function publicTasks(base: Base, label: string): readonly PageTask[] {
  const tasks: readonly PageTask[] = [() => Object.entries(valuesOf(base)), ...pageTasks(base, { label })]
  return tasks.map(make => () => madeBefore(make))
}

function* madeBefore(make: PageTask): ReturnType<PageTask> {
  for (const file of make()) if (!madeAtSigning.includes(file[0])) yield file
}

const lineOf = ({ path, sha256, bytes }: DraftFile): ManifestFile => ({ path, sha256, bytes: bytes.length })

/** Keyed commitments to texts, by id, in turn. */
export function* committedTo(ids: readonly string[], texts: CommittedTexts): Generator<Commitment> {
  for (const id of ids) yield { name: id, hmac: texts.commitmentTo(id) }
}

const mostLines = 800 // lines of a part of the manifest; at some 200 bytes each it stays below 200 KB

type ListsInTurn = { readonly [K in keyof ManifestLists]: Iterable<ManifestLists[K][number]> }

/** The lists of a manifest cut into parts of bounded length. At least one part. */
function* manifestParts(lists: ListsInTurn, crypto: Pick<ReleaseCrypto, 'hmac'>): Generator<ManifestPart> {
  let part: { -readonly [K in keyof ManifestLists]: ManifestLists[K][number][] } = { files: [], texts: [] }
  let lines = 0
  for (const list of ['files', 'texts'] as const)
    for (const line of lists[list]) {
      if (lines === mostLines) {
        yield marked(part, crypto)
        part = { files: [], texts: [] }
        lines = 0
      }
      part[list].push(line as never)
      lines += 1
    }
  yield marked(part, crypto)
}

/** A part of a manifest with the mark that only this release's key gives. */
export const marked = (lists: ManifestLists, { hmac }: Pick<ReleaseCrypto, 'hmac'>): ManifestPart => ({
  ...lists,
  mark: hmac(canonicalBytes(lists)),
})
