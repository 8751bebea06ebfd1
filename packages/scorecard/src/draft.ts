/** Everything of a release that is known before it is signed: made once, kept, and signed as it is. */
import type { Candidate, CandidateTexts } from './candidate.ts'
import { partsOf, valuesOf } from './base-files.ts'
import { basePath, type Base } from './base.ts'
import { byCodeUnits, canonicalJson } from './canonical.ts'
import { partPath, type Commitment, type ManifestFile, type ManifestPart } from './manifest.ts'
import { pageTasks } from './page-files.ts'
import { bytesOf, type ReleaseCrypto } from './files.ts'
import { sealedNameBytes, textBytes, textsNamed } from './release-texts.ts'

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
  readonly network: Pick<Candidate['network'], 'slug' | 'invented'>
  readonly publicRecord?: Candidate['publicRecord']
  readonly calls: readonly { readonly id: string; readonly label: string }[]
  readonly parts: readonly ManifestFile[]
  /** Ids of the texts that public files name, and of those that only sealed files name. */
  readonly texts: readonly string[]
  readonly sealedTexts: readonly string[]
}

/** What objections and the moment of publishing change is no part of a draft. */
const madeAtSigning: readonly string[] = [basePath('objections')]

export type DraftMade = {
  readonly label: string
  readonly texts: CandidateTexts
  readonly crypto: Pick<ReleaseCrypto, 'sha256' | 'hmac'>
}

/**
 * The files of a draft in turn, and at the end what signing needs: the same candidate, label, texts and keys give the same bytes,
 * in whatever order the candidate's rows came. Nothing but one file at a time is turned into bytes. Objections are left out: they
 * come while others look at the draft. Texts that the candidate names and `texts` lacks were redacted before.
 */
export function* draftFiles(candidate: Candidate, { label, texts, crypto }: DraftMade): Generator<DraftFile, Draft> {
  const { base: made, sealed } = partsOf({ ...candidate, objections: [] })
  // Pages are computed from the base as a reader of its files has it, so that a verifier computes the same.
  const base = JSON.parse(canonicalJson(made)) as Base
  const tasks = [
    ...Object.entries(valuesOf(base)).map(([path, value]) => [path, () => value] as const),
    ...pageTasks(base, { label }),
  ].filter(([path]) => !madeAtSigning.includes(path))
  const file = (area: DraftFile['area'], path: string, value: unknown): DraftFile => {
    const bytes = bytesOf(path, value)
    return { area, path, bytes, sha256: crypto.sha256(bytes), value, of: tasks.length }
  }
  const files: ManifestFile[] = []
  for (const [path, make] of tasks.sort(([one], [other]) => byCodeUnits(one, other))) {
    const made = file('public', path, make())
    files.push(lineOf(made))
    yield made
  }
  const commitments: Commitment[] = []
  for (const [path, value] of Object.entries(sealed)) {
    const made = file('sealed', path, value)
    commitments.push({ name: path, hmac: crypto.hmac(made.bytes) })
    yield made
  }
  const named = textsNamed(base, texts)
  const open = new Set(named)
  const sealedNamed = textsNamed(candidate, texts).filter(id => !open.has(id))
  const committed = (ids: readonly string[]) => commitmentsTo(ids, texts, crypto)
  const parts: ManifestFile[] = []
  const lists = {
    files,
    texts: committed(named),
    sealed: commitments,
    sealedTexts: underNames(committed(sealedNamed), crypto),
  }
  for (const part of manifestParts(lists)) {
    const made = file('public', partPath(parts.length + 1), part)
    parts.push(lineOf(made))
    yield made
  }
  const { network, publicRecord } = base.header
  return {
    network: { slug: network.slug, invented: network.invented },
    ...(publicRecord ? { publicRecord } : {}),
    calls: base.calls.map(({ id, label: name }) => ({ id, label: name })),
    parts,
    texts: named,
    sealedTexts: sealedNamed,
  }
}

const lineOf = ({ path, sha256, bytes }: DraftFile): ManifestFile => ({ path, sha256, bytes: bytes.length })

/** Keyed commitments to texts, by id. */
export function commitmentsTo(
  ids: readonly string[],
  texts: CandidateTexts,
  { hmac }: Pick<ReleaseCrypto, 'hmac'>,
): readonly Commitment[] {
  return ids.map(id => ({ name: id, hmac: hmac(textBytes(id, texts[id] as CandidateTexts[string])) }))
}

/** The same in the order of names that only this release's key gives: the public sees no id of a sealed text. */
const underNames = (all: readonly Commitment[], { hmac }: Pick<ReleaseCrypto, 'hmac'>): readonly Commitment[] =>
  all
    .map(one => ({ ...one, name: hmac(sealedNameBytes(one.name)) }))
    .sort((one, other) => byCodeUnits(one.name, other.name))

const mostLines = 800 // lines of a part of the manifest; at some 200 bytes each it stays below 200 KB

/** The lists of a manifest cut into parts of bounded length. At least one part. */
function* manifestParts(lists: ManifestPart): Generator<ManifestPart> {
  let part: { -readonly [K in keyof ManifestPart]: ManifestPart[K][number][] } = none()
  let lines = 0
  for (const list of ['files', 'texts', 'sealed', 'sealedTexts'] as const)
    for (const line of lists[list]) {
      if (lines === mostLines) {
        yield part
        part = none()
        lines = 0
      }
      part[list].push(line as never)
      lines += 1
    }
  yield part
}

const none = () => ({ files: [], texts: [], sealed: [], sealedTexts: [] })
