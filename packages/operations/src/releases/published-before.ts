/** What the newest release that stands published of rounds that are in the next one too, read from its public files. */
import { publishedBefore, type Candidate } from '@waymark/scorecard'
import { releasesOf, type InNetwork } from '@waymark/store'
import { countableOf } from './released-base.ts'

/** Withdrawn releases are left out: what they said no longer stands. Empty where none was published. */
export async function figuresBefore(t: InNetwork, calls: readonly string[]): Promise<NonNullable<Candidate['before']>> {
  const newest = (await releasesOf(t)).find(release => release.withdrawnAt === null)
  if (!newest) return []
  return publishedBefore(await countableOf(t, newest.id), { release: newest.label, calls: new Set(calls) })
}
