import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day, readPeriod, type MemberId, type OfficeId, type PersonId } from '@waymark/network'
import {
  mayReview,
  afterDeed,
  cameLate,
  rating,
  readRoundDays,
  readRuling,
  missing,
  type Actor,
  type Submission,
  type SubmissionDeed,
} from '../src/index.ts'

const [lighthouse, harbour] = ['lighthouse', 'harbour'] as MemberId[] as [MemberId, MemberId]
const author: Actor = { person: 'ana' as PersonId, members: [lighthouse] }
const reviewer: Actor = { person: 'ravi' as PersonId, members: [harbour] }
const colleague: Actor = { person: 'col' as PersonId, members: [lighthouse] }

type Timeless<Deed> = Deed extends unknown ? Omit<Deed, 'revision'> : never

/** The deed of somebody who sees what stands there now. */
function onNewest(submission: Submission, deed: Timeless<SubmissionDeed>): SubmissionDeed {
  const revision = deed.deed === 'save' ? (submission.written[deed.answer] ?? 0) : submission.revision
  return { ...deed, revision } as SubmissionDeed
}

/** Does the deed on the newest revision; a refusal fails the test. */
function then(submission: Submission, deed: Timeless<SubmissionDeed>, actor: Actor): Submission {
  const done = afterDeed(submission, onNewest(submission, deed), actor)
  return done.ok ? done.value : assert.fail(done.refusal.kind)
}

function refusal(submission: Submission, deed: Timeless<SubmissionDeed>, actor: Actor) {
  const done = afterDeed(submission, onNewest(submission, deed), actor)
  return done.ok ? assert.fail('it was done') : done.refusal
}

/** A new draft, with nothing in it. */
const blank = (member: MemberId | null): Submission => ({
  state: 'draft',
  revision: 0,
  authors: [],
  member,
  answers: [],
  written: {},
  accepted: [],
})

const draft = then(blank(lighthouse), { deed: 'save', answer: 'O1a' }, author)
const submitted = then(then(draft, { deed: 'save', answer: 'O1b' }, author), { deed: 'submit' }, author)

test('a draft is submitted, returned with a note, mended, submitted again and accepted', () => {
  const returned = then(submitted, { deed: 'return', note: 'The law is of 2019.' }, reviewer)
  assert.equal(returned.state, 'returned')
  const mended = then(then(returned, { deed: 'save', answer: 'O1a' }, author), { deed: 'submit' }, author)
  const accepted = then(mended, { deed: 'accept', nobodyRecognisable: true }, reviewer)
  assert.equal(accepted.state, 'accepted')
  assert.deepEqual(accepted.accepted, ['O1a', 'O1b'])
})

test('nobody reviews what they wrote, nor what their member wrote', () => {
  const accept = { deed: 'accept', nobodyRecognisable: true } as const
  assert.deepEqual(refusal(submitted, accept, author), { kind: 'review.own-work' })
  assert.deepEqual(refusal(submitted, accept, colleague), { kind: 'review.same-member' })
})

test('nobody reviews what their office wrote, nor rules on it', () => {
  const [justice, interior] = ['justice' as OfficeId, 'interior' as OfficeId]
  const of = (office: OfficeId) => ({ person: 'olga' as PersonId, members: [], offices: [office] })
  const written = { authors: [author.person], member: null, office: justice }
  assert.deepEqual(mayReview(written, of(justice)), { ok: false, refusal: { kind: 'review.same-office' } })
  assert.equal(mayReview(written, of(interior)).ok, true)
  const answer = { kind: 'rating', state: 'yes' } as const
  const ruled = readRuling({ answer, reason: 'the decree stands' }, of(justice), [
    { ...written, office: interior },
    written,
  ])
  assert.deepEqual(ruled, { ok: false, refusal: { kind: 'review.same-office' } })
})

test('a member of an office without a member may still not review their own answer', () => {
  const office = then(then(blank(null), { deed: 'save', answer: 'O1a' }, author), { deed: 'submit' }, author)
  assert.deepEqual(refusal(office, { deed: 'return', note: 'x' }, author), { kind: 'review.own-work' })
  assert.equal(then(office, { deed: 'return', note: 'x' }, colleague).state, 'returned')
})

test('what is accepted in part stays accepted until its answer is changed', () => {
  const deed = {
    deed: 'accept-in-part',
    nobodyRecognisable: true,
    accepted: ['O1a'],
    note: 'O1b lacks a source.',
  } as const
  const inPart = then(submitted, deed, reviewer)
  assert.equal(inPart.state, 'returned')
  assert.deepEqual(inPart.accepted, ['O1a'])
  assert.deepEqual(then(inPart, { deed: 'save', answer: 'O1b' }, author).accepted, ['O1a'])
  assert.deepEqual(then(inPart, { deed: 'save', answer: 'O1a' }, author).accepted, [])
})

test('returning without a word, accepting part of nothing and accepting what is not there are refused', () => {
  const part = { deed: 'accept-in-part', nobodyRecognisable: true, note: 'n' } as const
  assert.deepEqual(refusal(submitted, { deed: 'return', note: ' ' }, reviewer), { kind: 'review.note-missing' })
  assert.deepEqual(refusal(submitted, { ...part, accepted: [] }, reviewer), { kind: 'review.nothing-accepted' })
  assert.deepEqual(refusal(submitted, { ...part, accepted: ['Z9'] }, reviewer), {
    kind: 'review.answer-unknown',
    answer: 'Z9',
  })
})

test('nothing is accepted before the reviewer confirms that nobody can be recognised', () => {
  assert.deepEqual(refusal(submitted, { deed: 'accept', nobodyRecognisable: false }, reviewer), {
    kind: 'review.recognisable-not-confirmed',
  })
})

test('an empty submission cannot be submitted, a submitted one cannot be written in', () => {
  assert.deepEqual(refusal(blank(lighthouse), { deed: 'submit' }, author), { kind: 'submission.empty' })
  assert.deepEqual(refusal(submitted, { deed: 'save', answer: 'O1a' }, author), {
    kind: 'submission.state-forbids',
    state: 'submitted',
    deed: 'save',
  })
})

test('a form filled in from an older revision does not overwrite a newer one', () => {
  const late = afterDeed(submitted, { deed: 'accept', revision: 1, nobodyRecognisable: true }, reviewer)
  assert.deepEqual(late, { ok: false, refusal: { kind: 'submission.changed-meanwhile', revision: 1, now: 3 } })
})

test('two people who write different answers of one draft do not meet; on the same answer the second one does', () => {
  const codes = fc.constantFrom('O1a', 'O1b', 'O1c')
  fc.assert(
    fc.property(codes, codes, fc.array(codes, { maxLength: 5 }), (code, other, earlier) => {
      let before = blank(lighthouse)
      for (const answer of earlier) before = then(before, { deed: 'save', answer }, author)
      const first = then(before, { deed: 'save', answer: code }, author)
      const second = afterDeed(first, onNewest(before, { deed: 'save', answer: other }), colleague)
      assert.equal(second.ok, code !== other)
      if (!second.ok) assert.equal(second.refusal.kind, 'answer.changed-meanwhile')
    }),
  )
})

test('whoever hands a draft in has seen every answer in it', () => {
  const seen = draft
  const since = then(draft, { deed: 'save', answer: 'O1b' }, colleague)
  const late = afterDeed(since, { deed: 'submit', revision: seen.revision }, author)
  assert.deepEqual(late, { ok: false, refusal: { kind: 'submission.changed-meanwhile', revision: 1, now: 2 } })
})

test('whatever is tried by whomever, authors never accept and accepted answers are answers', () => {
  const deeds: fc.Arbitrary<Timeless<SubmissionDeed>> = fc.oneof(
    fc.constantFrom('O1a', 'O1b').map(answer => ({ deed: 'save' as const, answer })),
    fc.constant({ deed: 'submit' as const }),
    fc.constant({ deed: 'return' as const, note: 'n' }),
    fc.constant({ deed: 'accept' as const, nobodyRecognisable: true }),
    fc
      .subarray(['O1a', 'O1b'])
      .map(accepted => ({ deed: 'accept-in-part' as const, nobodyRecognisable: true, accepted, note: 'n' })),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(deeds, fc.constantFrom(author, reviewer, colleague)), { maxLength: 12 }), steps => {
      let now = blank(lighthouse)
      for (const [deed, actor] of steps) {
        const next = afterDeed(now, onNewest(now, deed), actor)
        if (!next.ok) continue
        const reviewed = deed.deed !== 'save' && deed.deed !== 'submit'
        assert.ok(!reviewed || (!now.authors.includes(actor.person) && !actor.members.includes(lighthouse)))
        assert.equal(next.value.revision, now.revision + 1)
        now = next.value
      }
      assert.ok(now.accepted.every(one => now.answers.includes(one)))
      assert.ok(now.state !== 'accepted' || now.accepted.length === now.answers.length)
    }),
  )
})

test('a ruling needs a reason, a decision, and a reviewer who wrote none of what it decides between', () => {
  const between = [
    { authors: [author.person], member: lighthouse },
    { authors: ['bo' as PersonId], member: null },
  ]
  const answer = rating('partial')
  assert.deepEqual(readRuling({ answer, reason: ' the law was repealed ' }, reviewer, between), {
    ok: true,
    value: { answer, reason: 'the law was repealed', by: reviewer.person },
  })
  const kinds = [
    readRuling({ answer, reason: '  ' }, reviewer, between),
    readRuling({ answer: missing('contested'), reason: 'r' }, reviewer, between),
    readRuling({ answer, reason: 'r' }, author, between),
    readRuling({ answer, reason: 'r' }, colleague, between),
  ].map(result => (result.ok ? 'done' : result.refusal.kind))
  assert.deepEqual(kinds, ['ruling.reason-missing', 'ruling.not-an-answer', 'review.own-work', 'review.same-member'])
})

test('what comes after the due day is late, on the due day itself it is not', () => {
  const draft = { late: false, dueOn: '2026-02-10', returnedOn: null }
  const late = ['2026-02-10', '2026-02-11'].map(on => cameLate(draft, on))
  assert.deepEqual(late, [false, true])
})

test('a form that was returned only after the due day is no later than before; one returned in time can become late', () => {
  const again = (late: boolean, returnedOn: string) => cameLate({ late, dueOn: '2026-02-10', returnedOn }, '2026-05-01')
  assert.deepEqual(
    [again(false, '2026-02-11'), again(true, '2026-02-11'), again(false, '2026-02-10'), again(true, '2026-02-10')],
    [false, true, true, true],
  )
})

test('a round that is due before it opens is refused; it may be due on its opening day', () => {
  const period = readPeriod('2025')
  assert.ok(period.ok)
  const [early, late] = [day('2026-01-10'), day('2026-02-10')]
  assert.equal(readRoundDays({ period: period.value, opens: late, due: late }).ok, true)
  assert.deepEqual(readRoundDays({ period: period.value, opens: late, due: early }), {
    ok: false,
    refusal: { kind: 'round.due-before-opening', opens: late, due: early },
  })
})
