/** A release of the world: a preview that ends at once, its draft computed beside, and its publication on the same day. */
import { publishRelease, runJobs, startPreview } from '@waymark/operations'
import type { Act } from '../recount/acts.ts'
import type { Life } from './life.ts'
import { must } from './stage.ts'

export async function release({ stage, world, rounds }: Life, { of }: Act): Promise<void> {
  const wanted = world.releases.find(one => one.label === of)!
  const secretariat = await stage.office('secretariat')
  const form = { rounds: wanted.rounds.map(one => rounds.get(one)!), label: of, days: '0' }
  const preview = must(await startPreview(secretariat, form))
  await runJobs(stage.runtime)
  must(await publishRelease(secretariat, { preview }))
}
