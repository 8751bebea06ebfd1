/** A country hidden: asked for by one person of the secretariat, agreed by another, and made again in every release. */
import { agreeHiding, askHiding, runJobs } from '@waymark/operations'
import type { Act } from '../recount/acts.ts'
import type { Life } from './life.ts'
import { must } from './stage.ts'

export async function hide({ stage }: Life, { of }: Act): Promise<void> {
  const [asking, agreeing] = [await stage.office('secretariat'), await stage.office('secretariat', 1)]
  const hiding = must(await askHiding(asking, { country: of, reason: 'People there may be in danger.' }))
  must(await agreeHiding(agreeing, { hiding }))
  await runJobs(stage.runtime)
}
