/** What public pages read: the files of one release, the texts beside them, and the unsigned notice above them. */
import {
  lastMadeAgain,
  networkBySlug,
  networksInOrder,
  readingNetwork,
  releaseByLabel,
  releaseFile,
  releasePaths,
  releaseRedactions,
  releasesOf,
  releaseTexts,
  waitsToBeMadeAgain,
  type InNetwork,
  type NetworkRow,
  type ReleaseRow,
  type ReleaseText,
} from '@waymark/store'
import { BeingMadeAgain } from '../hidden/being-made-again.ts'
import type { Runtime } from '../runtime.ts'

/** One release as a page reads it, in a transaction of its own network. Nothing else of the database is touched. */
export type PublicRelease = {
  readonly network: NetworkRow
  readonly release: ReleaseRow
  /** Days on which texts of this release were redacted, by text. */
  readonly redacted: ReadonlyMap<string, string>
  readonly page: <T>(path: string) => Promise<T | undefined>
  readonly bytes: (path: string) => Promise<Uint8Array | undefined>
  /** When its files were last made again because a country was hidden; empty where they never were. */
  readonly madeAgain: string
  /** The paths of all its files. */
  readonly paths: () => Promise<readonly string[]>
  readonly texts: (ids: readonly string[]) => Promise<ReadonlyMap<string, ReleaseText>>
}

/** Opens the release `label` (or `latest`) of the network at `slug`; undefined where there is none. */
export async function openRelease(runtime: Runtime, slug: string, label: string): Promise<PublicRelease | undefined> {
  const { db } = runtime.installation.app
  const network = await networkBySlug(db, slug)
  if (!network || network.kind === 'closed') return undefined
  const found = await readingNetwork(db, network.id, async t => {
    const release = await releaseByLabel(t, label)
    if (release && (await waitsToBeMadeAgain(t, release.id))) throw new BeingMadeAgain(release.label)
    return (
      release && {
        release: await standing(t, release),
        redactions: await releaseRedactions(t, release.id),
        madeAgain: await lastMadeAgain(t, release.id),
      }
    )
  })
  if (!found) return undefined
  const { release, madeAgain } = found
  const bytes = (path: string) => readingNetwork(db, network.id, t => releaseFile(t, release.id, path))
  return {
    network,
    release,
    madeAgain,
    redacted: new Map(found.redactions.map(redaction => [redaction.text, redaction.day])),
    bytes,
    async page<T>(path: string) {
      const read = await bytes(path)
      return read && (JSON.parse(Buffer.from(read).toString('utf8')) as T)
    },
    paths: () => readingNetwork(db, network.id, t => releasePaths(t, release.id)),
    texts: ids =>
      ids.length === 0
        ? Promise.resolve(new Map())
        : readingNetwork(db, network.id, t => releaseTexts(t, release.id, ids)),
  }
}

/** A release is not replaced by one that was itself withdrawn: what it was before stands again. */
async function standing(t: InNetwork, release: ReleaseRow): Promise<ReleaseRow> {
  if (release.withdrawnAt || !release.replacedBy) return release
  const later = await releaseByLabel(t, release.replacedBy)
  return later?.withdrawnAt ? { ...release, replacedBy: null } : release
}

export type Publisher = { readonly network: NetworkRow; readonly releases: readonly ReleaseRow[] }

/** Every network that has published, in the order of the installation's page. */
export async function publishers(runtime: Runtime): Promise<Publisher[]> {
  const { db } = runtime.installation.app
  const all: Publisher[] = []
  for (const network of await networksInOrder(db)) {
    const releases = await readingNetwork(db, network.id, t => releasesOf(t))
    if (releases.length > 0) all.push({ network, releases })
  }
  return all
}
