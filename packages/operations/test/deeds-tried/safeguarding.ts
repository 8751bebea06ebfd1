import { decideConcern, markConcern, setSafeguarding } from '@waymark/operations'
import { origin, type Attempts } from './attempt.ts'

export const safeguarding = {
  'mark-concern': (desk, on) => markConcern(desk, { text: on.text, origin }),
  'decide-concern': (desk, on) => decideConcern(desk, { concern: on.text, decision: 'put-back' }),
  'set-safeguarding': desk => setSafeguarding(desk, { needed: false }),
} as const satisfies Attempts
