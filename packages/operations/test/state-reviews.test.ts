/** Who is reviewed when: what the pages for everybody say of it, read from the content that is shipped. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  loadContent,
  mechanismPage,
  reviewedStatePage,
  reviewedStates,
  reviewsPage,
  reviewsTable,
  runtimeOf,
  sessionPage,
  type Runtime,
} from '@waymark/operations'
import { shippedContent, testInstallation } from '@waymark/testing'

let runtime: Runtime
const on = (day: string): Runtime => ({ ...runtime, now: () => new Date(`${day}T09:00:00.000Z`) })
before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => new Date('2026-12-01T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
})
after(() => runtime.installation.close())

test('the sessions ahead are those that are not over and begin within 18 months', async () => {
  const ahead = async (day: string) => (await reviewsPage(on(day))).ahead.map(session => session.session)
  assert.deepEqual(await ahead('2026-12-01'), [54])
  assert.deepEqual(await ahead('2026-11-30'), [53, 54], 'of session 53 the month is known alone: it may not be over')
  assert.deepEqual(
    await ahead('2026-01-30'),
    [100, 100, 51, 52, 53, 54],
    'two instruments in one session of the Committee; on its last day a session is not over',
  )
  assert.deepEqual(await ahead('2027-03-01'), [])
})

test('a session says how sure it is of each State, and a State that was put off is not said to have been reviewed', async () => {
  const page = await sessionPage(runtime, 'upr', '51')
  const myanmar = page!.session.states.find(state => state.place === 'MMR')
  assert.equal(myanmar?.sure, 'not-in-list')
  assert.ok(page!.session.states.some(state => state.sure === 'confirmed'))
})

test('a State has its reviews by all bodies, the newest of the past first', async () => {
  const page = await reviewedStatePage(runtime, 'SWE')
  assert.deepEqual(page!.ahead, [])
  assert.deepEqual(
    page!.past.map(({ mechanism, session }) => [mechanism, session]),
    [
      ['UPR', 49],
      ['CRC', 92],
      ['UPR', 35],
      ['UPR', 21],
      ['UPR', 8],
    ],
  )
  assert.equal(page!.inRecord, false, 'nothing is published here')
})

test('every member of the United Nations stands in the list, and who else was reviewed, with the next review where one is known', async () => {
  const states = await reviewedStates(runtime)
  assert.equal(states.length, 194)
  assert.equal(states.find(state => state.place === 'HTI')?.next, '2027-01')
  assert.equal(states.find(state => state.place === 'SWE')?.next, null)
})

test('a body of which no calendar is kept has its page, and no reviews', async () => {
  assert.deepEqual((await mechanismPage(runtime, 'cedaw'))!.sessions, [])
  assert.equal(await reviewsTable(runtime, 'cedaw'), null)
})

test('what there is not is not found: a body, a session, a place', async () => {
  assert.equal(await mechanismPage(runtime, 'UPR'), null, 'addresses are in small letters')
  assert.equal(await sessionPage(runtime, 'upr', '055'), null)
  assert.equal(await sessionPage(runtime, 'upr', '999'), null)
  assert.equal(await reviewedStatePage(runtime, 'XXX'), null)
  assert.equal(await reviewedStatePage(runtime, 'SWEDEN IN FULL'), null)
})

test('the table has every review of a body with first and last day', async () => {
  const table = await reviewsTable(runtime, 'upr')
  assert.equal(table!.rows.length, 771)
  assert.deepEqual(table!.rows.at(-1)!.slice(0, 6), ['UPR', 4, 54, '2027-01', '2027-02', 'compiled'])
})

test('the same content a second time is loaded once, and what changed replaces what stood', async () => {
  await loadContent(runtime, shippedContent())
  assert.equal((await reviewedStates(runtime)).length, 194)
  const content = shippedContent()
  const reviews = content.reference.reviews.map(list => ({ ...list, reviews: list.reviews.slice(0, 1) }))
  await loadContent(runtime, { ...content, reference: { ...content.reference, reviews } })
  assert.equal((await reviewedStates(runtime)).length, 2)
})
