import { reviewCorrection, reviewEntry, reviewSubmission, settleAnswer } from '@waymark/operations'
import { language, review, type Attempts } from './attempt.ts'

export const reviews = {
  'review-submission': (desk, on) => reviewSubmission(desk, { submission: on.toReview, revision: -1, ...review }),
  'review-entry': (desk, on) => reviewEntry(desk, { entry: on.entryToReview, revision: -1, ...review }),
  'review-correction': (desk, on) =>
    reviewCorrection(desk, { answer: on.correction, ...review, nobodyRecognisable: false }),
  'settle-answer': (desk, on) =>
    settleAnswer(desk, {
      round: on.round,
      indicator: 'A2',
      subject: on.place,
      respondentType: 'member',
      typed: { state: 'yes' },
      reason: '',
      language,
    }),
} as const satisfies Attempts
