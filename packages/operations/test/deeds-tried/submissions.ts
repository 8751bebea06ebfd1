import {
  answerForMember,
  closeList,
  closeLists,
  confirmAnswers,
  correctAnswer,
  holdAnswer,
  holdList,
  saveAnswer,
  saveEntry,
  submit,
  submitEntry,
  submitForMember,
} from '@waymark/operations'
import { language, yes, type Attempts } from './attempt.ts'

export const submissions = {
  'save-answer': (desk, on) => saveAnswer(desk, { submission: on.draft, ...yes, revision: -1 }),
  'save-entry': (desk, on) =>
    saveEntry(desk, {
      kind: 'joint-action',
      entry: on.entry,
      revision: -1,
      language,
      title: 'x',
      day: '2025-05-04',
    }),
  'close-list': (desk, on) => {
    const said = 'nobody knows this word'
    if (on.list) return closeLists(desk, { lists: [], upper: [{ ...on.list, said }] })
    return closeList(desk, { submission: on.draft, kind: 'joint-action', said })
  },
  'submit-entry': (desk, on) => submitEntry(desk, { entry: on.entry, revision: -1 }),
  submit: (desk, on) => submit(desk, { submission: on.draft, revision: -1 }),
  'correct-answer': (desk, on) => correctAnswer(desk, { submission: on.draft, base: on.base, ...yes }),
  'answer-for-member': (desk, on) =>
    answerForMember(desk, { submission: on.draft, ...yes, revision: -1, from: 'paper', receivedOn: '2026-02-01' }),
  'submit-for-member': (desk, on) => submitForMember(desk, { submission: on.draft, revision: -1 }),
  'confirm-answers': (desk, on) => confirmAnswers(desk, { submission: on.draft, revision: -1 }),
  'hold-answer': (desk, on) => holdAnswer(desk, { submission: on.draft, indicator: 'A2', held: true }),
  'hold-list': (desk, on) => holdList(desk, { submission: on.draft, kind: 'joint-action', held: true }),
} as const satisfies Attempts
