import { closeRound, extendDue, openRound, remind, reopenRound, sayWhyLate, voidRound } from '@waymark/operations'
import { language, origin, type Attempts } from './attempt.ts'

export const rounds = {
  'open-round': (desk, on) =>
    openRound(desk, { edition: on.edition, label: 'Another', period: '2025', due: '2026-05-01' }),
  'close-round': (desk, on) => closeRound(desk, on.round),
  'void-round': (desk, on) => voidRound(desk, on.round),
  'extend-due': (desk, on) =>
    extendDue(desk, { round: on.round, submissions: [on.draft], due: '2099-01-01', reason: 'said', language }),
  'say-why-late': (desk, on) => sayWhyLate(desk, { round: on.round, submissions: [on.draft], cause: 'line-down' }),
  'reopen-round': (desk, on) => reopenRound(desk, { round: on.round, due: '2099-01-01', reason: 'said', language }),
  remind: (desk, on) => remind(desk, { round: on.round, submissions: [on.draft], origin }),
} as const satisfies Attempts
