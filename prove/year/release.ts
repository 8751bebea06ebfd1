/** A release of the world: a preview that ends at once, its draft computed beside, and its publication on the same day; each killed once before. */
import { publishRelease, publishers, runJobs, startPreview } from '@waymark/operations'
import type { Act } from '../recount/acts.ts'
import { killed, markOf } from './kills.ts'
import type { Life } from './life.ts'
import { must } from './stage.ts'

const [inTheDraft, inThePublication] = [400, 40] // ms after it begun

export async function release({ stage, world, rounds, tally }: Life, { of }: Act): Promise<void> {
  const wanted = world.releases.find(eachRelease => eachRelease.label === of)!
  const secretariat = await stage.office('secretariat')
  const form = { rounds: wanted.rounds.map(round => rounds.get(round)!), label: of, days: '0' }
  const preview = must(await startPreview(secretariat, form))
  const mark = markOf({ preview })
  await killed(stage, tally, { desk: secretariat, mark, deed: { kind: 'jobs' }, after: inTheDraft })
  await runJobs(stage.runtime)
  await killed(stage, tally, { desk: secretariat, mark, deed: { kind: 'publish', preview }, after: inThePublication })
  must(await publishRelease({ ...secretariat, form: mark }, { preview }))
  const { slug } = world.network
  const published = (await publishers(stage.runtime)).find(publisher => publisher.network.slug === slug)!.releases
  if (published.filter(releaseRow => releaseRow.label === of).length !== 1)
    throw new Error(`Release ${of} is not there once.`)
}
