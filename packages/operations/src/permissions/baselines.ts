/** Baselines, targets and records of members. */
import { keepers, type AllowanceRow } from './scope.ts'

export const baselines = {
  'save-baseline': { lead: 'countries', contributor: 'countries', secretariat: 'network' },
  'agree-baseline': keepers,
  'agree-target': keepers,
  'record-contribution': { lead: 'member', contributor: 'member' },
  'keep-contributions': { lead: 'member', contributor: 'member' },
} as const satisfies Readonly<Record<string, AllowanceRow>>
