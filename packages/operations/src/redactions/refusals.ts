import type { FieldProblem } from '@waymark/collection'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of redactions is refused. */
export type RedactionsRefusal = RefusalOf<
  | CommonRefusal['kind']
  | FieldProblem['kind']
  | 'field.missing'
  | 'field.too-long'
  | 'redaction.asked-already'
  | 'redaction.done-already'
  | 'redaction.same-person'
  | 'second.not-proved'
  | 'thing.not-found'
>
