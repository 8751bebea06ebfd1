import type { ChoiceProblem } from '@waymark/collection'
import type { LearningRefusal, OutcomeRefusal, OwnedRefusal } from '@waymark/plan'
import type { ServedProblem, ThemeProblem } from '../frameworks/themes.ts'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of findings, lessons and decisions is refused. */
export type FindingsRefusal = RefusalOf<
  | CommonRefusal['kind']
  | ServedProblem['kind']
  | ThemeProblem['kind']
  | ChoiceProblem['kind']
  | LearningRefusal['kind']
  | OutcomeRefusal['kind']
  | OwnedRefusal['kind']
  | 'deed.not-permitted'
  | 'learning.action-unknown'
  | 'learning.followed-already'
  | 'learning.indicator-unknown'
  | 'thing.not-found'
>
