/** Releases in which countries were hidden after they were published: what waits to be made again, and making it. */
import { sql } from 'kysely'
import { batches } from '../batches.ts'
import type { Db, InNetwork } from '../connect.ts'

/** Hides a country in every release of the network, or those published until a day, that does not hide it yet. Gives back in how many. */
export async function hideInReleases(
  t: InNetwork,
  hidden: { readonly place: string; readonly day: string; readonly until?: string },
): Promise<number> {
  const { rows } = await sql<{ release: string }>`
    insert into app.release_hiding (network_id, release_id, place_code, day)
    select
      r.network_id,
      r.id,
      ${hidden.place},
      ${hidden.day}
    from app.release r
    where r.network_id = ${t.network}
      and (r.at at time zone 'UTC')::date <= ${hidden.until ?? 'infinity'}::date
    on conflict do nothing
    returning release_id as release`.execute(t)
  return rows.length
}

export type ReleaseHiding = {
  readonly place: string
  readonly day: string
  readonly made: boolean
  readonly splits: unknown
}

export async function hidingsInRelease(t: InNetwork, release: string): Promise<ReleaseHiding[]> {
  const { rows } = await sql<ReleaseHiding>`
    select
      place_code as place,
      day,
      made_at is not null as made,
      splits
    from app.release_hiding
    where network_id = ${t.network}
      and release_id = ${release}
    order by day,
      place_code`.execute(t)
  return rows
}

/** Releases that wait to be made again, of every network. Runs as the jobs role. */
export async function releasesToMakeAgain(
  jobs: Db,
): Promise<readonly { readonly release: string; readonly network: string }[]> {
  const { rows } = await sql<{ release: string; network: string }>`
    select distinct
      release_id as release,
      network_id as network
    from app.release_hiding
    where made_at is null
    order by network,
      release`.execute(jobs)
  return rows
}

export type MadeAgain = {
  readonly release: string
  readonly at: Date
  readonly files: Iterable<{
    readonly area: 'public' | 'sealed'
    readonly path: string
    readonly sha256: string
    readonly content: Uint8Array
  }>
  /** Paths of public files at which nothing lies any more, and ids of texts that are gone. */
  readonly gone: readonly string[]
  readonly textsGone: readonly string[]
  readonly splits: unknown
}

/** Puts what was made again in place of what stood there. Needs the owner: nobody else changes a file of a release. */
export async function replaceFiles(owner: InNetwork, made: MadeAgain): Promise<void> {
  const { release } = made
  const most = 2_147_483_647 // the set of files is open until what was made again is in it
  await countFiles(owner, release, { open: most, sealed: most })
  await sql`
    delete from app.release_file
    where network_id = ${owner.network}
      and release_id = ${release}
      and path = any (${[...made.gone]}::text[])`.execute(owner)
  for (const files of batches(made.files, file => file.content.length)) {
    const open = files.filter(file => file.area === 'public')
    const sealed = files.filter(file => file.area === 'sealed')
    await sql`
      delete from app.release_file
      where network_id = ${owner.network}
        and release_id = ${release}
        and path = any (${open.map(file => file.path)}::text[])`.execute(owner)
    await sql`
      delete from sealed.release_file
      where network_id = ${owner.network}
        and release_id = ${release}
        and path = any (${sealed.map(file => file.path)}::text[])`.execute(owner)
    await sql`
      insert into app.release_file (network_id, release_id, path, sha256, bytes)
      select
        ${owner.network},
        ${release},
        path,
        sha256,
        bytes
      from unnest(
        ${open.map(file => file.path)}::text[],
        ${open.map(file => file.sha256)}::text[],
        ${open.map(file => Buffer.from(file.content))}::bytea[]
      ) as given (path, sha256, bytes)`.execute(owner)
    await sql`
      insert into sealed.release_file (network_id, release_id, path, bytes)
      select
        ${owner.network},
        ${release},
        path,
        bytes
      from unnest(
        ${sealed.map(file => file.path)}::text[],
        ${sealed.map(file => Buffer.from(file.content))}::bytea[]
      ) as given (path, bytes)`.execute(owner)
  }
  for (const table of [sql`app.release_text`, sql`sealed.release_text`])
    await sql`
      delete from ${table}
      where network_id = ${owner.network}
        and release_id = ${release}
        and text_id = any (${[...made.textsGone]}::uuid[])`.execute(owner)
  await countFiles(owner, release, null)
  await sql`
    update app.release_hiding
    set
      made_at = ${made.at},
      splits = ${JSON.stringify(made.splits)}::jsonb
    where network_id = ${owner.network}
      and release_id = ${release}
      and made_at is null`.execute(owner)
}

/** Says how many files a release has; with null, as many as there are. */
async function countFiles(
  owner: InNetwork,
  release: string,
  counts: { readonly open: number; readonly sealed: number } | null,
): Promise<void> {
  const found = (table: 'app.release_file' | 'sealed.release_file') => sql`(
    select
      count(*)::int
    from ${sql.table(table)} f
    where f.network_id = ${owner.network}
      and f.release_id = ${release}
  )`
  await sql`
    update app.release
    set
      files = ${counts ? sql`${counts.open}::int` : found('app.release_file')},
      sealed_files = ${counts ? sql`${counts.sealed}::int` : found('sealed.release_file')}
    where network_id = ${owner.network}
      and id = ${release}`.execute(owner)
}

/** Whether somebody was hidden in the release and its files are not made again yet. */
export async function waitsToBeMadeAgain(t: InNetwork, release: string): Promise<boolean> {
  return (await hidingsInRelease(t, release)).some(hiding => !hiding.made)
}

/** When its files were last made again; empty where they never were. */
export async function lastMadeAgain(t: InNetwork, release: string): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    select
      coalesce(max(made_at)::text, '') as at
    from app.release_hiding
    where network_id = ${t.network}
      and release_id = ${release}`.execute(t)
  return rows[0]!.at
}

/** Splits by reason that releases printed before they were made again. */
export async function splitsOfHidings(t: InNetwork): Promise<readonly unknown[]> {
  const { rows } = await sql<{ splits: unknown[] }>`
    select
      splits
    from app.release_hiding
    where network_id = ${t.network}
    order by release_id,
      place_code`.execute(t)
  return rows.flatMap(row => row.splits)
}

/** The paths of all public files of a release, in order. */
export async function releasePaths(t: InNetwork, release: string): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select
      path
    from app.release_file
    where network_id = ${t.network}
      and release_id = ${release}
    order by path collate "C"`.execute(t)
  return rows.map(row => row.path)
}
