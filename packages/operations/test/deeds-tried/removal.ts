import { agreeHiding, agreeRedaction, askHiding, askRedaction, leaveText } from '@waymark/operations'
import { type Attempts } from './attempt.ts'

export const removal = {
  'ask-redaction': (desk, on) => askRedaction(desk, { text: on.text, reason: '' }),
  'agree-redaction': (desk, on) => agreeRedaction(desk, { redaction: on.redaction }),
  'leave-text': (desk, on) => leaveText(desk, { redaction: on.redaction, reason: '' }),
  'ask-hiding': (desk, on) => askHiding(desk, { country: on.place, reason: '' }),
  'agree-hiding': (desk, on) => agreeHiding(desk, { hiding: on.hiding }),
} as const satisfies Attempts
