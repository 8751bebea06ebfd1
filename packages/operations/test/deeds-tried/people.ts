import {
  agreeNaming,
  agreeRecovery,
  askRecovery,
  endOneRole,
  giveAnotherRole,
  invite,
  renameMember,
  searchAudit,
  takePeopleOut,
} from '@waymark/operations'
import { language, origin, type Attempts } from './attempt.ts'

export const people = {
  'keep-registry': (desk, on) =>
    renameMember(desk, { member: on.member, name: 'Renamed', day: '2026-01-15', another: false }),
  'invite-person': (desk, on) =>
    invite(desk, {
      name: 'New',
      email: 'new@example.org',
      language,
      role: 'lead',
      member: on.member,
      region: '',
      until: '2020-01-01',
      origin,
    }),
  'take-people-out': desk => takePeopleOut(desk, { language }),
  'give-role': (desk, on) =>
    giveAnotherRole(desk, { person: on.person, role: 'king', member: '', region: '', until: '' }),
  'end-role': (desk, on) => endOneRole(desk, { role: on.role }),
  'ask-recovery': (desk, on) => askRecovery(desk, { person: on.person }),
  'agree-recovery': (desk, on) => agreeRecovery(desk, { recovery: on.recovery, origin }),
  'agree-naming': (desk, on) => agreeNaming(desk, { naming: on.naming }),
  'search-audit': (desk, on) =>
    searchAudit(desk, { action: '', actor: '', object: on.action, from: '', until: '', before: '' }).then(found =>
      found.ok ? { ok: true, value: found.value.lines } : found,
    ),
} as const satisfies Attempts
