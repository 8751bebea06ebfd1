import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { submissionById, upperLists, type Installation, type UpperListKey } from '@waymark/store'
import {
  closeList,
  closeLists,
  closingsForRelease,
  withdrawEntry,
  runtimeOf,
  listsToClose,
  readAs,
  reviewEntry,
  saveEntry,
  saidTogether,
  submitEntry,
  type Desk,
  type EntryForm,
} from '@waymark/operations'
import * as fc from 'fast-check'
import { testInstallation } from '@waymark/testing'
import { coordinatorOf, reviewerOf, secretariatOf, smallNetwork, type SmallNetwork } from './small-network.ts'

let installation: Installation
let world: SmallNetwork

before(async () => {
  installation = await testInstallation()
  world = await smallNetwork(runtimeOf(installation, { now: () => new Date('2026-02-01T10:00:00.000Z') }), 'small')
})
after(() => installation.close())

const training = (): EntryForm => ({
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

test('a list is closed as what it is, and what comes later stands beside it', async () => {
  const birch = world.speaker('birch')
  const list = { submission: world.submissions.birch, kind: 'training' }
  const standing = () =>
    readAs(birch, async t => {
      const { round, subject, respondent } = (await submissionById(t, list.submission))!
      const found = (await listsToClose(t, { round, subject, respondent })).find(
        listToClose => listToClose.kind === 'training',
      )
      return [found?.closing, found?.unfinished]
    })
  assert.equal((await refusalOf(closeList(birch, { ...list, said: 'complete' }))).kind, 'list.empty')
  assert.equal((await refusalOf(closeList(birch, { ...list, said: 'whatever' }))).kind, 'list.choice-unknown')
  assert.deepEqual(await ask(closeList(birch, { ...list, said: 'nothing-to-report' })), { closing: 'nothing' })
  const saved = await ask(saveEntry(birch, training()))
  assert.deepEqual(await standing(), ['nothing', 1], 'what was said stays, and the draft stands beside it')
  assert.equal((await refusalOf(closeList(birch, { ...list, said: 'nothing-to-report' }))).kind, 'list.not-empty')
  assert.equal((await refusalOf(closeList(birch, { ...list, said: 'complete' }))).kind, 'list.unfinished')
  const at = await ask(submitEntry(birch, saved))
  assert.deepEqual(await ask(closeList(birch, { ...list, said: 'complete' })), { closing: 'complete' })
  await ask(withdrawEntry(birch, at))
  const lists = await readAs(birch, async t => {
    const { round, subject, respondent } = (await submissionById(t, list.submission))!
    return listsToClose(t, { round, subject, respondent })
  })
  assert.deepEqual(
    lists.map(list => [list.kind, list.closing, list.entries, list.spec.code]),
    [
      ['joint-action', null, 0, 'joint-action'],
      ['law', null, 0, 'law'],
      ['training', 'complete', 0, 'training'],
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
      listClosing => listClosing.subject === 'QMB' && listClosing.kind === 'training',
    )?.closing
  const cedar = world.speaker('cedar')
  const list = { submission: world.submissions.cedar, kind: 'training' }
  const at = await ask(submitEntry(cedar, await ask(saveEntry(cedar, { ...training(), places: ['QMB'] }))))
  await ask(closeList(cedar, { ...list, said: 'complete' }))
  assert.deepEqual(await closing(), { missing: 'under-review' })
  const review = { note: 'How many?', language: 'en', nobodyRecognisable: true }
  const returned = await ask(reviewEntry(reviewerOf(world), { ...at, ...review, decision: 'return' }))
  assert.deepEqual(await closing(), { missing: 'under-review' })
  const again = await ask(submitEntry(cedar, returned))
  await ask(reviewEntry(reviewerOf(world), { ...again, ...review, decision: 'accept' }))
  assert.equal(await closing(), 'complete')
})

test('while one adds an entry and another says "nothing to report", nobody reads 0 from the list', async () => {
  const birch = world.speaker('birch')
  const said = { submission: world.submissions.birch, kind: 'training' }
  const released = async () =>
    (await readAs(birch, t => closingsForRelease(t, [world.round]))).find(
      closing => closing.subject === 'QMA' && closing.kind === 'training',
    )?.closing
  const ash = { submission: world.submissions.ash, kind: 'training', said: 'nothing-to-report' }
  await ask(closeList(world.speaker('ash'), ash))
  for (let turn = 0; turn < 3; turn++) {
    await ask(closeList(birch, { ...said, said: '' }))
    const [saved] = await Promise.all([
      ask(saveEntry(birch, training())),
      closeList(birch, { ...said, said: 'nothing-to-report' }),
    ])
    assert.notEqual(await released(), 'nothing')
    await ask(withdrawEntry(birch, saved))
  }
})

test('"nothing to report" beside an accepted entry is asked again, and a closing keeps the entries it saw', async () => {
  const dogwood = world.speaker('dogwood')
  const list = { submission: world.submissions.dogwood, kind: 'training' }
  const standing = () =>
    readAs(dogwood, async t => {
      const { round, subject, respondent } = (await submissionById(t, list.submission))!
      return (await listsToClose(t, { round, subject, respondent })).find(
        listToClose => listToClose.kind === 'training',
      )!
    })
  const released = async () =>
    (await readAs(dogwood, t => closingsForRelease(t, [world.round]))).find(
      closing => closing.subject === 'QMC' && closing.kind === 'training',
    )?.closing
  await ask(closeList(dogwood, { ...list, said: 'nothing-to-report' }))
  assert.equal(await released(), 'nothing')
  const review = { decision: 'accept', note: '', language: 'en', nobodyRecognisable: true } as const
  const accepted = async (title: string) => {
    const saved = await ask(saveEntry(dogwood, { ...training(), title, places: ['QMC'] }))
    await ask(reviewEntry(reviewerOf(world), { ...(await ask(submitEntry(dogwood, saved))), ...review }))
  }
  await accepted('First')
  assert.equal(await released(), undefined)
  await ask(closeList(dogwood, { ...list, said: 'complete' }))
  assert.equal((await standing()).later, 0)
  await accepted('Second')
  assert.deepEqual([(await standing()).later, await released()], [1, 'complete'])
})

test('the list of a region is closed by its coordinator, that of the network by the secretariat, and by nobody else', async () => {
  const all = await readAs(reviewerOf(world), t => upperLists(t, { rounds: [world.round] }))
  const north = all.find(list => list.region === world.regions.north)!
  const network = all.find(list => list.level === 'international')!
  const close = (desk: Desk, list: UpperListKey) =>
    closeLists(desk, { lists: [], upper: [{ ...list, said: 'nothing-to-report' }] })
  assert.equal((await refusalOf(close(coordinatorOf(world, 'south'), north))).kind, 'thing.not-found')
  assert.equal((await refusalOf(close(coordinatorOf(world, 'north'), network))).kind, 'thing.not-found')
  assert.equal((await refusalOf(close(world.speaker('ash'), north))).kind, 'thing.not-found')
  await ask(close(coordinatorOf(world, 'north'), north))
  await ask(close(secretariatOf(world), network))
  const said = await readAs(reviewerOf(world), t => closingsForRelease(t, [world.round]))
  const upper = said.filter(closing => closing.level !== undefined)
  assert.deepEqual(upper.map(({ level, subject, closing }) => [level, subject, closing]).toSorted(), [
    ['international', 'network', 'nothing'],
    ['regional', 'north', 'nothing'],
  ])
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
