/** The baselines of the demonstration: drafts, agreements and a revision, on their days. */
import { agreeBaseline } from '../baselines/agree-baseline.ts'
import { saveBaseline, type BaselineForm } from '../baselines/save-baseline.ts'
import type { TypedBaselineValue } from '../baselines/typed-value.ts'
import { must, type SeedContext } from './context.ts'
import type { DemonstrationBaseline } from './read-demonstration.ts'

/** What was drafted and agreed first; one without an agreement stays a draft. */
export async function seedBaselines(context: SeedContext, edition: string): Promise<void> {
  for (const story of context.story.baselines) await seed(context, { ...story, edition, reason: '' })
}

/** What was revised later, with its reason. */
export async function seedRevisions(context: SeedContext, edition: string): Promise<void> {
  for (const { revision, ...story } of context.story.baselines)
    if (revision) await seed(context, { ...story, ...revision, edition })
}

type Seeding = Pick<DemonstrationBaseline, 'place' | 'from' | 'until' | 'start' | 'values' | 'agreed'> & {
  readonly edition: string
  readonly reason: string
}

async function seed(context: SeedContext, { agreed, values, ...story }: Seeding): Promise<void> {
  // What was agreed before the network used this installation is entered later.
  const today = context.runtime.now().toISOString().slice(0, 10)
  if (agreed && agreed.day > today) context.goTo(agreed.day)
  const { place, edition, from, until, start, reason } = story
  const typed = Object.fromEntries(Object.entries(values).map(([code, said]) => [code, typedOf(said)]))
  const form: BaselineForm = {
    place,
    edition,
    basis: 'core',
    from,
    until,
    start,
    reason,
    values: typed,
    language: 'en',
    revision: 0,
  }
  const { baseline } = must(await saveBaseline(context.system, form))
  if (!agreed) return
  const { day: agreedOn, body, record } = agreed
  must(await agreeBaseline(context.system, { baseline, agreedOn, body, record, language: 'en' }))
}

function typedOf(said: DemonstrationBaseline['values'][string]): TypedBaselineValue {
  return typeof said === 'string' ? { source: said } : { source: 'study', state: said.study, note: said.where }
}
