/** A round from opening to release, with real PostgreSQL: drafts, returns, two members, a ruling, a preview, a correction. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  answerPreview,
  correctAnswer,
  freezeAgain,
  readAs,
  openRelease,
  publishRelease,
  questionPage,
  replyObjection,
  reviewCorrection,
  reviewSubmission,
  saveAnswer,
  settleAnswer,
  settlePage,
  runJobs,
  startPreview,
  submit,
  withdrawRelease,
  type Desk,
} from '@waymark/operations'
import type { IndicatorPage, PublicObjection } from '@waymark/scorecard'
import { closes } from '@waymark/measure'
import { answersOf, draftsOf, repliesOf, submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const evidence = [
  {
    type: 'law',
    where: '',
    address: 'https://example.org/gazette/12',
    seenOn: '2026-02-01',
    quote: 'Section 4 applies.',
    place: 'page 3',
  },
]

async function revisionOf(desk: Desk, submission: string): Promise<number> {
  return readAs(desk, async t => (await submissionById(t, submission))!.revision)
}

async function answerAndSubmit(desk: Desk, member: string, state: string): Promise<string> {
  const submission = await countrySubmission(desk, member)
  const form = {
    submission,
    indicator: 'A2',
    typed: { state },
    rationale: `${member} says ${state}`,
    evidence,
    language: 'en',
  }
  const { revision } = (await questionPage(desk, { submission, indicator: 'A2' }))!
  must(await saveAnswer(desk, { ...form, revision }))
  must(await submit(desk, { submission, revision: await revisionOf(desk, submission) }))
  return submission
}

const acceptance = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const

/** The total that a figure prints of a state; of numbers and narratives how many gave one. */
function totalOf(page: IndicatorPage, id: string, state: string): number | undefined {
  const figure = page.figures.find(publishedFigure => publishedFigure.id === id)?.figure
  if (!figure || !('sets' in figure)) return undefined
  return figure.kind === 'states' ? figure.states[state] : figure.sets.answered
}

async function indicatorPage(label: string, code: string): Promise<IndicatorPage> {
  const release = (await openRelease(world.runtime, 'test-network', label))!
  return (await release.page<IndicatorPage>(`indicators/demonstration-2021-2025/${code}.json`))!
}

describe('a round of three countries', () => {
  test('a draft of another member cannot be written, and looks like one that does not exist', async () => {
    const cato = await world.signInAs('cato')
    const foreign = await countrySubmission(await world.signInAs('sigrid'), 'Alder')
    const form = { indicator: 'A2', typed: { state: 'yes' }, rationale: '', evidence: [], language: 'en', revision: 0 }
    const refusedForeign = await saveAnswer(cato, { ...form, submission: foreign })
    const refusedAbsent = await saveAnswer(cato, { ...form, submission: '0198c000-0000-7000-8000-000000000000' })
    assert.deepEqual(refusedForeign, refusedAbsent)
    assert.deepEqual(refusedForeign, { ok: false, refusal: { kind: 'thing.not-found' } })
  })

  test('an answer saved from an older form does not overwrite a newer one', async () => {
    const arva = await world.signInAs('arva')
    const submission = await countrySubmission(arva, 'Alder')
    const form = { submission, indicator: 'A2', rationale: 'first', evidence, language: 'en', revision: 0 }
    must(await saveAnswer(arva, { ...form, typed: { state: 'partial' } }))
    const second = await saveAnswer(arva, { ...form, typed: { state: 'no' } })
    assert.equal(second.ok === false && second.refusal.kind, 'answer.changed-meanwhile')
    const kept = await readAs(arva, t => answersOf(t, submission))
    assert.equal(kept[0]?.typed['state'], 'partial')
  })

  test('colleagues write different questions of one draft from the same page, and hand in what both have seen', async () => {
    const [dagny, submission] = [
      await world.signInAs('dagny'),
      await countrySubmission(await world.signInAs('dagny'), 'Dogwood'),
    ]
    const form = { submission, typed: { state: 'yes' }, rationale: '', evidence: [], language: 'en', revision: 0 }
    const seen = await revisionOf(dagny, submission)
    const both = await Promise.all(['A1', 'A2'].map(indicator => saveAnswer(dagny, { ...form, indicator })))
    assert.deepEqual(
      both.map(result => result.ok),
      [true, true],
    )
    const unseen = await submit(dagny, { submission, revision: seen })
    assert.equal(unseen.ok === false && unseen.refusal.kind, 'submission.changed-meanwhile')
    const again = await saveAnswer(dagny, { ...form, indicator: 'A1' })
    assert.equal(again.ok === false && again.refusal.kind, 'answer.changed-meanwhile')
  })

  test('a form filled in before the draft was handed in does not overwrite what was handed in', async () => {
    const cato = await world.signInAs('cato')
    const submission = await countrySubmission(cato, 'Cedar')
    const form = { submission, indicator: 'A2', rationale: '', evidence: [], language: 'en' }
    const first = must(await saveAnswer(cato, { ...form, typed: { state: 'yes' }, revision: 0 }))
    must(await submit(cato, { submission, revision: first.submission }))
    const back = { submission, decision: 'return', accepted: [], note: 'Which law?', language: 'en' } as const
    const revision = await revisionOf(cato, submission)
    must(await reviewSubmission(await world.signInAs('rune'), { ...back, revision, nobodyRecognisable: false }))
    const late = await saveAnswer(cato, { ...form, typed: { state: 'no' }, revision: first.answer })
    assert.equal(late.ok === false && late.refusal.kind, 'answer.changed-meanwhile')
  })

  test('nobody reviews their own work or that of their member, and a return says why', async () => {
    const submission = await answerAndSubmit(await world.signInAs('arva'), 'Alder', 'yes')
    const revision = await revisionOf(await world.signInAs('rune'), submission)
    const ownMember = await reviewSubmission(await world.signInAs('alderReviewer'), {
      submission,
      revision,
      ...acceptance,
    })
    assert.equal(ownMember.ok === false && ownMember.refusal.kind, 'review.same-member')
    const rune = await world.signInAs('rune')
    const silent = await reviewSubmission(rune, { submission, revision, ...acceptance, decision: 'return' })
    assert.equal(silent.ok === false && silent.refusal.kind, 'review.note-missing')
    const unconfirmed = await reviewSubmission(rune, { submission, revision, ...acceptance, nobodyRecognisable: false })
    assert.equal(unconfirmed.ok === false && unconfirmed.refusal.kind, 'review.recognisable-not-confirmed')
    must(
      await reviewSubmission(rune, { submission, revision, ...acceptance, decision: 'return', note: 'Which section?' }),
    )
    must(await submit(await world.signInAs('arva'), { submission, revision: await revisionOf(rune, submission) }))
    must(await reviewSubmission(rune, { submission, revision: await revisionOf(rune, submission), ...acceptance }))
  })

  test('two members of one country who differ are contested until a reviewer rules with a reason', async () => {
    const rune = await world.signInAs('rune')
    const submission = await answerAndSubmit(await world.signInAs('bodil'), 'Birch', 'no')
    must(await reviewSubmission(rune, { submission, revision: await revisionOf(rune, submission), ...acceptance }))
    const ruling = {
      round: world.round,
      indicator: 'A2',
      subject: 'QMA',
      respondentType: 'member',
      typed: { state: 'partial' },
      language: 'en',
    }
    const silent = await settleAnswer(rune, { ...ruling, reason: ' ' })
    assert.equal(silent.ok === false && silent.refusal.kind, 'ruling.reason-missing')
    const party = await settleAnswer(await world.signInAs('alderReviewer'), { ...ruling, reason: 'We were right' })
    assert.equal(party.ok === false && party.refusal.kind, 'review.same-member')
    must(await settleAnswer(rune, { ...ruling, reason: 'The section is in force, the decree is not.' }))
    assert.equal((await settlePage(rune, ruling))?.ruled?.published, false, 'nobody said partial')
  })

  test('a late submission counts and is marked late', async () => {
    world.passDays(60)
    const cato = await world.signInAs('cato')
    const submission = await answerAndSubmit(cato, 'Cedar', 'yes')
    const rune = await world.signInAs('rune')
    assert.equal((await readAs(rune, t => submissionById(t, submission)))!.late, true)
    must(await reviewSubmission(rune, { submission, revision: await revisionOf(rune, submission), ...acceptance }))
  })

  test('publishing waits for the preview, for answers to objections, and for what changed since the freeze', async () => {
    const sigrid = await world.signInAs('sigrid')
    const preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-1', days: '7' }))
    await runJobs(sigrid.runtime)
    const early = await publishRelease(sigrid, { preview })
    assert.equal(early.ok === false && early.refusal.kind, 'preview.still-open')
    const cato = await world.signInAs('cato')
    const subject = await readAs(
      cato,
      async t => (await submissionById(t, await countrySubmission(cato, 'Cedar')))!.subject,
    )
    must(
      await answerPreview(cato, {
        preview,
        subject,
        reply: 'object',
        indicator: 'A2',
        text: 'The law has no decree yet.',
        language: 'en',
        mayPrint: true,
      }),
    )
    const dagny = await world.signInAs('dagny')
    const dogwoods = await readAs(
      dagny,
      async t => (await submissionById(t, await countrySubmission(dagny, 'Dogwood')))!.subject,
    )
    const unprinted = { preview, subject: dogwoods, reply: 'object', indicator: 'A2', language: 'en' }
    must(await answerPreview(dagny, { ...unprinted, text: 'Said as the only member of the country.' }))
    world.passDays(7)
    const unanswered = await publishRelease(sigrid, { preview })
    assert.equal(unanswered.ok === false && unanswered.refusal.kind, 'preview.objection-unanswered')
    for (const { id: reply } of await readAs(sigrid, t => repliesOf(t, preview)))
      must(
        await replyObjection(sigrid, { preview, reply, text: 'The indicator asks for the law alone.', language: 'en' }),
      )

    const late = await answerAndSubmit(dagny, 'Dogwood', 'yes')
    const rune = await world.signInAs('rune')
    must(
      await reviewSubmission(rune, {
        submission: late,
        revision: await revisionOf(rune, late),
        ...acceptance,
        decision: 'return',
        note: 'Evidence?',
      }),
    )
    const returned = await publishRelease(sigrid, { preview })
    assert.equal(returned.ok, true, 'a returned submission is not answered, as it was when frozen')
  })

  test('the release counts one yes and two without a published answer: one silent, one ruled to what no answer carries', async () => {
    const page = await indicatorPage('2026-1', 'A2')
    const figure = page.figures[0]!.figure
    assert.ok(figure.kind === 'states')
    assert.deepEqual(figure.sets, { inScope: 3, asked: 3, applicable: 3, answered: 1 })
    assert.deepEqual(figure.states, { yes: 1, partial: 0, no: 0 })
    assert.deepEqual(figure.missing, { 'no-answer-published': 2 })
    const release = (await openRelease(world.runtime, 'test-network', '2026-1'))!
    const objections = (await release.page<readonly PublicObjection[]>('data/objections.json'))!
    assert.deepEqual(
      objections.map(objection => objection.indicator),
      ['A2'],
      'that of a country’s only member only with its yes',
    )
    assert.equal(JSON.stringify([page, objections]).includes('Cedar'), false, 'who objected is not printed')
  })

  test('a correction after publication supersedes in the next release and leaves the first as it was', async () => {
    const cato = await world.signInAs('cato')
    const submission = await countrySubmission(cato, 'Cedar')
    const base = (await readAs(cato, t => answersOf(t, submission))).find(
      answerRow => answerRow.state === 'accepted',
    )!.id
    const form = {
      submission,
      indicator: 'A2',
      typed: { state: 'no' },
      rationale: 'The law was repealed.',
      evidence,
      language: 'en',
    }
    const { answer } = must(await correctAnswer(cato, { ...form, base }))
    const rune = await world.signInAs('rune')
    must(
      await reviewCorrection(rune, { answer, decision: 'accept', note: '', language: 'en', nobodyRecognisable: true }),
    )
    const ruling = { round: world.round, indicator: 'A2', subject: 'QMA', respondentType: 'member', language: 'en' }
    must(await settleAnswer(rune, { ...ruling, typed: { state: 'no' }, reason: 'No decree came.' }))
    assert.equal((await settlePage(rune, ruling))?.ruled?.published, true, 'one of them said no')
    const sigrid = await world.signInAs('sigrid')
    const preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-2', days: '0' }))
    await runJobs(sigrid.runtime)
    must(await publishRelease(sigrid, { preview }))
    const [before, now] = [await indicatorPage('2026-1', 'A2'), await indicatorPage('2026-2', 'A2')]
    const said = (place: string) =>
      [before, now].map(page => {
        const cell = page.rows.find(row => row.subject === place)!.cells[0]!
        return cell.kind === 'answer' ? cell.status : null
      })
    assert.deepEqual(said('QMB'), [{ state: 'yes' }, { state: 'no' }])
    assert.deepEqual(said('QMA'), [null, { state: 'no' }], 'ruled as nobody said, then as one of them said')
    const old = (await openRelease(world.runtime, 'test-network', '2026-1'))!
    assert.equal(old.release.replacedBy, '2026-2')
    const [since] = now.sinceRelease
    assert.ok(since?.release === '2026-1' && since.result.kind === 'sum')
    const { yes, no } = since.result.sums
    assert.deepEqual([yes!.before, yes!.ended, yes!.after, no!.began], [1, 1, 0, 1])
    assert.deepEqual(before.sinceRelease, [], 'the first release has none before it')
  })

  test('freezing again asks only those whose answers changed', async () => {
    const sigrid = await world.signInAs('sigrid')
    const preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-3', days: '7' }))
    await runJobs(sigrid.runtime)
    const dagny = await world.signInAs('dagny')
    const rune = await world.signInAs('rune')
    const submission = await countrySubmission(dagny, 'Dogwood')
    must(await submit(dagny, { submission, revision: await revisionOf(dagny, submission) }))
    must(await reviewSubmission(rune, { submission, revision: await revisionOf(rune, submission), ...acceptance }))
    const stale = await publishRelease(sigrid, { preview })
    assert.equal(stale.ok, false)
    must(await freezeAgain(sigrid, { preview, days: '0' }))
    await runJobs(sigrid.runtime)
    assert.deepEqual((await readAs(sigrid, t => draftsOf(t, preview)))[0]!.changed, ['QMC'])
    must(await publishRelease(sigrid, { preview }))
  })

  test('between its three releases every total of every figure is the one before, plus and minus what came and went', async () => {
    let met = 0
    for (const [label, earlier] of [
      ['2026-2', '2026-1'],
      ['2026-3', '2026-2'],
    ] as const)
      for (const code of ['A1', 'A2']) {
        const [was, now] = [await indicatorPage(earlier, code), await indicatorPage(label, code)]
        for (const { figure, result } of now.sinceRelease) {
          assert.ok(result.kind === 'sum')
          for (const [state, sum] of Object.entries(result.sums)) {
            const totals = [was, now].map(page => totalOf(page, figure, state))
            assert.ok(closes(sum), JSON.stringify(sum))
            assert.deepEqual([sum.before, sum.after], totals)
            met += 1
          }
        }
      }
    assert.ok(met > 0)
  })

  test('latest after the newest was withdrawn is not called replaced by the withdrawn one', async () => {
    const sigrid = await world.signInAs('sigrid')
    const newest = (await openRelease(world.runtime, 'test-network', 'latest'))!.release
    assert.equal((await openRelease(world.runtime, 'test-network', '2026-2'))!.release.replacedBy, newest.label)
    const form = { release: newest.id, reason: 'A round is missing.', replacedBy: '', language: 'en' }
    must(await withdrawRelease(sigrid, form))
    const latest = (await openRelease(world.runtime, 'test-network', 'latest'))!.release
    assert.deepEqual([latest.label, latest.replacedBy], ['2026-2', null])
    const first = (await openRelease(world.runtime, 'test-network', '2026-1'))!.release
    assert.equal(first.replacedBy, '2026-2')
  })
})
