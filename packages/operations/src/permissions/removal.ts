/** What goes from sight: texts, and countries. */
import { readers, type AllowanceRow } from './scope.ts'

export const removal = {
  'ask-redaction': readers,
  'agree-redaction': { secretariat: 'second', administrator: 'second' },
  'leave-text': { secretariat: 'second', administrator: 'second' },
  'ask-hiding': { secretariat: 'network', administrator: 'network', 'focal-point': 'network' },
  'agree-hiding': { secretariat: 'second', administrator: 'second', 'focal-point': 'second' },
} as const satisfies Readonly<Record<string, AllowanceRow>>
