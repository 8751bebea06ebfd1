import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of drafts of releases is refused. */
export type DraftsRefusal = RefusalOf<CommonRefusal['kind'] | 'draft.superseded'>
