/** An indicator of one country: proposed by its people, agreed by a second person, asked there alone, published, and in no figure. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  adoptFramework,
  agreeNational,
  agreeRedaction,
  agreeTarget,
  askRedaction,
  carryNational,
  editionPage,
  endNational,
  moveEdition,
  nationalPage,
  openRelease,
  openRound,
  placeIndicators,
  planPage,
  proposeNational,
  publishRelease,
  readAs,
  recordAgreement,
  reviewSubmission,
  runJobs,
  saveAnswer,
  startPreview,
  submissionPage,
  submit,
  verifyWhole,
  withdrawNational,
  type CarriedNationalForm,
  type Desk,
  type NationalForm,
} from '@waymark/operations'
import type { CountryPage, FrameworkPage, IndicatorPage, PublicAnswer } from '@waymark/scorecard'
import { editionsOf, respondentsOf, submissionById, submissionsOfRespondents, versionsInEdition } from '@waymark/store'
import { must, openWorld, type World, wholeRelease } from '@waymark/testing'
import { adoptedEdition } from '../src/releases/adopted-edition.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const form = (changes: Partial<NationalForm> = {}): NationalForm => ({
  place: 'QMA',
  edition: world.edition,
  proposal: null,
  revision: 0,
  section: 'A',
  answer: 'rating',
  measures: 'structure',
  years: '2',
  name: 'Shelters of their own for boys',
  question: 'Are there shelters of their own for boys?',
  evidence: 'The decision that opened them',
  yes: 'In every district',
  partial: 'In some districts',
  no: 'In none',
  language: 'en',
  ...changes,
})
const decision = { body: 'Meeting of members in QMA', day: '2026-01-20', record: 'Minutes, item 4' }
const kindOf = (said: { ok: boolean; refusal?: unknown }) =>
  said.ok
    ? 'done'
    : [(said.refusal as { kind: string }).kind, (said.refusal as { field?: string }).field].filter(Boolean).join(' ')

const submissionOf = (desk: Desk, round: string) =>
  readAs(desk, async t => {
    const respondents = (await respondentsOf(t)).map(respondent => respondent.id)
    const all = await submissionsOfRespondents(t, respondents)
    return all.find(
      submission =>
        submission.round === round && submission.respondentName === 'Alder' && submission.subjectKind === 'country',
    )!
  })
const revisionOf = (desk: Desk, id: string) => readAs(desk, async t => (await submissionById(t, id))!.revision)

let proposal: string
const stated = async (desk: Desk) => (await nationalPage(desk, 'QMA'))!.indicators

test('what cannot be a national indicator is refused with its field, and nothing is kept', async () => {
  const arva = await world.signInAs('arva')
  const refusalOf = async (changes: Partial<NationalForm>) => kindOf(await proposeNational(arva, form(changes)))
  assert.equal(await refusalOf({ name: ' ' }), 'field.missing name')
  assert.equal(await refusalOf({ section: 'nowhere' }), 'field.unknown section')
  assert.equal(await refusalOf({ years: '9' }), 'national.years years')
  assert.equal(await refusalOf({ yes: '' }), 'field.missing yes')
  assert.equal(await refusalOf({ language: 'fr' }), 'language.unknown language')
  assert.equal(await refusalOf({ place: 'QMB' }), 'thing.not-found', 'a country of others')
  assert.equal(kindOf(await proposeNational(await world.signInAs('odd'), form())), 'deed.not-permitted')
  assert.deepEqual(await stated(arva), [])
})

test('a proposal is kept, changed, and not overwritten by a form made from an older one', async () => {
  const arva = await world.signInAs('arva')
  proposal = must(await proposeNational(arva, form({ name: 'Shelters' }))).proposal
  must(await proposeNational(arva, form({ proposal, revision: 1 })))
  assert.equal(kindOf(await proposeNational(arva, form({ proposal, revision: 1 }))), 'national.changed-meanwhile')
  const [shown] = await stated(arva)
  assert.deepEqual([shown?.texts.name?.body, shown?.state, shown?.revision], [form().name, 'proposed', 2])
  assert.equal((await planPage(arva, 'QMA'))!.national.length, 1)
  assert.equal(await nationalPage(await world.signInAs('cato'), 'QMA'), null)
})

test('a text of a proposal can be redacted, and then nobody can agree on it', async () => {
  const [arva, sigrid, tuva] = [
    await world.signInAs('arva'),
    await world.signInAs('sigrid'),
    await world.signInAs('tuva'),
  ]
  const other = must(await proposeNational(arva, form({ name: 'Names somebody' }))).proposal
  const text = (await stated(sigrid)).find(national => national.id === other)!.texts.name!.id
  const asked = must(await askRedaction(sigrid, { text, reason: 'Names somebody' }))
  must(await agreeRedaction(tuva, asked))
  assert.equal((await stated(arva)).find(national => national.id === other)!.texts.name!.body, null)
  assert.equal(
    kindOf(await agreeNational(sigrid, { ...decision, day: '2025-11-20', proposal: other, revision: 1 })),
    'national.redacted',
  )
  must(await withdrawNational(arva, other))
  assert.equal(kindOf(await withdrawNational(arva, other)), 'thing.not-found')
})

test('a second person records the agreement; it gets a code of its own and stands in the edition for its country', async () => {
  const [arva, sigrid, kaja] = [
    await world.signInAs('arva'),
    await world.signInAs('sigrid'),
    await world.signInAs('kaja'),
  ]
  const agree = { ...decision, proposal, revision: 2 }
  assert.equal(kindOf(await agreeNational(arva, agree)), 'deed.not-permitted')
  assert.equal(kindOf(await agreeNational(sigrid, { ...agree, record: '' })), 'field.missing record')
  assert.equal(kindOf(await agreeNational(sigrid, { ...agree, day: '2027-01-01' })), 'day.in-future day')
  assert.equal(kindOf(await agreeNational(sigrid, { ...agree, day: '2026-01-20' })), 'national.after-edition day')
  assert.equal(kindOf(await agreeNational(sigrid, { ...agree, revision: 1 })), 'national.changed-meanwhile')
  const own = must(await proposeNational(sigrid, form({ place: 'QMB', name: 'Of the secretariat' }))).proposal
  const inTime = { ...decision, day: '2025-11-20' }
  assert.equal(kindOf(await agreeNational(sigrid, { ...inTime, proposal: own, revision: 1 })), 'national.second-person')
  assert.deepEqual(must(await agreeNational(kaja, { ...agree, ...inTime })), { code: 'QMA-N1', place: 'QMA' })
  assert.equal(kindOf(await agreeNational(kaja, { ...agree, ...inTime })), 'thing.not-found')
  const page = (await editionPage(sigrid, world.edition))!
  const shown = page.questions.find(question => question.code === 'QMA-N1')!
  assert.deepEqual([shown.standing, shown.place, shown.agreed], [null, 'QMA', true])
})

test('it cannot be core, has no target, and is offered to the plans of no other country', async () => {
  const [sigrid, arva, cato] = [
    await world.signInAs('sigrid'),
    await world.signInAs('arva'),
    await world.signInAs('cato'),
  ]
  const core = await placeIndicators(sigrid, { ...decision, edition: world.edition, core: ['A1', 'QMA-N1'] })
  assert.equal(kindOf(core), 'placing.not-placeable core')
  const target = { state: 'yes', region: '', least: '1', by: '2030-12-31', milestones: [] }
  const agreed = await agreeTarget(sigrid, { ...decision, ...target, edition: world.edition, indicator: 'QMA-N1' })
  assert.equal(kindOf(agreed), 'field.missing indicator')
  const offered = async (desk: Desk, place: string) =>
    (await planPage(desk, place))!.indicators.map(indicator => indicator.code)
  assert.equal((await offered(arva, 'QMA')).includes('QMA-N1'), true)
  assert.equal((await offered(cato, 'QMB')).includes('QMA-N1'), false)
})

test('a round asks it of the members of its country alone; the answer is reviewed, published there, and in no figure', async () => {
  const { asked } = await publishedWithNational()
  assert.equal(asked.includes('QMA-N1'), true)
  const release = (await openRelease(world.runtime, 'test-network', '2026-1'))!
  const answers = (await release.page<readonly PublicAnswer[]>('data/answers.json'))!
  assert.deepEqual(
    answers.filter(publicAnswer => publicAnswer.indicator === 'QMA-N1').map(publicAnswer => publicAnswer.subject),
    ['QMA'],
  )
  const page = (await release.page<IndicatorPage>('indicators/demonstration-2021-2025/QMA-N1.json'))!
  assert.deepEqual([page.figures, page.rows, page.latest, page.targets], [[], [], [], []])
  assert.equal(await release.page('indicators/demonstration-2021-2025/QMA-N1/groups.json'), undefined)
  const { place, body, answers: own } = page.national!
  assert.deepEqual([place, body, own.length], ['QMA', decision.body, 1])
  assert.deepEqual(own[0]!.cell.kind === 'answer' && own[0]!.cell.status, { state: 'yes' })
  const country = async (code: string) => (await release.page<CountryPage>(`countries/${code}.json`))!
  const sections = (await country('QMA')).scorecards[0]!.sections
  const section = sections.find(scorecardSection => scorecardSection.lines.some(line => line.indicator === 'QMA-N1'))!
  assert.equal(section.lines.find(line => line.indicator === 'QMA-N1')!.national, true)
  assert.deepEqual(section.counts.states, {}, 'it is in no count of its section')
  assert.equal(JSON.stringify(await country('QMB')).includes('QMA-N1'), false)
  const text = async (path: string) => Buffer.from((await release.bytes(path))!).toString('utf8')
  assert.equal((await text('data/figures.csv')).includes('QMA-N1'), false)
  for (const path of [
    'index.json',
    'world.json',
    'groups/north.json',
    'frameworks/demonstration-2021-2025/sections.json',
  ])
    assert.equal((await text(path)).includes('QMA-N1'), false, path)
  const [header, ...rows] = (await text('data/observations.csv')).split('\r\n').map(row => row.split(','))
  const cell = (row: readonly string[], name: string) => row[header!.indexOf(name)]
  assert.deepEqual(
    rows.filter(row => row.includes('QMA-N1')).map(row => [cell(row, 'subject'), cell(row, 'national')]),
    [['QMA', 'yes']],
  )
  const framework = (await release.page<FrameworkPage>('frameworks/demonstration-2021-2025.json'))!
  assert.deepEqual(framework.adopted.national, { 'QMA-N1': { place: 'QMA', body: decision.body, day: '2025-11-20' } })
  assert.equal(JSON.stringify(framework).includes('item 4'), false, 'where it is recorded stays inside')
  const published = (await wholeRelease(world.runtime, { network: 'test-network', label: '2026-1', withSealed: true }))!
  assert.deepEqual(verifyWhole(published).findings, [])
})

/** A round of the edition in use, answered by Alder, reviewed, and published as 2026-1; gives back what it asked Alder. */
async function publishedWithNational(): Promise<{ readonly asked: readonly string[] }> {
  const [sigrid, arva, rune] = [
    await world.signInAs('sigrid'),
    await world.signInAs('arva'),
    await world.signInAs('rune'),
  ]
  const round = must(
    await openRound(sigrid, { edition: world.edition, label: 'Second', period: '2025-S2', due: '2026-04-01' }),
  )
  const mine = await submissionOf(sigrid, round)
  const asked = (await submissionPage(arva, mine.id))!.questions.map(question => question.code)
  const rationale = 'Opened in all four districts'
  const answer = {
    submission: mine.id,
    indicator: 'QMA-N1',
    typed: { state: 'yes' },
    rationale,
    evidence: [],
    language: 'en',
  }
  must(await saveAnswer(arva, { ...answer, revision: mine.revision }))
  must(await submit(arva, { submission: mine.id, revision: await revisionOf(arva, mine.id) }))
  const review = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
  must(await reviewSubmission(rune, { submission: mine.id, revision: await revisionOf(rune, mine.id), ...review }))
  const preview = must(await startPreview(sigrid, { rounds: [round], label: '2026-1', days: '0' }))
  await runJobs(sigrid.runtime)
  must(await publishRelease(sigrid, { preview }))
  return { asked }
}

test('it is carried into the next edition by a decision of the country: the same version, asked on, and each edition names its own decision', async () => {
  const [sigrid, arva] = [await world.signInAs('sigrid'), await world.signInAs('arva')]
  const later = must(await adoptFramework(sigrid, { code: 'demonstration', edition: '2026-2030' }))
  const [shown] = await stated(arva)
  const section = shown!.carriedInto.find(one => one.id === later)!.sections[0]!.code
  const carry = { ...decision, indicator: proposal, edition: later, section }
  const refusalOf = async (changes: Partial<CarriedNationalForm>) =>
    kindOf(await carryNational(sigrid, { ...carry, ...changes }))
  assert.equal(kindOf(await carryNational(arva, carry)), 'deed.not-permitted')
  assert.equal(await refusalOf({ section: '' }), 'field.missing section')
  assert.equal(await refusalOf({ section: 'nowhere' }), 'field.unknown section')
  assert.equal(await refusalOf({ edition: world.edition }), 'thing.not-found', 'where it stands already')
  assert.equal(await refusalOf({ record: '' }), 'field.missing record')
  assert.equal(await refusalOf({ day: '2031-01-01' }), 'day.in-future day')
  const { id } = must(await carryNational(sigrid, carry))
  assert.equal(await refusalOf({}), 'thing.not-found', 'it stands there now')
  const rows = await stated(arva)
  assert.deepEqual(
    rows.flatMap(row => (row.code ? [[row.label, row.state, row.code, row.agreed!.day]] : [])),
    [
      ['2021-2025', 'agreed', 'QMA-N1', '2025-11-20'],
      ['2026-2030', 'agreed', 'QMA-N1', decision.day],
    ],
  )
  assert.equal(rows.find(row => row.id === id)!.wording!.en!.text, form().name)
  const editions = await readAs(sigrid, t => editionsOf(t))
  const released = editions
    .filter(editionRow => editionRow.code === 'demonstration')
    .map(editionRow => adoptedEdition(editionRow))
  assert.deepEqual(
    released.map(eachEdition => [eachEdition.edition.edition.label, eachEdition.national!['QMA-N1']!.day]),
    [
      ['2021-2025', '2025-11-20'],
      ['2026-2030', decision.day],
    ],
  )
  const versions = await Promise.all(
    [world.edition, later].map(edition => readAs(sigrid, t => versionsInEdition(t, edition))),
  )
  const [before, now] = versions.map(all => all.find(version => version.code === 'QMA-N1')!)
  assert.deepEqual([now!.id, now!.standing], [before!.id, 'national'])
  must(await recordAgreement(sigrid, { ...decision, edition: later }))
  must(await moveEdition(sigrid, { edition: later, to: 'in-use' }))
  const round = must(await openRound(sigrid, { edition: later, label: 'Next', period: '2026-S1', due: '2026-04-01' }))
  const asked = (await submissionPage(arva, (await submissionOf(sigrid, round)).id))!.questions
  assert.equal(
    asked.some(question => question.code === 'QMA-N1'),
    true,
  )
})

test('an ended one is asked in no later round, and what was asked stays', async () => {
  const [sigrid, arva] = [await world.signInAs('sigrid'), await world.signInAs('arva')]
  assert.equal(kindOf(await endNational(arva, proposal)), 'deed.not-permitted')
  must(await endNational(sigrid, proposal))
  const round = must(
    await openRound(sigrid, { edition: world.edition, label: 'Third', period: '2025-S1', due: '2026-04-01' }),
  )
  const mine = await submissionOf(sigrid, round)
  assert.equal(
    (await submissionPage(arva, mine.id))!.questions.some(question => question.code === 'QMA-N1'),
    false,
  )
  const { state, carriedInto } = (await stated(arva)).find(national => national.id === proposal)!
  assert.deepEqual([state, carriedInto], ['ended', []])
})
