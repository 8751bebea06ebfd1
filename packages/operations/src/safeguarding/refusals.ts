import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of texts that concern a child’s safety is refused. */
export type ConcernsRefusal = RefusalOf<
  CommonRefusal['kind'] | 'field.missing' | 'redaction.same-person' | 'safeguarding.always-needed' | 'thing.not-found'
>
