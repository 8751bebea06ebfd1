/**
 * The table of permissions walked: every deed by every role upon what is its own, another member's or region's, another
 * network's, and what does not exist. The last two answer alike, and so does whatever lies outside of a role's scope.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { roleNames, type RoleName } from '@waymark/network'
import {
  adoptFramework,
  agreeBaseline,
  agreeRecovery,
  agreeHiding,
  agreeNational,
  agreeRedaction,
  agreeTarget,
  answerForMember,
  answerPreview,
  askRecovery,
  askHiding,
  askRedaction,
  chooseOptional,
  choosePriority,
  closeList,
  closeLists,
  submitEntry,
  closeRound,
  confirmAnswers,
  correctAnswer,
  decide,
  decideConcern,
  deeds,
  drawLesson,
  endOneRole,
  freezeAgain,
  giveAnotherRole,
  holdAnswer,
  holdList,
  runtimeOf,
  invite,
  loadContent,
  markConcern,
  moveEdition,
  openRound,
  placeIndicators,
  planAction,
  proposeNational,
  publishRelease,
  recordAgreement,
  recordChange,
  recordDialogue,
  recordFinding,
  replyObjection,
  reportUpdate,
  reviewCorrection,
  reviewEntry,
  reviewSubmission,
  reviseText,
  saveAnswer,
  saveBaseline,
  saveEntry,
  scopeOf,
  searchAudit,
  setSafeguarding,
  settleAnswer,
  startPreview,
  submit,
  submitForMember,
  voidRound,
  withdrawRelease,
  type Deed,
  type Desk,
} from '@waymark/operations'
import { readEverything, type Installation } from '@waymark/store'
import { shippedContent, testInstallation } from '@waymark/testing'
import {
  acceptance,
  fillNetwork,
  type Filled,
  type OfficeThings,
  type Shared,
  type Things,
} from '../../../tests/isolation/filled-network.ts'

let installation: Installation
let ours: Filled
let theirs: Filled

before(async () => {
  installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date('2026-02-02T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
  theirs = await fillNetwork(runtime, { slug: 'theirs', kind: 'network', canary: 'THEIRS' })
  ours = await fillNetwork(runtime, { slug: 'ours', kind: 'network', canary: 'OURS' })
})
after(() => installation?.close())

type Told = { readonly ok: boolean; readonly refusal?: { readonly kind: string } }
/** The ids a deed is tried with: one target throughout, so that nothing of the own network hides what is foreign. */
type Target = Things & Shared & Partial<OfficeThings> & Partial<Filled['regional']>
type Attempt = (desk: Desk, on: Target) => Promise<unknown>

const language = 'en'
const nothing = { rationale: '', evidence: [], language }
const yes = { indicator: 'A2', typed: { state: 'yes' }, ...nothing }
const review = { ...acceptance, note: '' }
const written = { text: 'said', language }
const origin = 'https://example.org'

const attempts: Readonly<Record<Deed, Attempt>> = {
  'open-round': (desk, on) =>
    openRound(desk, { edition: on.edition, label: 'Another', period: '2025', due: '2026-05-01' }),
  'close-round': (desk, on) => closeRound(desk, on.round),
  'void-round': (desk, on) => voidRound(desk, on.round),
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
  'report-update': (desk, on) =>
    reportUpdate(desk, { action: on.action, round: null, status: 'never', text: '', language }),
  'record-finding': (desk, on) => recordFinding(desk, { text: '', language, place: on.place, indicator: null }),
  'draw-lesson': (desk, on) => drawLesson(desk, { ...written, text: '', finding: on.finding }),
  decide: (desk, on) =>
    decide(desk, { ...written, text: '', lesson: on.lesson, owner: 'role secretariat', due: '2099-12-31' }),
  'record-change': (desk, on) =>
    recordChange(desk, { ...written, text: '', decision: on.decision, action: on.action, indicator: null }),
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
  'search-audit': (desk, on) =>
    searchAudit(desk, { action: '', actor: '', object: on.action, from: '', until: '', before: '' }).then(found =>
      found.ok ? { ok: true, value: found.value.lines } : found,
    ),
  'mark-concern': (desk, on) => markConcern(desk, { text: on.text, origin }),
  'decide-concern': (desk, on) => decideConcern(desk, { concern: on.text, decision: 'put-back' }),
  'set-safeguarding': desk => setSafeguarding(desk, { needed: false }),
}

/** Deeds that name nothing that could be another's: they begin something, or what they name is public. */
const withoutObject: readonly Deed[] = ['adopt-framework', 'set-safeguarding']
/** Deeds that name a country by its code: both networks work in it, so only what does not exist can be told apart. */
const byPlace: readonly Deed[] = ['record-finding', 'ask-hiding']
/** Done once by the right role, these change what others find: they are tried last, upon what is not one's own alone. */
const changesMuch: readonly Deed[] = [
  'close-round',
  'publish-release',
  'agree-redaction',
  'agree-hiding',
  'end-role',
  'agree-recovery',
  'put-in-use',
  'mark-concern',
  'decide-concern',
]

const absentId = '0198c000-0000-7000-8000-000000000000'
const absent = (): Target =>
  Object.fromEntries(
    Object.keys({ ...ours.north, ...ours.shared }).map(key => [key, key === 'place' ? 'QMZ' : absentId]),
  ) as unknown as Target
/** A page of the review shows these roles what was handed in, and no draft. */
const reviewing: readonly RoleName[] = ['coordinator', 'reviewer', 'secretariat']
/** What is a role's own: Alder's and the north's, or what Juniper has written for those who speak for it. */
const own = (role?: RoleName): Target => ({
  ...ours.north,
  ...ours.shared,
  ...(role === 'respondent' ? ours.offices.Juniper : {}),
  ...(role === 'coordinator' ? ours.regional : {}),
  ...(role && reviewing.includes(role) ? { text: ours.shared.textToReview } : {}),
})
const others = (): Target => ({ ...ours.south, ...ours.shared })
/** What lies outside of a role's scope: another member's, another office's, and for an office its own country's members' too. */
const outside = (role: RoleName): readonly Target[] => {
  const { Juniper, Larch, Maple } = ours.offices
  const elsewhere = { ...others(), text: Maple.text }
  if (role !== 'respondent') return [elsewhere, { ...elsewhere, ...Juniper }, { ...elsewhere, ...Maple }]
  const { draft, entry } = ours.north
  const membersText = { ...others(), draft, entry }
  return [elsewhere, membersText, { ...elsewhere, ...Larch }, { ...elsewhere, ...Maple }]
}
const foreign = (): Target => ({ ...theirs.north, ...theirs.shared, place: 'QMZ' })

const kindOf = (told: unknown): string => ((told as Told).ok ? 'done' : (told as Told).refusal!.kind)

/** Everything the other network holds, as one number a table. */
async function stateOf(network: string): Promise<string> {
  const tables = await readEverything(installation.owner.db, async ({ tables: all }) => all.filter(one => one.apart))
  const lines = []
  for (const { name } of tables) {
    const { rows } = await sql<{
      line: string
    }>`select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as line
      from ${sql.table(name)} t where network_id = ${network}`.execute(installation.owner.db)
    lines.push(`${name} ${rows[0]!.line}`)
  }
  return lines.join('\n')
}

/** The roles whose scope with the deed takes in what belongs to another member in another region. */
const reachesOthers = (deed: Deed, role: RoleName) =>
  ['network', 'others', 'second'].includes(scopeOf(deed, role) ?? '')

test('every deed of the table is tried', () => {
  assert.deepEqual(Object.keys(attempts).toSorted(), [...deeds].toSorted())
})

test('another network is not changed by anything that is tried upon it, and answers like what does not exist', async () => {
  const before = await stateOf(theirs.system.network.id)
  for (const deed of deeds)
    for (const role of roleNames) {
      const desk = await ours.desk(role)
      const upon = async (target: Target) => await attempts[deed](desk, target)
      assert.deepEqual(await upon(foreign()), await upon(absent()), `${role} tries ${deed} upon another network`)
    }
  assert.equal(await stateOf(theirs.system.network.id), before)
})

test('a role that the table does not name is refused alike upon everything, and changes nothing', async () => {
  const before = await stateOf(ours.system.network.id)
  for (const deed of deeds)
    for (const role of roleNames.filter(name => scopeOf(deed, name) === null)) {
      for (const target of [own(), others(), foreign(), absent()]) {
        const kind = kindOf(await attempts[deed](await ours.desk(role), target))
        assert.equal(kind, 'deed.not-permitted', `${role} ${deed}`)
      }
    }
  assert.equal(await stateOf(ours.system.network.id), before)
})

test('what lies outside of a scope answers like what does not exist', async () => {
  const found: string[] = []
  for (const deed of deeds)
    for (const role of roleNames.filter(name => scopeOf(deed, name) !== null && !reachesOthers(deed, name))) {
      const desk = await ours.desk(role)
      const gone = JSON.stringify(await attempts[deed](desk, { ...others(), ...absent(), place: 'QMZ' }))
      for (const target of outside(role))
        if (JSON.stringify(await attempts[deed](desk, target)) !== gone) found.push(`${role} ${deed} ${target.draft}`)
    }
  assert.deepEqual(found, [])
})

/** The secretariat's own office is asked nothing that these attempts name. */
const speaksForNobodyHere = (deed: Deed, role: RoleName) => role === 'secretariat' && scopeOf(deed, role) === 'office'

test('what lies within a scope is found: the table promises nothing that is not there', async () => {
  const refused: string[] = []
  for (const deed of deeds.filter(
    deed => !changesMuch.includes(deed) && !withoutObject.includes(deed) && !byPlace.includes(deed),
  ))
    for (const role of roleNames.filter(name => scopeOf(deed, name) !== null && !speaksForNobodyHere(deed, name))) {
      const kind = kindOf(await attempts[deed](await ours.desk(role), own(role)))
      if (kind === 'thing.not-found' || kind === 'deed.not-permitted') refused.push(`${role} ${deed}: ${kind}`)
    }
  assert.deepEqual(refused, [])
})
