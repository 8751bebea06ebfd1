import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { submissionById, type Installation } from '@waymark/store'
import {
  closeList,
  closingsForRelease,
  dropEntry,
  runtimeOf,
  listsToClose,
  readAs,
  reviewEntry,
  saveEntry,
  saidTogether,
  submitEntry,
  type EntryForm,
} from '@waymark/operations'
import * as fc from 'fast-check'
import { testInstallation } from '@waymark/testing'
import { reviewerOf, smallNetwork, type SmallNetwork } from './small-network.ts'

let installation: Installation
let world: SmallNetwork

before(async () => {
  installation = await testInstallation()
  world = await smallNetwork(runtimeOf(installation, { now: () => new Date('2026-02-01T10:00:00.000Z') }), 'small')
})
after(() => installation.close())

const training = (): EntryForm => ({
  submission: world.submissions.birch,
  kind: 'training',
  entry: null,
  revision: 0,
  language: 'en',
  title: 'A course',
  day: '2025-05-04',
  places: ['QMA'],
  fields: { audience: ['police'], participants: '30' },
})
const ask = async <T>(doing: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> => {
  const result = await doing
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const refusalOf = async (doing: Promise<{ ok: boolean }>) => {
  const result = (await doing) as { ok: boolean; refusal?: { kind: string; field?: string } }
  assert.equal(result.ok, false, 'it was not refused')
  return result.refusal!
}

test('a list is closed as what it is, and opens again when something is added', async () => {
  const birch = world.speaker('birch')
  const list = { submission: world.submissions.birch, kind: 'training' }
  assert.equal((await refusalOf(closeList(birch, { ...list, said: 'complete' }))).kind, 'list.empty')
  assert.equal((await refusalOf(closeList(birch, { ...list, said: 'whatever' }))).kind, 'list.choice-unknown')
  assert.deepEqual(await ask(closeList(birch, { ...list, said: 'nothing-to-report' })), { closing: 'nothing' })
  const saved = await ask(saveEntry(birch, training()))
  assert.equal(saved.reopened, true)
  assert.equal((await refusalOf(closeList(birch, { ...list, said: 'nothing-to-report' }))).kind, 'list.not-empty')
  assert.equal((await refusalOf(closeList(birch, { ...list, said: 'complete' }))).kind, 'list.unfinished')
  const at = await ask(submitEntry(birch, saved))
  assert.deepEqual(await ask(closeList(birch, { ...list, said: 'complete' })), { closing: 'complete' })
  await ask(dropEntry(birch, at))
  const lists = await readAs(birch, async t => {
    const { round, subject, respondent } = (await submissionById(t, list.submission))!
    return listsToClose(t, { round, subject, respondent })
  })
  assert.deepEqual(
    lists.map(list => [list.kind, list.closing, list.entries, list.spec.code]),
    [
      ['joint-action', null, 0, 'joint-action'],
      ['law', null, 0, 'law'],
      ['training', null, 0, 'training'],
    ],
  )
})

test('a country of two members has closed its list when both have', async () => {
  const closings = () => readAs(reviewerOf(world), t => closingsForRelease(t, [world.round]))
  const said = async () =>
    (await closings()).find(closing => closing.subject === 'QMA' && closing.kind === 'law')?.closing
  await ask(
    closeList(world.speaker('ash'), { submission: world.submissions.ash, kind: 'law', said: 'nothing-to-report' }),
  )
  assert.equal(await said(), undefined)
  await ask(
    closeList(world.speaker('birch'), { submission: world.submissions.birch, kind: 'law', said: 'nothing-to-report' }),
  )
  assert.equal(await said(), 'nothing')
  await ask(closeList(world.speaker('birch'), { submission: world.submissions.birch, kind: 'law', said: 'unknown' }))
  assert.deepEqual(await said(), { missing: 'unknown' })
})

test('a list called complete is under review while one of its entries is not accepted', async () => {
  const closing = async () =>
    (await readAs(reviewerOf(world), t => closingsForRelease(t, [world.round]))).find(
      one => one.subject === 'QMB' && one.kind === 'training',
    )?.closing
  const cedar = world.speaker('cedar')
  const list = { submission: world.submissions.cedar, kind: 'training' }
  const at = await ask(submitEntry(cedar, await ask(saveEntry(cedar, { ...training(), ...list, places: ['QMB'] }))))
  await ask(closeList(cedar, { ...list, said: 'complete' }))
  assert.deepEqual(await closing(), { missing: 'under-review' })
  const review = { note: 'How many?', language: 'en', nobodyRecognisable: true }
  const returned = await ask(reviewEntry(reviewerOf(world), { ...at, ...review, decision: 'return' }))
  assert.deepEqual(await closing(), { missing: 'under-review' })
  const again = await ask(submitEntry(cedar, returned))
  await ask(reviewEntry(reviewerOf(world), { ...again, ...review, decision: 'accept' }))
  assert.equal(await closing(), 'complete')
})

test('while one adds an entry and another says "nothing to report", a list is never both closed and filled', async () => {
  const birch = world.speaker('birch')
  for (let round = 0; round < 5; round++) {
    const said = { submission: world.submissions.birch, kind: 'training' }
    await ask(closeList(birch, { ...said, said: '' }))
    const [saved, closed] = await Promise.all([
      ask(saveEntry(birch, training())),
      closeList(birch, { ...said, said: 'nothing-to-report' }),
    ])
    const list = await readAs(birch, async t => {
      const submission = (await submissionById(t, said.submission))!
      return (await listsToClose(t, submission)).find(one => one.kind === 'training')
    })
    assert.equal(list?.unfinished, 1)
    assert.equal(list?.closing, null, `closed: ${closed.ok}`)
    await ask(dropEntry(birch, saved))
  }
})

const word = fc.constantFrom(null, 'complete', 'nothing', 'refused', 'unknown', 'not-collected', 'not-applicable')

test('a list of several respondents is closed only when each of them closed it, in whatever order they speak', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), said => {
      const together = saidTogether(said)
      const closed = together === 'complete' || together === 'nothing'
      assert.equal(closed, said.length > 0 && said.every(one => one === 'complete' || one === 'nothing'))
      assert.equal(together === null, said.length === 0 || said.includes(null))
      assert.deepEqual(saidTogether([...said].reverse()), together)
    }),
  )
})
