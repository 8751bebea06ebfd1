/** What States recommended to each other: the counts of the pages, against the shared list where it is at hand, and what a list loaded again changes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  loadContent,
  recommendationsPages,
  recommendationsTable,
  recommendationsTo,
  runtimeOf,
  type Content,
  type Runtime,
} from '@waymark/operations'
import { shippedContent, testInstallation } from '@waymark/testing'

let runtime: Runtime
const content: Content = shippedContent()
before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => new Date('2026-12-01T09:00:00.000Z') })
  await loadContent(runtime, content)
})
after(() => runtime.installation.close())

const listed = async () => (await recommendationsTable(runtime, 'upr-2008-2014', 'recommendations'))!.rows

test('every recommendation stands in one line of why it was chosen, and the States together have them all', async () => {
  const [page] = await recommendationsPages(runtime)
  const sum = (rows: readonly { accepted: number; noted: number }[]) => [
    rows.reduce((n, row) => n + row.accepted, 0),
    rows.reduce((n, row) => n + row.noted, 0),
  ]
  assert.deepEqual(sum(page!.chosen), [1013, 92])
  assert.deepEqual(sum(page!.states), [1013, 92])
  assert.deepEqual(page!.total, { all: 41_033, accepted: 1013, noted: 92 })
  assert.ok(sum(page!.topics)[0]! > 1013, 'a recommendation can have several topics')
  assert.equal(page!.states.length, 192, 'South Sudan was reviewed later')
})

test('a State has each review with all that it received, also where nothing is on the subject', async () => {
  const [sweden] = await recommendationsTo(runtime, 'SWE')
  assert.deepEqual(
    sweden!.reviews.map(review => review.session),
    [8],
  )
  const own = (await listed()).filter(row => row[2] === 'SWE')
  assert.deepEqual(sweden!.recommendations.map(({ from }) => from?.place).toSorted(), own.map(row => row[4]).toSorted())
  const pages = await recommendationsPages(runtime)
  const none = pages[0]!.states.find(state => state.accepted + state.noted === 0 && state.all > 0)
  assert.deepEqual((await recommendationsTo(runtime, none!.place))[0]!.recommendations, [])
  assert.deepEqual(await recommendationsTo(runtime, 'QMA'), [])
})

test('the same list in another order of rows gives the same recommendations, each once', async () => {
  const first = await listed()
  assert.equal(first.length, 1105)
  const turned = content.reference.recommendations.map(list => ({
    ...list,
    recommendations: list.recommendations.toReversed(),
  }))
  await loadContent(runtime, { ...content, reference: { ...content.reference, recommendations: turned } })
  assert.deepEqual(await listed(), first)
  assert.equal(await recommendationsTable(runtime, 'upr-2015', 'received'), null)
})
