import type { ChoiceProblem, FieldProblem } from '@waymark/collection'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

export type RecordProblem =
  | FieldProblem
  | ChoiceProblem
  | { readonly kind: 'record.confidential-forum'; readonly field: 'confidential' }
  | { readonly kind: 'record.confidential-words'; readonly field: 'title' }

/** Why a change of records of what members did is refused. */
export type RecordsRefusal = RefusalOf<
  | CommonRefusal['kind']
  | RecordProblem['kind']
  | FieldProblem['kind']
  | 'choice.unknown'
  | 'field.missing'
  | 'record.confidential-forum'
  | 'record.confidential-words'
  | 'thing.not-found'
>
