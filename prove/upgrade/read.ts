/** What is compared before and after: releases by their digests, and how many texts stand in the stored network. */
import { createHash } from 'node:crypto'
import { readAs, systemDesk, type Desk, type Runtime } from '@waymark/operations'
import { eachReleaseFile, networksInOrder, releasesOf, type InNetwork } from '@waymark/store'
import { sql } from 'kysely'
import { mark, slug, type Facts } from './stored.ts'

export async function whatStands(runtime: Runtime): Promise<Pick<Facts, 'releases' | 'texts'>> {
  const releases: Facts['releases'][number][] = []
  for (const network of await networksInOrder(runtime.installation.owner.db)) {
    const desk = (await systemDesk(runtime, network.slug))!
    for (const { id, label } of await readAs(desk, t => releasesOf(t))) {
      releases.push({ network: network.slug, label, ...(await readAs(desk, t => digestsOf(t, id))) })
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

/** Of the manifest, and over the names and bytes of all public files in the order of their names. */
async function digestsOf(t: InNetwork, release: string): Promise<{ manifest: string; files: string }> {
  const all = createHash('sha256')
  let manifest = ''
  for await (const { path, bytes } of eachReleaseFile(t, release, 'public')) {
    all.update(path).update('\0').update(bytes)
    if (path === 'manifest.json') manifest = createHash('sha256').update(bytes).digest('hex')
  }
  return { manifest, files: all.digest('hex') }
}
