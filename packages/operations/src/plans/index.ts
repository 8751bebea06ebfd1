export type { ActionForm } from './action-form.ts'
export { milestonePage, resourcePage } from './action-part-pages.ts'
export { actionsPage, type ActionLine } from './actions-page.ts'
export * from './choose-optional.ts'
export { gapsAmong, isGap, type IndicatorChoice } from './choices.ts'
export { choosePriority, type PriorityForm } from './choose-priority.ts'
export {
  actionsAwaitingUpdate,
  actionsFor,
  planOf,
  doneSince,
  whatWeDid,
  type ActionShown,
  type DialogueShown,
  type ExpectedStepShown,
  type PriorityShown,
  type UpdateShown,
} from './for-desk.ts'
export type { AmendmentShown, KeptPlan, SaidBeforeShown } from './kept-plans.ts'
export * from './for-release.ts'
export type { Supportable, Supporter } from './support.ts'
export * from './keep-milestone.ts'
export * from './keep-resource.ts'
export * from './milestones-shown.ts'
export * from './resources-shown.ts'
export * from './plan-action.ts'
export * from './plan-pages.ts'
export * from './record-dialogue.ts'
export * from './report-update.ts'
export { writePlan, type PlanForm, type PlanRefusal } from './write-plan.ts'
export * from './agree-plan.ts'
export * from './amend.ts'
export * from './amend-action.ts'
export * from './decide-not-to-act.ts'
export { makePublic, membersSpokenFor, publicPage, type PublicPage, type PublicPartsForm } from './make-public.ts'
export type { GapShown } from './gaps.ts'
