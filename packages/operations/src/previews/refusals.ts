import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of previews and objections is refused. */
export type PreviewsRefusal = RefusalOf<
  CommonRefusal['kind'] | 'field.missing' | 'field.too-long' | 'reply.answered-already' | 'thing.not-found'
>
