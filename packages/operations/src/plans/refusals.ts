import type { ChoiceProblem, FieldProblem } from '@waymark/collection'
import type {
  AgreedOnRefusal,
  PlanPeriodRefusal,
  PriorityRefusal,
  StepRefusal,
  UpdateRefusal,
  DialogueRefusal,
  SupportRefusal,
  ResourceRefusal,
  MilestoneRefusal,
  ActionRefusal,
} from '@waymark/plan'
import type { ServedProblem, ThemeProblem } from '../frameworks/themes.ts'
import type { CommonRefusal, RefusalOf } from '../refusal.ts'

/** Why a change of dialogues, plans and actions is refused. */
export type PlansRefusal = RefusalOf<
  | CommonRefusal['kind']
  | ServedProblem['kind']
  | ThemeProblem['kind']
  | ChoiceProblem['kind']
  | FieldProblem['kind']
  | AgreedOnRefusal['kind']
  | PlanPeriodRefusal['kind']
  | PriorityRefusal['kind']
  | StepRefusal['kind']
  | UpdateRefusal['kind']
  | DialogueRefusal['kind']
  | ActionRefusal['kind']
  | MilestoneRefusal['kind']
  | SupportRefusal['kind']
  | ResourceRefusal['kind']
  | 'action.indicator-retired'
  | 'action.member-left'
  | 'action.member-not-there'
  | 'field.unknown'
  | 'gap.chosen-already'
  | 'plan.changed-meanwhile'
  | 'plan.closed'
  | 'plan.open-already'
  | 'plan.reason-missing'
  | 'priority.lesson-unknown'
  | 'thing.not-found'
>
