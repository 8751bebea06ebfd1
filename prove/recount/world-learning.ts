/** What a planted network learns: findings, lessons, practices, challenges, decisions and changes, joined into a graph. Source: models.md 6. */
import type { Online, PlanLevel, Switch } from './world-plans.ts'
import type { Day } from './world.ts'

export type LearningKind = 'finding' | 'lesson' | 'practice' | 'challenge' | 'decision' | 'change'

/** What of it is switched on by itself: the text, who owns a decision, the day it is due. */
export type LearningItem = 'text' | 'owner' | 'due'

/**
 * One of them, from the day `written` until it is `withdrawn`. `joins`: ids it comes from (a lesson from findings, a decision from lessons, a change from
 * a decision), those of `joined` later, from their day on. `concerned`: who may make it public; `source`, `criteria`: of a finding; `tried`: of a practice;
 * `owner`, `due`, `outcome`: of a decision; `changes`: what a change changed.
 */
export type Learning = {
  readonly id: string
  readonly kind: LearningKind
  readonly level: PlanLevel
  readonly of: string
  readonly text: string
  readonly written: Day
  readonly withdrawn: Day | null
  readonly joins: readonly string[]
  readonly joined: readonly { readonly day: Day; readonly to: string }[]
  readonly indicators: readonly string[]
  readonly forms: readonly string[]
  readonly online: Online
  readonly source: 'result' | 'gap' | 'evaluation' | 'review' | 'context note' | null
  readonly criteria: readonly string[]
  readonly tried: 'once' | 'repeated' | 'evaluated' | null
  readonly owner: string | null
  readonly due: Day | null
  readonly outcome: { readonly day: Day; readonly what: 'done' | 'dropped'; readonly text: string } | null
  readonly changes: { readonly what: 'revision' | 'action' | 'rule'; readonly of: string } | null
  readonly concerned: readonly string[]
  readonly shown: readonly (Switch & { readonly item: LearningItem })[]
}
