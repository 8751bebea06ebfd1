/** Dialogues, priorities, actions, and what of them is public. */
import { planners, type AllowanceRow } from './scope.ts'

export const plans = {
  'record-dialogue': planners,
  'choose-priority': planners,
  'choose-optional': planners,
  'propose-national': planners,
  'agree-national': { coordinator: 'region', secretariat: 'network' },
  'decide-not-to-act': planners,
  'plan-action': planners,
  'keep-plan': planners,
  'agree-plan': { lead: 'countries', coordinator: 'region', secretariat: 'network' },
  'amend-priority': planners,
  'amend-action': planners,
  'keep-milestone': planners,
  'keep-resource': planners,
  'report-update': planners,
  'make-public': { lead: 'member', contributor: 'member' },
} as const satisfies Readonly<Record<string, AllowanceRow>>
