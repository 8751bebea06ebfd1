/** Texts that concern a child’s safety. */
import { managers, readers, type AllowanceRow } from './scope.ts'

export const safeguarding = {
  'mark-concern': { ...readers, administrator: 'shown', 'focal-point': 'shown' },
  'decide-concern': { 'focal-point': 'network' },
  'set-safeguarding': managers,
} as const satisfies Readonly<Record<string, AllowanceRow>>
