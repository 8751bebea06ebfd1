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
  /** A file with the texts that `named` finds in it, read at one moment. */
  readonly pageWithTexts: <T>(
    path: string,
    named: (page: T) => readonly string[],
  ) => Promise<PageWithTexts<T> | undefined>
}

/** `named`: the texts that the page names, some of which may be gone. */
export type PageWithTexts<T> = {
  readonly page: T
  readonly named: readonly string[]
  readonly texts: ReadonlyMap<string, ReleaseText>
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
  const reading = <T>(work: (t: InNetwork) => Promise<T>) => readingNetwork(db, network.id, work)
  const bytes = (path: string) => reading(t => releaseFile(t, release.id, path))
  const textsIn = async (t: InNetwork, ids: readonly string[]) =>
    ids.length === 0 ? new Map<string, ReleaseText>() : await releaseTexts(t, release.id, ids)
  return {
    network,
    release,
    madeAgain,
    redacted: new Map(found.redactions.map(redaction => [redaction.text, redaction.day])),
    bytes,
    async page<T>(path: string) {
      const read = await bytes(path)
      return read && parsed<T>(read)
    },
    paths: () => reading(t => releasePaths(t, release.id)),
    texts: async ids => (ids.length === 0 ? new Map() : await reading(t => textsIn(t, ids))),
    pageWithTexts: <T>(path: string, named: (page: T) => readonly string[]) =>
      reading(async t => {
        const read = await releaseFile(t, release.id, path)
        const page = read && parsed<T>(read)
        const ids = page === undefined ? [] : named(page)
        return page && { page, named: ids, texts: await textsIn(t, ids) }
      }),
  }
}

const parsed = <T>(bytes: Uint8Array): T => JSON.parse(Buffer.from(bytes).toString('utf8')) as T

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
