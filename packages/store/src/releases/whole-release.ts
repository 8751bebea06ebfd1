/** All that a release consists of, a little at a time: whoever writes it out or checks it holds no more than that. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import type { ReleaseText } from './releases.ts'

/** What everybody may read, and what only the owner of the database may: for the auditor's own command. */
export type ReleaseArea = 'public' | 'sealed'

const filesAtOnce = 32 // of at most 200 KB
const textsAtOnce = 1000

const fileTables = { public: sql`app.release_file`, sealed: sql`sealed.release_file` }
const textTables = { public: sql`app.release_text`, sealed: sql`sealed.release_text` }

export type PathAndBytes = { readonly path: string; readonly bytes: Uint8Array }

/** Every file of a release, in the order of their paths. */
export async function* eachReleaseFile(
  t: InNetwork,
  releaseId: string,
  area: ReleaseArea,
): AsyncGenerator<PathAndBytes> {
  for (let after = ''; ;) {
    const { rows } = await sql<PathAndBytes>`
      select
        path,
        bytes
      from ${fileTables[area]}
      where network_id = ${t.network}
        and release_id = ${releaseId}
        and path > ${after}
      order by path
      limit ${filesAtOnce}`.execute(t)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < filesAtOnce) return
    after = last.path
  }
}

/** Every text beside the files of a release, or those that only sealed files name, in the order of their ids. */
export async function* eachReleaseText(
  t: InNetwork,
  releaseId: string,
  area: ReleaseArea,
): AsyncGenerator<ReleaseText> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await sql<ReleaseText>`
      select
        text_id as id,
        language,
        body
      from ${textTables[area]}
      where network_id = ${t.network}
        and release_id = ${releaseId}
        and text_id > ${after}::uuid
      order by text_id
      limit ${textsAtOnce}`.execute(t)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < textsAtOnce) return
    after = last.id
  }
}
