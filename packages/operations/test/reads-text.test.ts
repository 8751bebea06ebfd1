/** Which free texts a person can ask away or mark: those that a page of their own desk shows, and no others. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { runtimeOf, loadContent, textToRedact, type Runtime } from '@waymark/operations'
import { inNetwork } from '@waymark/store'
import { shippedContent, testInstallation } from '@waymark/testing'
import { fillNetwork, type Filled } from '../../../tests/isolation/filled-network.ts'

let runtime: Runtime
let filled: Filled
let texts: readonly { readonly id: string; readonly body: string }[]
before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => new Date('2026-02-02T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
  filled = await fillNetwork(runtime, { slug: 'filled', kind: 'closed', canary: 'X' })
  texts = await inNetwork(runtime.installation.owner.db, filled.system.network.id, async t => {
    const all = sql<{ id: string; body: string }>`
      select id, body from app.free_text where network_id = ${t.network} order by id`
    return (await all.execute(t)).rows
  })
})
after(() => runtime.installation.close())

/** Words of the texts that a role reaches, each once; the same words may stand in texts of several. */
async function reachedBy(
  role: 'contributor' | 'respondent' | 'reviewer' | 'administrator',
): Promise<ReadonlyMap<string, number>> {
  const desk = await filled.desk(role)
  const reached = new Map<string, number>()
  for (const { id, body } of texts)
    if (await textToRedact(desk, id)) reached.set(body.slice(2), (reached.get(body.slice(2)) ?? 0) + 1)
  return reached
}
const among = (reached: ReadonlyMap<string, number>, words: readonly string[]) =>
  words.filter(word => reached.has(word))

const others = ['Cedar', 'Dogwood', 'Elm', 'Fir', 'Hazel', 'Juniper', 'Larch', 'Maple']
/** Accepted about the own country: the open preview shows it to everybody who was asked about it. */
/** Accepted answers of another member of the country that contradict the own: a preview says of them what a release will. */
const contradicting = ['Birch', 'Gorse']
const plans = ['dialogue', 'reason', 'what', 'who', 'resources', 'change']
const learned = ['finding', 'lesson', 'decision']

test('a contributor reaches the own work, the own country as planned, and what was learned, and no word of another member that contradicts the own', async () => {
  const reached = await reachedBy('contributor')
  const wanted = ['Alder', 'comment', ...plans, ...learned]
  assert.deepEqual(among(reached, wanted), wanted)
  assert.deepEqual(among(reached, [...others, ...contradicting, 'note', 'corrected', 'redaction']), [])
  assert.equal(reached.get('dialogue'), 1, 'the plan of another country has no page at this desk')
  assert.equal(reached.get('patrol'), 1, 'the own entry, and none of the others')
  assert.equal(reached.get('quoted'), 1, 'the own evidence')
})

test('a respondent reaches what the own office has written, and nothing of members, of other offices or of the plan', async () => {
  const reached = await reachedBy('respondent')
  assert.deepEqual([...reached].sort(), [
    ['Juniper', 1],
    ['description', 1],
    ['ge 3', 1],
    ['patrol', 1],
    ['quoted', 1],
    ['source', 1],
    ['tps://example.org/gazette', 1],
  ])
})

test('a reviewer reaches what was handed in and what is contested, and no draft, plan or reply', async () => {
  const reached = await reachedBy('reviewer')
  const wanted = ['Cedar', 'Elm', 'Birch', 'Gorse', 'Fir', 'Hazel', 'corrected', ...learned]
  assert.deepEqual(among(reached, wanted), wanted)
  assert.deepEqual(among(reached, ['Alder', 'Dogwood', 'Juniper', 'Larch', 'Maple', 'comment', ...plans]), [])
})

test('an administrator reaches the text that waits for a second person, and no other', async () => {
  assert.deepEqual([...(await reachedBy('administrator'))], [['Alder', 1]])
})
