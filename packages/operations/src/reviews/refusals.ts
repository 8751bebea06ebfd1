import type { SubmissionRefusal } from '@waymark/collection'
import type { EntryStateRefusal } from '../entries/save-entry.ts'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of reviews is refused. */
export type ReviewsRefusal = RefusalOf<
  | CommonRefusal['kind']
  | EntryStateRefusal['kind']
  | SubmissionRefusal['kind']
  | 'entry.merge-ring'
  | 'entry.merged'
  | 'entry.twin-unfit'
  | 'field.missing'
  | 'field.too-long'
  | 'review.evidence-not-opened'
  | 'review.not-read-before'
  | 'review.note-missing'
  | 'review.recognisable-not-confirmed'
  | 'thing.not-found'
>
