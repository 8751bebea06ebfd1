/** Forms and entries: who writes, hands in, holds and confirms. */
import { registrars, speakers, type AllowanceRow } from './scope.ts'

export const submissions = {
  'save-answer': speakers,
  'save-entry': registrars,
  'close-list': registrars,
  submit: speakers,
  'submit-entry': registrars,
  'correct-answer': speakers,
  'answer-for-member': { secretariat: 'network', coordinator: 'region' },
  'submit-for-member': { secretariat: 'network', coordinator: 'region' },
  'confirm-answers': { lead: 'member', contributor: 'member' },
  'hold-answer': { ...speakers, 'focal-point': 'network' },
  'hold-list': { ...speakers, 'focal-point': 'network' },
} as const satisfies Readonly<Record<string, AllowanceRow>>
