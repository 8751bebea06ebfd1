import type { FieldProblem } from '@waymark/collection'
import type { NationalRefusal } from '@waymark/framework'
import type { DecisionRefusal } from './agree-edition.ts'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of indicators of one country alone is refused. */
export type NationalsRefusal = RefusalOf<
  | CommonRefusal['kind']
  | FieldProblem['kind']
  | DecisionRefusal['kind']
  | NationalRefusal['kind']
  | 'language.unknown'
  | 'national.after-edition'
  | 'national.changed-meanwhile'
  | 'national.redacted'
  | 'national.second-person'
  | 'thing.not-found'
>
