/** How each deed of the table of permissions is tried, with all that it needs, upon one target; cut as the table is. */
import type { Deed } from '@waymark/operations'
import type { Attempt } from './attempt.ts'
import { baselines } from './baselines.ts'
import { frameworks } from './frameworks.ts'
import { learning } from './learning.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import { releases } from './releases.ts'
import { removal } from './removal.ts'
import { reviews } from './reviews.ts'
import { rounds } from './rounds.ts'
import { safeguarding } from './safeguarding.ts'
import { submissions } from './submissions.ts'

export type { Target } from './attempt.ts'

export const attempts: Readonly<Record<Deed, Attempt>> = {
  ...rounds,
  ...submissions,
  ...reviews,
  ...releases,
  ...removal,
  ...frameworks,
  ...baselines,
  ...plans,
  ...learning,
  ...people,
  ...safeguarding,
}
