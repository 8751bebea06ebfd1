import {
  answerPreview,
  freezeAgain,
  publishRelease,
  replyObjection,
  startPreview,
  withdrawRelease,
} from '@waymark/operations'
import { language, type Attempts } from './attempt.ts'

export const releases = {
  'start-preview': (desk, on) => startPreview(desk, { rounds: [on.round], label: '2026-3', days: '1' }),
  'freeze-again': (desk, on) => freezeAgain(desk, { preview: on.preview, days: 'many' }),
  'answer-preview': (desk, on) =>
    answerPreview(desk, {
      preview: on.preview,
      subject: on.subject,
      reply: 'nothing',
      indicator: '',
      text: '',
      language,
    }),
  'reply-objection': (desk, on) => replyObjection(desk, { preview: on.preview, reply: on.reply, text: '', language }),
  'publish-release': (desk, on) => publishRelease(desk, { preview: on.preview }),
  'withdraw-release': (desk, on) =>
    withdrawRelease(desk, { release: on.release, reason: '', replacedBy: '', language }),
} as const satisfies Attempts
