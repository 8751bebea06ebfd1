import type { FieldProblem } from '@waymark/collection'
import type { TargetRefusal } from '@waymark/plan'
import type { DecisionRefusal } from '../frameworks/agree-edition.ts'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of targets is refused. */
export type TargetsRefusal = RefusalOf<
  | CommonRefusal['kind']
  | FieldProblem['kind']
  | DecisionRefusal['kind']
  | TargetRefusal['kind']
  | 'field.missing'
  | 'target.nobody'
  | 'thing.not-found'
>
