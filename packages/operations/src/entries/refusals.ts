import type { ChoiceProblem, EntryIncomplete, FieldProblem, ListRefusal, EntryProblem } from '@waymark/collection'
import type { ServedProblem, ThemeProblem } from '../frameworks/themes.ts'
import type { NameRefusal } from './resolve-names.ts'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of entries and lists is refused. */
export type EntriesRefusal = RefusalOf<
  | CommonRefusal['kind']
  | NameRefusal['kind']
  | ServedProblem['kind']
  | ThemeProblem['kind']
  | ChoiceProblem['kind']
  | EntryIncomplete['kind']
  | FieldProblem['kind']
  | ListRefusal['kind']
  | EntryProblem['kind']
  | 'entry.changed-meanwhile'
  | 'entry.kept-by-secretariat'
  | 'entry.merged'
  | 'entry.merged-not-split'
  | 'entry.not-on-list'
  | 'entry.state-forbids'
  | 'field.missing'
  | 'hold.list-published'
  | 'hold.list-unknown'
  | 'list.unfinished'
  | 'round.closed'
  | 'submission.entry-incomplete'
  | 'submission.look-again'
  | 'thing.not-found'
>
