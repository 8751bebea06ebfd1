import type {
  EvidenceProblem,
  FieldProblem,
  LinkProblem,
  OnBehalfRefusal,
  SubmissionRefusal,
  TypedAnswerProblem,
} from '@waymark/collection'
import type { EntriesRefusal } from '../entries/refusals.ts'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of answers and submissions is refused. */
export type SubmissionsRefusal = RefusalOf<
  | CommonRefusal['kind']
  | EntriesRefusal['kind']
  | EvidenceProblem['kind']
  | FieldProblem['kind']
  | LinkProblem['kind']
  | OnBehalfRefusal['kind']
  | SubmissionRefusal['kind']
  | TypedAnswerProblem['kind']
  | 'answer.names-nothing'
  | 'answer.nothing-before'
  | 'answer.same-and-value'
  | 'behalf.own-member'
  | 'correction.changed-meanwhile'
  | 'correction.empty'
  | 'correction.membership-ended'
  | 'correction.nothing-accepted'
  | 'correction.waits-already'
  | 'hold.country-unknown'
  | 'hold.nothing-written'
  | 'hold.published'
  | 'review.evidence-not-opened'
  | 'review.note-missing'
  | 'review.recognisable-not-confirmed'
  | 'round.closed'
  | 'submission.changed-meanwhile'
  | 'submission.look-again'
  | 'submission.state-forbids'
  | 'thing.not-found'
>
