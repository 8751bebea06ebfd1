/** Members, people, their roles and the audit. */
import { managers, type AllowanceRow } from './scope.ts'

export const people = {
  'keep-registry': { administrator: 'network', secretariat: 'network' },
  'invite-person': managers,
  'take-people-out': managers,
  'give-role': managers,
  'end-role': managers,
  'ask-recovery': managers,
  'agree-recovery': { administrator: 'second' },
  'agree-naming': { administrator: 'second' },
  'search-audit': { auditor: 'network' },
} as const satisfies Readonly<Record<string, AllowanceRow>>
