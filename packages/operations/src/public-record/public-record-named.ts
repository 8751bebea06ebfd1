/** The `public-record` release that a network's release names, so that its country pages stack those scorecards. */
import type { Candidate } from '@waymark/scorecard'
import { networkBySlug, readingNetwork, releaseByLabel } from '@waymark/store'
import type { Desk } from '../desk.ts'

/** None for invented networks: their countries stand in no public record. */
export async function publicRecordNamed(desk: Desk): Promise<Candidate['publicRecord']> {
  const { db } = desk.runtime.installation.app
  const record = desk.network.invented ? undefined : await networkBySlug(db, 'public-record')
  if (!record || record.id === desk.network.id) return undefined
  const release = await readingNetwork(db, record.id, t => releaseByLabel(t, 'latest'))
  return release ? { label: release.label, manifest: release.manifest } : undefined
}
