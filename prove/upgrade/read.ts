/** What is compared before and after: releases by their digests, and how many texts stand in the stored network. */
import { createHash } from 'node:crypto'
import { readAs, systemDesk, type Desk, type Runtime } from '@waymark/operations'
import { networksInOrder, releaseFiles, releasesOf } from '@waymark/store'
import { sql } from 'kysely'
import { mark, slug, type Facts } from './stored.ts'

const digest = (pieces: Iterable<string | Uint8Array>): string => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

export async function whatStands(runtime: Runtime): Promise<Pick<Facts, 'releases' | 'texts'>> {
  const releases: Facts['releases'][number][] = []
  for (const network of await networksInOrder(runtime.installation.owner.db)) {
    const desk = (await systemDesk(runtime, network.slug))!
    for (const { id, label } of await readAs(desk, t => releasesOf(t))) {
      const files = await readAs(desk, t => releaseFiles(t, id))
      const named = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
      releases.push({
        network: network.slug,
        label,
        manifest: digest([files.get('manifest.json')!]),
        files: digest(named.flatMap(([name, bytes]) => [name, '\0', bytes])),
      })
    }
  }
  const desk = (await systemDesk(runtime, slug))!
  return { releases, texts: await markedTexts(desk) }
}

const markedTexts = (desk: Desk): Promise<number> =>
  readAs(desk, async t => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from app.free_text where body like ${`%${mark}%`}`.execute(t)
    return rows[0]!.n
  })
