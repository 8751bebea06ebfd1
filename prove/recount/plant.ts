/** Plants a world of a network of any size, the same for the same seed, with every odd case in it on purpose (`World.planted` lists them). */
import { plantBaselines, plantMechanisms, plantRecords, plantReviews, plantTargets } from './plant/around.ts'
import { chanceOf } from './plant/chance.ts'
import { plantClosings } from './plant/closings.ts'
import { plantEntries } from './plant/entries.ts'
import { indicatorsOf, registers } from './plant/framework.ts'
import { plantLearning } from './plant/learning.ts'
import { plantNational } from './plant/national.ts'
import { plantNetwork } from './plant/network.ts'
import { plantNumberTargets } from './plant/number-targets.ts'
import { plantPlans } from './plant/plans.ts'
import { plantRounds, releases } from './plant/rounds.ts'
import { realSize, type Size } from './plant/size.ts'
import { plantSubmissions } from './plant/submissions.ts'
import type { World } from './world.ts'

export { realSize, smallSize, wide, type Size } from './plant/size.ts'

/**
 * A world of three years: three yearly rounds, one more round on the second year, three releases.
 *
 * Sizes under `smallSize` have no room for the odd cases and are refused by throwing.
 */
export function plant(seed: number, size: Size = realSize): World {
  if (size.countries < 32 || size.members - size.countries < 8 || size.regions < 3)
    throw new Error(
      'A planted world needs at least 32 countries, eight more members than countries, and three regions.',
    )
  const chance = chanceOf(seed)
  const { network, cast, planted } = plantNetwork(size, chance)
  const indicators = indicatorsOf(size)
  const rounds = plantRounds(indicators)
  const answered = plantSubmissions(network, cast, rounds, indicators, size, chance)
  const listed = plantEntries(network, cast, size, chance)
  const closed = plantClosings(network, registers, rounds, answered.submissions, listed.entries, chance)
  const mechanisms = plantMechanisms(network)
  // Chance of its own, so that what was planted before stays as it was.
  const made = { network, rounds, submissions: answered.submissions }
  const { national, planted: plantedNational } = plantNational(made, cast, chanceOf(seed + 3001))
  const planned = plantPlans(network, cast, chanceOf(seed + 4001))
  const learned = plantLearning(network, cast, planned.plans, chanceOf(seed + 5003))
  return {
    seed,
    network,
    indicators,
    registers,
    rounds,
    submissions: answered.submissions,
    rulings: answered.rulings,
    countryHolds: answered.countryHolds,
    entries: listed.entries,
    closings: closed.closings,
    baselines: plantBaselines(network, cast, indicators, chance),
    targets: plantTargets(network),
    numberTargets: plantNumberTargets(network, cast, size),
    national,
    dialogues: planned.dialogues,
    plans: learned.plans,
    learning: learned.learning,
    mechanisms,
    reviews: plantReviews(mechanisms, chance),
    ...plantRecords(network, answered.complete, chance),
    hidden: [{ country: cast.hidden, day: '2025-09-01' }],
    redactions: [{ of: redacted(answered.submissions), indicator: 'O1a', day: '2025-10-10' }],
    releases,
    planted: [
      ...planted,
      ...answered.planted,
      ...listed.planted,
      ...closed.planted,
      ...plantedNational,
      ...planned.planted,
      ...learned.planted,
      { case: 'a country hidden between the second and the third release', at: { country: cast.hidden } },
    ],
  }
}

/** The first accepted submission that answers O1a. */
function redacted(submissions: World['submissions']): string {
  const found = submissions.find(
    submission =>
      submission.history.at(-1)?.state === 'accepted' && submission.answers.some(answer => answer.indicator === 'O1a'),
  )
  if (!found) throw new Error('Nobody answered O1a.')
  return found.id
}
