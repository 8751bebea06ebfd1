/** Settling where answers may be held: what goes out never depends on what is held, but for whether it is there. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { besideCarried, heardIn, settle, settleHeld, type Answer, type MayBeHeld } from '../src/index.ts'

const yes: Answer = { kind: 'rating', state: 'yes' }
const no: Answer = { kind: 'rating', state: 'no' }
const unknown: Answer = { missing: 'unknown' }
const notApplicable: Answer = { missing: 'not-applicable' }
type Said = readonly [Answer, 'held' | 'open']
const given = (...accepted: readonly Said[]) => ({
  accepted: accepted.map(([answer, mark]): MayBeHeld => ({ answer, held: mark === 'held' })),
  waiting: false,
  waitingHeld: false,
})
const said = (...accepted: readonly Said[]) => {
  const { status, held } = settleHeld(given(...accepted))
  return [status, held]
}

test('a held answer never unsettles what another settled', () => {
  assert.deepEqual(said([yes, 'open'], [no, 'held']), [yes, false])
  assert.deepEqual(said([notApplicable, 'open'], [no, 'held']), [notApplicable, false])
  assert.deepEqual(said([yes, 'open'], [no, 'open'], [no, 'held']), [{ missing: 'contested' }, false])
})

test('a status that only held answers carry counts inside, and is held', () => {
  assert.deepEqual(said([yes, 'held']), [yes, true])
  assert.deepEqual(said([yes, 'held'], [unknown, 'open']), [yes, true])
  assert.deepEqual(said([unknown, 'open']), [unknown, false])
  assert.deepEqual(said([yes, 'held'], [no, 'held']), [{ missing: 'contested' }, true])
  const waits = { accepted: [], waiting: true, waitingHeld: true }
  assert.deepEqual(settleHeld(waits), {
    status: { missing: 'under-review' },
    how: 'open',
    held: true,
    from: [],
  })
})

test('the public status is the settled value only if at least one accepted answer not held carries it, rulings included', () => {
  const ruled = (...accepted: readonly Said[]) => settleHeld({ ...given(...accepted), ruling: yes }).held
  assert.equal(ruled([yes, 'open'], [no, 'open']), false)
  assert.equal(ruled([yes, 'open'], [no, 'held']), false)
  assert.equal(ruled([yes, 'held'], [no, 'open']), true)
  assert.equal(ruled([no, 'open'], [notApplicable, 'open']), true)
  const asReason = settleHeld({ ...given([yes, 'open'], [notApplicable, 'open']), ruling: notApplicable })
  assert.deepEqual([asReason.status, asReason.held], [notApplicable, false])
})

test('what is not held settles the same whatever is held beside it', () => {
  const anAnswer = fc.constantFrom(yes, no, unknown, notApplicable)
  const some = fc.array(anAnswer, { maxLength: 3 })
  fc.assert(
    fc.property(some, some, fc.boolean(), (open, held, waiting) => {
      const openOnly = settle({ accepted: open.map(answer => ({ answer })), waiting })
      const accepted = [
        ...open.map(answer => ({ answer, held: false })),
        ...held.map(answer => ({ answer, held: true })),
      ]
      const both = settleHeld({ accepted, waiting, waitingHeld: false })
      const isOut = (status: Answer) => !('missing' in status) || status.missing === 'not-applicable'
      if (isOut(openOnly.status)) assert.deepEqual([both.status, both.held], [openOnly.status, false])
      else assert.equal(isOut(both.status) && !both.held, false)
    }),
  )
})

test('a ruling goes out with the words of those who said the same, and of nobody who said otherwise', () => {
  const { accepted } = given([yes, 'open'], [no, 'open'], [unknown, 'open'], [yes, 'held'])
  const ruled = settleHeld({ accepted, waiting: false, waitingHeld: true, ruling: yes })
  assert.deepEqual([ruled.status, ruled.held], [yes, false])
  assert.deepEqual(heardIn(ruled, accepted), [accepted[0]])
})

test('a ruling between the answers counts inside and goes out neither as a value nor with anybody’s words', () => {
  const { accepted } = given([yes, 'open'], [no, 'open'])
  const partial: Answer = { kind: 'rating', state: 'partial' }
  const ruled = settleHeld({ accepted, waiting: false, waitingHeld: true, ruling: partial })
  assert.deepEqual([ruled.status, ruled.held], [partial, true])
  assert.deepEqual(heardIn(ruled, accepted), [])
})

test('tellings stand beside each other, and a reason given beside a value says nothing of it', () => {
  const result: Answer = { kind: 'narrative', texts: ['1'] }
  const other: Answer = { kind: 'narrative', texts: ['2'] }
  const { accepted } = given([result, 'open'], [other, 'open'], [unknown, 'open'])
  const settled = settleHeld({ accepted, waiting: false, waitingHeld: true })
  assert.deepEqual(heardIn(settled, accepted), accepted.slice(0, 2))
})

test('of a ruling that goes out, the step and the parts go out that an answer carrying it says too', () => {
  const ruled = { step: 'adopted', parts: { boys: 'yes', online: 'no' } }
  const one = { step: 'adopted', parts: { boys: 'no', online: 'no' } }
  const other = { step: 'drafted', parts: { boys: 'yes', online: 'yes' } }
  assert.deepEqual(besideCarried(ruled, [one, other]), ruled)
  assert.deepEqual(besideCarried(ruled, [one]), { step: 'adopted', parts: { boys: 'contested', online: 'no' } })
  assert.deepEqual(besideCarried(ruled, [{}]), { parts: { boys: 'contested', online: 'contested' } })
  assert.deepEqual(besideCarried({}, [one]), {})
})
