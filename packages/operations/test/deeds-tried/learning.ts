import { decide, drawLesson, followUpDecision, recordChange, recordFinding } from '@waymark/operations'
import { language, written, type Attempts } from './attempt.ts'

export const learning = {
  'record-finding': (desk, on) => recordFinding(desk, { text: '', language, place: on.place, indicator: null }),
  'draw-lesson': (desk, on) => drawLesson(desk, { ...written, text: '', finding: on.finding }),
  decide: (desk, on) =>
    decide(desk, { ...written, text: '', lesson: on.lesson, owner: 'role secretariat', due: '2099-12-31' }),
  'follow-up-decision': (desk, on) =>
    followUpDecision(desk, { ...written, text: '', decision: on.decision, what: '', by: '', on: 'never' }),
  'record-change': (desk, on) =>
    recordChange(desk, { ...written, text: '', decision: on.decision, action: on.action, indicator: null }),
} as const satisfies Attempts
