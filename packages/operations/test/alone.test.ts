/** A network in which one person is alone: nobody else can review, and what is published says so. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  answerForMember,
  confirmAnswers,
  correctAnswer,
  entriesForRelease,
  invitePerson,
  publishRelease,
  questionPage,
  readAs,
  reviewEntry,
  runJobs,
  saveEntry,
  settleRound,
  startPreview,
  submitEntry,
  submitForMember,
  type Desk,
  type EntryForm,
} from '@waymark/operations'
import { entryById, submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, wholeRelease, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const form = (more: Partial<EntryForm> = {}): EntryForm => ({
  kind: 'training',
  entry: null,
  revision: 0,
  language: 'en',
  title: 'A course',
  level: 'international',
  day: '2025-05-04',
  places: [],
  keeper: 'secretariat',
  fields: { audience: ['police'], participants: '30' },
  ...more,
})
const stateOf = (desk: Desk, entry: string) => readAs(desk, async t => (await entryById(t, entry))!.state)
const released = async (entry: string) =>
  (await readAs(world.system, t => entriesForRelease(t, [{ from: '2025-01-01', until: '2026-01-01' }]))).find(
    eachEntry => eachEntry.id === entry,
  )

test('an entry that its author alone could review waits for nobody and is published as not reviewed', async () => {
  const sigrid = await world.signInAs('sigrid')
  const saved = must(await saveEntry(sigrid, form()))
  const handed = must(await submitEntry(sigrid, saved))
  assert.equal(handed.waits, false)
  assert.equal(await stateOf(sigrid, saved.entry), 'accepted')
  assert.equal((await released(saved.entry))?.reviewed, false)
})

test('a person who reviews nothing is not alone: the entry waits until somebody can review it', async () => {
  const arva = await world.signInAs('arva')
  const own = form({ level: 'national', places: ['QMA'] })
  const { keeper: _, ...alders } = own
  const saved = must(await saveEntry(arva, alders))
  assert.equal(must(await submitEntry(arva, saved)).waits, true)
  assert.equal(await stateOf(arva, saved.entry), 'submitted')
})

describe('what one person entered for a member and nobody else could review', () => {
  let submission: string
  const at = async () => (await readAs(world.system, t => submissionById(t, submission)))!
  const settled = async () =>
    (await readAs(world.system, t => settleRound(t, { id: world.round }))).find(
      triple => triple.indicator === 'A2' && triple.subject === 'QMA' && triple.respondentType === 'member',
    )!
  const entered = {
    indicator: 'A2',
    rationale: 'By telephone.',
    evidence: [],
    language: 'en',
    from: 'telephone',
    receivedOn: '2026-02-01',
  }

  test('waits until the member has confirmed it, and then counts as not reviewed', async () => {
    const sigrid = await world.signInAs('sigrid')
    submission = await countrySubmission(world.system, 'Birch')
    must(await answerForMember(sigrid, { ...entered, submission, typed: { state: 'yes' }, revision: 0 }))
    const handed = must(await submitForMember(sigrid, { submission, revision: (await at()).revision }))
    assert.equal(handed.waits, true)
    assert.equal((await settled()).status && 'missing' in (await settled()).status, true)
    const bodil = await world.signInAs('bodil')
    assert.equal(must(await confirmAnswers(bodil, { submission, revision: (await at()).revision })).counts, true)
    assert.equal((await at()).state, 'accepted')
    const { status, reviewed, settledOn } = await settled()
    assert.deepEqual([status, reviewed], [{ state: 'yes' }, false])
    assert.ok(settledOn, 'it was settled on a day')
    assert.equal((await questionPage(bodil, { submission, indicator: 'A2' }))!.answer!.unreviewed, true)
  })

  test('is corrected without a review too', async () => {
    const bodil = await world.signInAs('bodil')
    const base = (await questionPage(bodil, { submission, indicator: 'A2' }))!.answer!.id
    const correction = {
      submission,
      indicator: 'A2',
      base,
      typed: { state: 'no' },
      rationale: '',
      evidence: [],
      language: 'en',
    }
    assert.equal(must(await correctAnswer(bodil, correction)).waits, false)
    assert.deepEqual([(await settled()).status, (await settled()).reviewed], [{ state: 'no' }, false])
  })

  test('is published as not reviewed: on the page of its country, in the data, and nowhere else', async () => {
    const sigrid = await world.signInAs('sigrid')
    const preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-1', days: '0' }))
    await runJobs(world.runtime)
    must(await publishRelease(sigrid, { preview }))
    const { files } = (await wholeRelease(world.runtime, {
      network: 'test-network',
      label: 'latest',
      withSealed: false,
    }))!
    const read = (path: string) => Buffer.from(files[path]!).toString('utf8')
    const answers = JSON.parse(read('data/answers.json')) as { reviewed?: false; indicator: string; subject: string }[]
    assert.deepEqual(
      answers.filter(answer => answer.reviewed === false).map(answer => `${answer.indicator} ${answer.subject}`),
      ['A2 QMA'],
    )
    assert.match(read('countries/QMA.json'), /"reviewed": ?false/)
    const [header, ...rows] = read('data/observations.csv').trim().split('\r\n')
    const column = header!.split(',').indexOf('reviewed')
    assert.deepEqual([...new Set(rows.map(row => row.split(',').at(column)))].sort(), ['', 'no'])
  })
})

test('once somebody else reviews, entries and corrections wait, and what is accepted is not marked', async () => {
  const sigrid = await world.signInAs('sigrid')
  const saved = must(await saveEntry(sigrid, form({ title: 'Another course' })))
  await invitePerson(world.runtime, { network: 'test-network', name: 'Rolf', role: 'reviewer' })
  const handed = must(await submitEntry(sigrid, saved))
  assert.equal(handed.waits, true)
  const rune = await world.signInAs('rune')
  const bodil = await world.signInAs('bodil')
  const submission = await countrySubmission(world.system, 'Birch')
  const base = (await questionPage(bodil, { submission, indicator: 'A2' }))!.answer!.id
  const correction = {
    submission,
    indicator: 'A2',
    base,
    typed: { state: 'yes' },
    rationale: '',
    evidence: [],
    language: 'en',
  }
  assert.equal(must(await correctAnswer(bodil, correction)).waits, true)
  const review = { decision: 'accept', note: '', language: 'en', nobodyRecognisable: true } as const
  must(await reviewEntry(rune, { ...handed, ...review }))
  const accepted = await released(saved.entry)
  assert.ok(accepted && !('reviewed' in accepted))
})
