import {
  agreeNational,
  agreePlan,
  amendAction,
  amendPriority,
  chooseOptional,
  choosePriority,
  decideNotToAct,
  keepMilestone,
  keepResource,
  makePublic,
  planAction,
  proposeNational,
  recordDialogue,
  reportUpdate,
  writePlan,
} from '@waymark/operations'
import { language, type Attempts } from './attempt.ts'

export const plans = {
  'record-dialogue': (desk, on) =>
    recordDialogue(desk, { place: on.place, heldOn: 'never', members: [on.member], note: '', language }),
  'choose-priority': (desk, on) =>
    choosePriority(desk, { dialogue: on.dialogue, indicator: on.indicator, reason: '', language }),
  'choose-optional': (desk, on) =>
    chooseOptional(desk, { dialogue: on.dialogue, edition: on.edition, indicators: ['no-such-indicator'] }),
  'propose-national': (desk, on) =>
    proposeNational(desk, {
      place: on.place,
      edition: on.edition,
      proposal: on.national,
      revision: 1,
      section: '',
      answer: '',
      measures: '',
      years: '',
      name: '',
      question: '',
      evidence: '',
      yes: '',
      partial: '',
      no: '',
      language,
    }),
  'agree-national': (desk, on) =>
    agreeNational(desk, { proposal: on.national, revision: 1, body: '', day: '2021-05-20', record: '' }),
  'decide-not-to-act': (desk, on) =>
    decideNotToAct(desk, { place: on.place, indicator: on.indicator, day: 'never', reason: '', language }),
  'plan-action': (desk, on) =>
    planAction(desk, {
      priority: on.priority,
      what: '',
      who: '',
      start: '',
      due: '',
      resources: '',
      indicator: on.indicator,
      change: '',
      language,
    }),
  'keep-plan': (desk, on) =>
    writePlan(desk, { place: on.place, plan: null, revision: 0, title: '', from: '', until: '', reason: '', language }),
  'agree-plan': (desk, on) => agreePlan(desk, { plan: on.plan, revision: -1, body: '', day: '', language }),
  'amend-priority': (desk, on) =>
    amendPriority(desk, {
      priority: on.priority,
      revision: -1,
      reason: '',
      lesson: '',
      members: [],
      why: '',
      language,
    }),
  'amend-action': (desk, on) =>
    amendAction(desk, {
      action: on.action,
      revision: -1,
      what: '',
      who: '',
      start: '',
      due: '',
      resources: '',
      indicator: on.indicator,
      change: '',
      why: '',
      language,
    }),
  'keep-milestone': (desk, on) =>
    keepMilestone(desk, {
      action: on.action,
      revision: -1,
      milestone: null,
      sort: '',
      what: '',
      due: '',
      reached: '',
      shows: '',
      leftOut: false,
      why: '',
      language,
    }),
  'keep-resource': (desk, on) =>
    keepResource(desk, {
      action: on.action,
      revision: -1,
      resource: null,
      used: '',
      sort: '',
      amount: '',
      currency: '',
      note: '',
      leftOut: false,
      why: '',
      language,
    }),
  'report-update': (desk, on) =>
    reportUpdate(desk, { action: on.action, round: null, status: 'never', text: '', language }),
  'make-public': (desk, on) =>
    makePublic(desk, { thing: 'action', of: on.action, revision: -1, member: on.member, parts: [] }),
} as const satisfies Attempts
