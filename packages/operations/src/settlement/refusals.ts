import type { TypedAnswerProblem, RulingRefusal, SubmissionRefusal } from '@waymark/collection'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of rulings is refused. */
export type SettlementsRefusal = RefusalOf<
  | CommonRefusal['kind']
  | TypedAnswerProblem['kind']
  | RulingRefusal['kind']
  | SubmissionRefusal['kind']
  | 'field.missing'
  | 'ruling.not-an-answer'
  | 'ruling.nothing-contested'
  | 'thing.not-found'
>
