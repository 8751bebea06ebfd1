/** Where markers stand: in any table, in what is hashed, in the texts beside it, and on the pages that everybody may read. */
import { sql } from 'kysely'
import { withRelease, type Desk } from '@waymark/operations'
import { inNetwork, releasesOf } from '@waymark/store'
import { visitor } from '../../tests/journeys/visitor.ts'
import { pagesOf } from './crawl.ts'
import { anyMarker, type Markers } from './markers.ts'

const hex = Buffer.from(anyMarker).toString('hex')

/** Notes which fields' markers stand in any row of any table now; what is redacted later has arrived all the same. `only`: tables of this name. */
export async function noteArrived(system: Desk, markers: Markers, only = '%'): Promise<void> {
  const { db } = system.runtime.installation.owner
  await inNetwork(db, system.network.id, async t => {
    const tables = await sql<{ name: string }>`
      select
        format('%I.%I', schemaname, tablename) as name
      from pg_tables
      where schemaname in ('app', 'auth', 'sealed', 'jobs', 'audit', 'reference')
        and tablename like ${only}`.execute(t)
    for (const { name } of tables.rows) {
      const rows = await sql<{ row: string }>`
        select
          t::text as row
        from ${sql.raw(name)} t
        where t::text like ${`%${anyMarker}%`}
          or t::text like ${`%${hex}%`}`.execute(t)
      for (const { row } of rows.rows) {
        const bytes = [...row.matchAll(/\\x([0-9a-f]+)/g)].map(([, found]) =>
          Buffer.from(found!, 'hex').toString('utf8'),
        )
        for (const text of [row, ...bytes]) for (const field of markers.fieldsIn(text)) markers.arrived.add(field)
      }
    }
  })
}

export type Found = {
  /** Fields by a hashed file that holds their marker. */
  readonly hashed: ReadonlyMap<string, string>
  /** Fields whose markers went out as texts that can be redacted. */
  readonly beside: ReadonlySet<string>
  readonly files: number
  readonly releases: number
}

/** Looks through every file of every release, as it is exported and sealed, and the texts beside it; and through every draft. */
export async function inReleases(system: Desk, markers: Markers): Promise<Found> {
  const hashed = new Map<string, string>()
  const beside = new Set<string>()
  let files = 0
  const inspect = (path: string, bytes: Uint8Array | string) => {
    files++
    for (const field of markers.fieldsIn(`${path} ${Buffer.from(bytes).toString('utf8')}`)) hashed.set(field, path)
  }
  const { runtime, network } = system
  const { db } = runtime.installation.owner
  const releases = await inNetwork(db, network.id, t => releasesOf(t))
  for (const { label } of releases)
    await withRelease(runtime, { network: network.slug, label, withSealed: true }, read => {
      for (const path of read.files.paths) inspect(`${label} ${path}`, read.files.read(path)!)
      for (const path of read.sealed?.files.paths ?? [])
        inspect(`${label} sealed ${path}`, read.sealed!.files.read(path)!)
      for (const field of markers.fieldsIn(JSON.stringify(read.texts))) beside.add(field)
    })
  const drafts = await inNetwork(db, network.id, t =>
    sql<{ path: string; bytes: Uint8Array }>`
      select
        path,
        bytes
      from app.draft_file
      where area in ('public', 'sealed')`.execute(t),
  )
  for (const { path, bytes } of drafts.rows) inspect(`draft ${path}`, bytes)
  return { hashed, beside, files, releases: releases.length }
}

const mostOfAPage = 10 // countries, indicators and entries, the newest release first

export type Public = { readonly fields: ReadonlySet<string>; readonly pages: number }

/** What a visitor who is nobody is shown: every public page and file of the network that a link leads to. */
export async function onPublicPages(
  origin: string,
  {
    slug,
    routeOf,
    markers,
  }: { readonly slug: string; readonly routeOf: (path: string) => string | undefined; readonly markers: Markers },
): Promise<Public> {
  const fields = new Set<string>()
  let pages = 0
  let turn = 0
  const browser = visitor(origin, '', () => ({ 'x-forwarded-for': `10.9.${Math.floor(turn / 200)}.${turn++ % 200}` }))
  const isPublic = (path: string) => {
    const route = routeOf(path)
    return route && !/\/desk|\/account|\/sign-in|\/try/.test(route) ? route : undefined
  }
  for await (const { page } of pagesOf({
    browser,
    from: [`/en/${slug}/latest`],
    routeOf: isPublic,
    most: mostOfAPage,
  })) {
    pages++
    for (const field of markers.fieldsIn(page.html)) fields.add(field)
  }
  return { fields, pages }
}
