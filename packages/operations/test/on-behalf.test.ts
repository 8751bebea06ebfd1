/** Answers entered for a member: who may, what is kept of it, who confirms, who reviews, and what the public learns of it. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  answerForMember,
  confirmAnswers,
  correctForMember,
  correctionPage,
  onBehalfCorrection,
  onBehalfList,
  onBehalfPage,
  onBehalfQuestion,
  openRelease,
  publishRelease,
  questionPage,
  readAs,
  reviewCorrection,
  reviewPage,
  reviewSubmission,
  runJobs,
  saveAnswer,
  startPreview,
  submissionPage,
  submit,
  submitForMember,
  today,
} from '@waymark/operations'
import type { SettledAnswer } from '@waymark/scorecard'
import { inNetwork, submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const draftOf = (member: string) => countrySubmission(world.system, member)
const revisionOf = (submission: string) =>
  readAs(world.system, async t => (await submissionById(t, submission))!.revision)
const form = {
  indicator: 'A2',
  typed: { state: 'yes' },
  rationale: 'Read out by telephone.',
  evidence: [],
  language: 'en',
  revision: 0,
  from: 'telephone',
  receivedOn: '2026-02-01',
}
const kindOf = (result: {
  readonly ok: boolean
  readonly refusal?: { readonly kind: string; readonly field?: string }
}) => (result.ok ? 'done' : [result.refusal!.kind, result.refusal!.field].filter(Boolean).join(' '))
const review = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const

describe('an answer entered for a member', () => {
  test('is the secretariat’s to enter, or a coordinator’s within the region, and nobody else’s', async () => {
    const [cedars, dogwoods] = [await draftOf('Cedar'), await draftOf('Dogwood')]
    for (const name of ['arva', 'rune', 'adele', 'odd', 'aud'] as const)
      assert.equal(
        kindOf(await answerForMember(await world.signInAs(name), { ...form, submission: cedars })),
        'deed.not-permitted',
      )
    const kaja = await world.signInAs('kaja')
    const listed = (await onBehalfList(kaja, ''))!.drafts.map(draft => draft.respondent)
    for (const [name, submission] of [
      ['Cedar', cedars],
      ['Dogwood', dogwoods],
    ] as const) {
      const may = kindOf(await answerForMember(kaja, { ...form, submission, from: '' }))
      assert.equal(may, listed.includes(name) ? 'field.missing enteredFrom' : 'thing.not-found', name)
    }
    assert.equal(await onBehalfList(await world.signInAs('arva'), ''), null)
    const found = (await onBehalfList(await world.signInAs('sigrid'), 'ceda'))!
    assert.deepEqual([...new Set(found.drafts.map(draft => draft.respondent))], ['Cedar'])
  })

  test('says from what and when, is refused at its field, and leaves the member’s own words alone', async () => {
    const [sigrid, cato, submission] = [
      await world.signInAs('sigrid'),
      await world.signInAs('cato'),
      await draftOf('Cedar'),
    ]
    assert.equal(
      kindOf(await answerForMember(sigrid, { ...form, submission, from: 'pigeon' })),
      'behalf.from-unknown enteredFrom',
    )
    const early = await answerForMember(sigrid, { ...form, submission, receivedOn: '2027-01-01' })
    assert.equal(kindOf(early), 'day.in-future receivedOn')
    const own = { ...form, submission, indicator: 'A1', rationale: 'In secret.' }
    must(await saveAnswer(cato, own))
    assert.equal(kindOf(await answerForMember(sigrid, { ...own, revision: 1 })), 'behalf.member-wrote')
    const page = (await onBehalfPage(sigrid, submission))!
    assert.equal(page.questions.find(question => question.code === 'A1')!.stands, 'member')
    assert.doesNotMatch(JSON.stringify(await onBehalfQuestion(sigrid, { submission, indicator: 'A1' })), /In secret/)
    must(await answerForMember(sigrid, { ...form, submission }))
    assert.equal(
      kindOf(await submitForMember(sigrid, { submission, revision: await revisionOf(submission) })),
      'behalf.member-wrote',
    )
    const kept = await inNetwork(world.runtime.installation.owner.db, world.system.network.id, async t => {
      const { rows } = await sql<{ by: string; from: string; on: string }>`
        select
          entered_by as by,
          entered_from as "from",
          received_on as "on"
        from app.answer
        where submission_id = ${submission}
          and entered_by is not null`.execute(t)
      return rows
    })
    assert.deepEqual(kept, [{ by: sigrid.person!.id, from: 'telephone', on: '2026-02-01' }])
  })

  test('is told to the member, who confirms it, and whoever entered it cannot', async () => {
    const [sigrid, cato, submission] = [
      await world.signInAs('sigrid'),
      await world.signInAs('cato'),
      await draftOf('Cedar'),
    ]
    assert.deepEqual(
      (await today(cato)).toConfirm.map(head => head.id),
      [submission],
    )
    assert.deepEqual((await today(await world.signInAs('arva'))).toConfirm, [])
    const page = (await submissionPage(cato, submission))!
    assert.equal(page.toConfirm, 1)
    const entered = { from: 'telephone', receivedOn: '2026-02-01', confirmed: false }
    assert.deepEqual(page.questions.find(question => question.code === 'A2')!.answer!.entered, entered)
    const revision = await revisionOf(submission)
    assert.equal(kindOf(await confirmAnswers(sigrid, { submission, revision })), 'deed.not-permitted')
    assert.equal(
      kindOf(await confirmAnswers(await world.signInAs('arva'), { submission, revision })),
      'thing.not-found',
    )
    assert.equal(
      kindOf(await confirmAnswers(cato, { submission, revision: revision - 1 })),
      'submission.changed-meanwhile',
    )
    must(await confirmAnswers(cato, { submission, revision }))
    assert.equal(kindOf(await confirmAnswers(cato, { submission, revision })), 'behalf.nothing-to-confirm')
    assert.deepEqual((await today(cato)).toConfirm, [])
    assert.equal(kindOf(await answerForMember(sigrid, { ...form, submission, revision: 1 })), 'behalf.member-wrote')
  })

  test('is the member’s own once it has changed it', async () => {
    const [cato, submission] = [await world.signInAs('cato'), await draftOf('Cedar')]
    const { revision } = (await questionPage(cato, { submission, indicator: 'A2' }))!
    must(await saveAnswer(cato, { ...form, submission, typed: { state: 'partial' }, revision }))
    assert.equal((await questionPage(cato, { submission, indicator: 'A2' }))!.answer!.entered, null)
    must(await submit(cato, { submission, revision: await revisionOf(submission) }))
  })

  test('is handed in unconfirmed, reviewed by somebody else who sees that, and published without a word of it', async () => {
    const [sigrid, rune, submission] = [
      await world.signInAs('sigrid'),
      await world.signInAs('rune'),
      await draftOf('Dogwood'),
    ]
    must(await answerForMember(sigrid, { ...form, submission, from: 'paper' }))
    must(await submitForMember(sigrid, { submission, revision: await revisionOf(submission) }))
    assert.equal(await onBehalfPage(sigrid, submission), null)
    const revision = await revisionOf(submission)
    assert.equal(kindOf(await reviewSubmission(sigrid, { submission, revision, ...review })), 'review.own-work')
    assert.equal(await reviewPage(sigrid, submission), null)
    const shown = (await reviewPage(rune, submission))!.questions.find(question => question.indicator.code === 'A2')!
    assert.deepEqual(shown.answer!.entered, { from: 'paper', receivedOn: '2026-02-01', confirmed: false })
    must(await reviewSubmission(rune, { submission, revision, ...review }))
    const preview = must(await startPreview(world.system, { rounds: [world.round], label: '2026-1', days: '0' }))
    await runJobs(world.system.runtime)
    must(await publishRelease(world.system, { preview }))
    const release = (await openRelease(world.runtime, 'test-network', '2026-1'))!
    const rows = (await release.page<readonly SettledAnswer[]>('data/answers.json'))!
    const row = rows.find(answer => answer.indicator === 'A2' && answer.subject === 'QMC')!
    assert.deepEqual(row.status, { state: 'yes' })
    assert.doesNotMatch(JSON.stringify(row), /entered|confirmed|paper|received/)
  })

  test('is corrected once accepted, as it was entered: told from what, by one who does not review it, and never over the member’s word', async () => {
    const [sigrid, rune, submission] = [
      await world.signInAs('sigrid'),
      await world.signInAs('rune'),
      await draftOf('Dogwood'),
    ]
    const listed = (await onBehalfList(sigrid, 'dogw'))!.accepted
    assert.deepEqual(
      listed.map(line => [line.submission, line.code]),
      [[submission, 'A2']],
    )
    const page = (await onBehalfCorrection(sigrid, { submission, indicator: 'A2' }))!
    const { revision: _, ...typed } = form
    const wanted = { ...typed, submission, base: page.answer.id, typed: { state: 'no' }, receivedOn: '2026-02-02' }
    assert.equal(kindOf(await correctForMember(await world.signInAs('arva'), wanted)), 'deed.not-permitted')
    assert.equal(kindOf(await correctForMember(await world.signInAs('kaja'), wanted)), 'thing.not-found')
    assert.equal(kindOf(await correctForMember(sigrid, { ...wanted, from: '' })), 'field.missing enteredFrom')
    assert.equal(kindOf(await correctForMember(sigrid, { ...wanted, typed: {} })), 'correction.empty state')
    const { answer } = must(await correctForMember(sigrid, wanted))
    assert.equal(kindOf(await correctForMember(sigrid, wanted)), 'correction.waits-already')
    const waiting = (await correctionPage(rune, answer))!
    assert.deepEqual(waiting.answer.entered, { from: 'telephone', receivedOn: '2026-02-02', confirmed: false })
    assert.equal(await correctionPage(sigrid, answer), null, 'whoever entered it does not review it')
    const { accepted: __, ...decision } = review
    must(await reviewCorrection(rune, { ...decision, answer }))
    const dagny = await world.signInAs('dagny')
    assert.deepEqual((await questionPage(dagny, { submission, indicator: 'A2' }))!.answer!.status, { state: 'no' })
    must(await confirmAnswers(dagny, { submission, revision: await revisionOf(submission) }))
    assert.deepEqual((await onBehalfList(sigrid, 'dogw'))!.accepted, [])
    const again = { ...wanted, base: answer, typed: { state: 'partial' } }
    assert.equal(kindOf(await correctForMember(sigrid, again)), 'behalf.member-wrote')
    assert.equal(await onBehalfCorrection(sigrid, { submission, indicator: 'A2' }), null)
  })
})
