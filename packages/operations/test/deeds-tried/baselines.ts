import { agreeBaseline, agreeTarget, countRecord, recordContribution, saveBaseline } from '@waymark/operations'
import { language, type Attempts } from './attempt.ts'

export const baselines = {
  'save-baseline': (desk, on) =>
    saveBaseline(desk, {
      place: on.place,
      edition: on.edition,
      basis: 'core',
      from: 'never',
      until: '',
      start: '',
      reason: '',
      values: {},
      language,
      revision: 1,
    }),
  'agree-baseline': (desk, on) =>
    agreeBaseline(desk, { baseline: on.baseline, agreedOn: 'never', body: '', record: '', language }),
  'agree-target': (desk, on) =>
    agreeTarget(desk, {
      edition: on.edition,
      indicator: 'A2',
      state: '',
      region: '',
      least: '',
      by: '',
      milestones: [],
      body: '',
      day: '2021-05-20',
      record: '',
    }),
  'record-contribution': (desk, on) =>
    recordContribution(desk, {
      member: on.member,
      what: '',
      day: '',
      confidential: false,
      joint: false,
      title: '',
      language,
    }),
  'keep-contributions': (desk, on) => countRecord(desk, { record: on.record, counts: true }),
} as const satisfies Attempts
