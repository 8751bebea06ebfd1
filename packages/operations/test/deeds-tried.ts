/** How each deed of the table of permissions is tried: with all that it needs, upon one target. */
import {
  adoptFramework,
  agreeBaseline,
  agreeNaming,
  agreeRecovery,
  agreeHiding,
  agreeNational,
  agreePlan,
  agreeRedaction,
  agreeTarget,
  amendAction,
  amendPriority,
  answerForMember,
  answerPreview,
  askRecovery,
  askHiding,
  askRedaction,
  chooseOptional,
  choosePriority,
  keepMilestone,
  keepResource,
  makePublic,
  closeList,
  closeLists,
  submitEntry,
  closeRound,
  confirmAnswers,
  correctAnswer,
  countRecord,
  decide,
  decideConcern,
  decideNotToAct,
  drawLesson,
  endOneRole,
  freezeAgain,
  giveAnotherRole,
  holdAnswer,
  holdList,
  leaveText,
  invite,
  markConcern,
  moveEdition,
  openRound,
  placeIndicators,
  planAction,
  proposeNational,
  publishRelease,
  recordAgreement,
  recordChange,
  recordContribution,
  recordDialogue,
  recordFinding,
  renameMember,
  replyObjection,
  reportUpdate,
  reviewCorrection,
  reviewEntry,
  reviewSubmission,
  reviseText,
  saveAnswer,
  saveBaseline,
  saveEntry,
  searchAudit,
  setSafeguarding,
  settleAnswer,
  startPreview,
  submit,
  writePlan,
  submitForMember,
  voidRound,
  withdrawRelease,
  extendDue,
  sayWhyLate,
  reopenRound,
  remind,
  type Deed,
  type Desk,
} from '@waymark/operations'
import {
  acceptance,
  type Filled,
  type OfficeThings,
  type Shared,
  type Things,
} from '../../../tests/isolation/filled-network.ts'

/** The ids a deed is tried with: one target throughout, so that nothing of the own network hides what is foreign. */
export type Target = Things & Shared & Partial<OfficeThings> & Partial<Filled['regional']>
type Attempt = (desk: Desk, on: Target) => Promise<unknown>

const language = 'en'
const nothing = { rationale: '', evidence: [], language }
const yes = { indicator: 'A2', typed: { state: 'yes' }, ...nothing }
const review = { ...acceptance, note: '' }
const written = { text: 'said', language }
const origin = 'https://example.org'

export const attempts: Readonly<Record<Deed, Attempt>> = {
  'open-round': (desk, on) =>
    openRound(desk, { edition: on.edition, label: 'Another', period: '2025', due: '2026-05-01' }),
  'close-round': (desk, on) => closeRound(desk, on.round),
  'void-round': (desk, on) => voidRound(desk, on.round),
  'extend-due': (desk, on) =>
    extendDue(desk, { round: on.round, submissions: [on.draft], due: '2099-01-01', reason: 'said', language }),
  'say-why-late': (desk, on) => sayWhyLate(desk, { round: on.round, submissions: [on.draft], cause: 'line-down' }),
  'reopen-round': (desk, on) => reopenRound(desk, { round: on.round, due: '2099-01-01', reason: 'said', language }),
  remind: (desk, on) => remind(desk, { round: on.round, submissions: [on.draft], origin }),
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
  'ask-redaction': (desk, on) => askRedaction(desk, { text: on.text, reason: '' }),
  'agree-redaction': (desk, on) => agreeRedaction(desk, { redaction: on.redaction }),
  'leave-text': (desk, on) => leaveText(desk, { redaction: on.redaction, reason: '' }),
  'ask-hiding': (desk, on) => askHiding(desk, { country: on.place, reason: '' }),
  'agree-hiding': (desk, on) => agreeHiding(desk, { hiding: on.hiding }),
  'adopt-framework': desk => adoptFramework(desk, { code: 'no-such-framework', edition: '2021' }),
  'record-agreement': (desk, on) =>
    recordAgreement(desk, { edition: on.edition, body: '', day: '2021-05-20', record: '' }),
  'place-indicators': (desk, on) =>
    placeIndicators(desk, { edition: on.edition, body: '', day: '2021-05-20', record: '', core: [] }),
  'put-in-use': (desk, on) => moveEdition(desk, { edition: on.edition, to: 'in-use' }),
  'revise-text': (desk, on) =>
    reviseText(desk, {
      edition: on.edition,
      indicator: 'A2',
      path: 'name',
      textLanguage: 'en',
      text: 'x',
      was: 'y',
      sameMeaning: true,
      reason: '',
      language,
    }),
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
  'record-finding': (desk, on) => recordFinding(desk, { text: '', language, place: on.place, indicator: null }),
  'draw-lesson': (desk, on) => drawLesson(desk, { ...written, text: '', finding: on.finding }),
  decide: (desk, on) =>
    decide(desk, { ...written, text: '', lesson: on.lesson, owner: 'role secretariat', due: '2099-12-31' }),
  'record-change': (desk, on) =>
    recordChange(desk, { ...written, text: '', decision: on.decision, action: on.action, indicator: null }),
  'keep-registry': (desk, on) => renameMember(desk, { member: on.member, name: 'Renamed', day: '2026-01-15' }),
  'invite-person': (desk, on) =>
    invite(desk, {
      name: 'New',
      email: 'new@example.org',
      language,
      role: 'lead',
      member: on.member,
      region: '',
      until: '2020-01-01',
      origin,
    }),
  'give-role': (desk, on) =>
    giveAnotherRole(desk, { person: on.person, role: 'king', member: '', region: '', until: '' }),
  'end-role': (desk, on) => endOneRole(desk, { role: on.role }),
  'ask-recovery': (desk, on) => askRecovery(desk, { person: on.person }),
  'agree-recovery': (desk, on) => agreeRecovery(desk, { recovery: on.recovery, origin }),
  'agree-naming': (desk, on) => agreeNaming(desk, { naming: on.naming }),
  'search-audit': (desk, on) =>
    searchAudit(desk, { action: '', actor: '', object: on.action, from: '', until: '', before: '' }).then(found =>
      found.ok ? { ok: true, value: found.value.lines } : found,
    ),
  'mark-concern': (desk, on) => markConcern(desk, { text: on.text, origin }),
  'decide-concern': (desk, on) => decideConcern(desk, { concern: on.text, decision: 'put-back' }),
  'set-safeguarding': desk => setSafeguarding(desk, { needed: false }),
}
