/** Which free texts a person can ask away or mark: those their own people read, and none of another's drafts. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { runtimeOf, loadContent, textToRedact, type Runtime } from '@waymark/operations'
import { inNetwork } from '@waymark/store'
import { testInstallation } from '../../../tests/database/server.ts'
import { shippedContent } from '../../../tests/database/world.ts'
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
async function reachedBy(role: 'contributor' | 'respondent' | 'reviewer'): Promise<ReadonlyMap<string, number>> {
  const desk = await filled.desk(role)
  const reached = new Map<string, number>()
  for (const { id, body } of texts)
    if (await textToRedact(desk, id)) reached.set(body.slice(2), (reached.get(body.slice(2)) ?? 0) + 1)
  return reached
}
const among = (reached: ReadonlyMap<string, number>, words: readonly string[]) =>
  words.filter(word => reached.has(word))

const drafts = ['Cedar', 'Dogwood', 'Elm', 'Juniper', 'Larch', 'Maple']
const accepted = ['Birch', 'Gorse', 'Fir', 'Hazel']
const plans = ['dialogue', 'reason', 'what', 'resources', 'change', 'finding', 'lesson', 'decision']

test('a contributor reaches what is accepted, planned and learned, and of drafts and what reviewers wrote the own alone', async () => {
  const reached = await reachedBy('contributor')
  assert.deepEqual(among(reached, [...accepted, ...plans, 'Alder', 'comment']), [
    ...accepted,
    ...plans,
    'Alder',
    'comment',
  ])
  assert.deepEqual(among(reached, [...drafts, 'note', 'corrected']), [])
  assert.equal(reached.get('patrol'), 1, 'the own entry, and none of the others')
  assert.equal(reached.get('quoted'), 1 + accepted.length, 'the own evidence, and that of accepted answers')
})

test('a respondent reaches what the own office has written, and nothing of members, of other offices or of the plan', async () => {
  const reached = await reachedBy('respondent')
  assert.deepEqual([...reached].sort(), [
    ['Juniper', 1],
    ['description', 1],
    ['patrol', 1],
    ['quoted', 1],
  ])
})

test('a reviewer reaches every text of the network', async () => {
  const reached = await reachedBy('reviewer')
  assert.equal(
    [...reached.values()].reduce((all, one) => all + one, 0),
    texts.filter(text => text.body !== null).length,
  )
})
