import type { TypedAnswerProblem } from '@waymark/collection'
import type { AgreementRefusal, BaselineDaysRefusal } from '@waymark/plan'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of baselines is refused. */
export type BaselinesRefusal = RefusalOf<
  | CommonRefusal['kind']
  | AgreementRefusal['kind']
  | BaselineDaysRefusal['kind']
  | TypedAnswerProblem['kind']
  | 'answer.reason-unknown'
  | 'baseline.answer-later'
  | 'baseline.changed-meanwhile'
  | 'baseline.no-answer'
  | 'baseline.not-core'
  | 'baseline.value-without-source'
  | 'field.missing'
  | 'field.unknown'
  | 'thing.not-found'
>
