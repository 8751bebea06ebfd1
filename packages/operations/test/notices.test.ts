/** Notices inside the desk: what they tell, to whom, when they vanish, and that each person marks their own as read. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  answerPreview,
  beginSession,
  decideConcern,
  deskOf,
  endRoles,
  holdAnswer,
  invitePerson,
  markConcern,
  markNoticesRead,
  previewPage,
  recordFinding,
  replyObjection,
  runJobs,
  saveAnswer,
  startPreview,
  submit,
  today,
  withdrawRelease,
  publishRelease,
  reviewSubmission,
  type Desk,
} from '@waymark/operations'
import { inNetwork, roundsOf, setPreviewState } from '@waymark/store'
import { countrySubmission, must, openWorld, testNetwork, type World } from '@waymark/testing'

let world: World
let focal: Desk
before(async () => {
  world = await openWorld()
  for (const person of ['cato', 'dagny', 'rune', 'sigrid'] as const) await world.signInAs(person) // roles begin with the first day
  const made = { network: testNetwork.slug, role: 'focal-point', name: 'Fia', email: 'fia@example.org', language: 'sv' }
  const { person } = must(await invitePerson(world.runtime, made))
  focal = (await deskOf(world.runtime, (await beginSession(world.runtime, person)).token, testNetwork.slug))!
})
after(() => world.close())

const news = async (desk: Desk, kind: string) => (await today(desk)).news.filter(line => line.kind === kind)
const readIn = (desk: Desk) =>
  inNetwork(world.runtime.installation.app.db, desk.network.id, async t => {
    const { rows } = await sql<{ person: string }>`select person_id as person from app.notice_read`.execute(t)
    return rows.map(({ person }) => person)
  })

describe('due days', () => {
  test('come near a week before, and pass; an answered form is told of no more', async () => {
    const cato = await world.signInAs('cato')
    assert.deepEqual([await news(cato, 'due-soon'), await news(cato, 'overdue')], [[], []])
    world.passDays(51) // to 25 March; the round is due on the 31st
    const [soon] = await news(cato, 'due-soon')
    assert.deepEqual(soon?.kind === 'due-soon' && [soon.on, soon.dueOn], ['2026-03-24', '2026-03-31'])
    world.passDays(8)
    assert.deepEqual(await news(cato, 'due-soon'), [])
    const [passed] = await news(cato, 'overdue')
    assert.equal(passed?.on, '2026-04-01')
    assert.deepEqual(await news(await world.signInAs('sigrid'), 'overdue'), [])
    world.passDays(-59)
  })
})

describe('marked as read', () => {
  test('a notice is so for this person alone, however often it is marked, and stands after what is unread', async () => {
    const cato = await world.signInAs('cato')
    const [first, ...others] = (await today(cato)).news
    assert.ok(first && others.length > 0 && !first.read)
    assert.deepEqual(await markNoticesRead(cato, [first.name]), { ok: true, value: 1 })
    assert.deepEqual(await markNoticesRead(cato, [first.name, first.name]), { ok: true, value: 1 })
    const after = (await today(cato)).news
    assert.equal(after.length, others.length + 1)
    assert.deepEqual(
      after.map(({ read }) => read),
      [...others.map(() => false), true],
    )
    assert.equal(after.at(-1)!.name, first.name)
    assert.equal((await readIn(cato)).length, 1)
    const dagny = await world.signInAs('dagny')
    assert.ok((await today(dagny)).news.every(({ read }) => !read))
    must(
      await markNoticesRead(
        cato,
        after.map(({ name }) => name),
      ),
    )
    assert.ok((await today(cato)).news.every(({ read }) => read))
  })

  test('what a desk does not show cannot be marked, and nothing is said of it', async () => {
    const [cato, dagny] = [await world.signInAs('cato'), await world.signInAs('dagny')]
    const [theirs] = (await today(cato)).news
    const before = await readIn(dagny)
    for (const name of [theirs!.name, 'asked', '', `concern ${theirs!.thing} 2026-02-02`, `${theirs!.name}'`])
      assert.deepEqual(await markNoticesRead(dagny, [name]), { ok: true, value: 0 }, name)
    assert.deepEqual(await readIn(dagny), before)
  })

  test('is forgotten when it is told of no more, and with the last role of a person', async () => {
    const [cato, sigrid] = [await world.signInAs('cato'), await world.signInAs('sigrid')]
    assert.ok((await readIn(cato)).includes(cato.person!.id))
    const { id } = focal.network
    const mark = (desk: Desk) =>
      inNetwork(world.runtime.installation.app.db, id, t =>
        sql`insert into app.notice_read values (${id}, ${desk.person!.id}, 'published', ${id}, '2026-02-02')`.execute(
          t,
        ),
      )
    const made = { network: testNetwork.slug, name: 'Gone', role: 'observer' }
    const { person } = must(await invitePerson(world.runtime, made))
    const gone = (await deskOf(world.runtime, (await beginSession(world.runtime, person)).token, testNetwork.slug))!
    await mark(gone)
    must(await endRoles(world.runtime, { network: testNetwork.slug, name: 'Gone' }))
    assert.ok(!(await readIn(cato)).includes(gone.person!.id))
    world.passDays(55)
    must(
      await markNoticesRead(
        cato,
        (await today(cato)).news.map(({ name }) => name),
      ),
    )
    const days = await inNetwork(world.runtime.installation.app.db, sigrid.network.id, t =>
      sql<{ day: string }>`select day::text as day from app.notice_read`.execute(t),
    )
    assert.ok(days.rows.length > 0 && days.rows.every(({ day }) => day >= '2026-02-26'))
    world.passDays(-55)
  })
})

describe('what others do', () => {
  test('a held answer is told to those who wrote it, by whom nobody says, until it is let go', async () => {
    const dagny = await world.signInAs('dagny')
    const submission = await countrySubmission(world.system, 'Dogwood')
    const said = { submission, indicator: 'A2', typed: { state: 'no' }, rationale: '', language: 'en', evidence: [] }
    must(await saveAnswer(dagny, { ...said, revision: 0 }))
    must(await holdAnswer(dagny, { submission, indicator: 'A2', held: true }))
    assert.deepEqual(await news(dagny, 'held'), [], 'one’s own deed is no news')
    must(await holdAnswer(focal, { submission, indicator: 'A2', held: true }))
    const [held] = await news(dagny, 'held')
    assert.ok(held?.kind === 'held' && held.submission === submission && held.indicator === 'A2')
    assert.ok(!JSON.stringify(held).includes(focal.person!.id))
    assert.deepEqual(await news(await world.signInAs('cato'), 'held'), [])
    must(await holdAnswer(focal, { submission, indicator: 'A2', held: false }))
    assert.deepEqual([(await news(dagny, 'held')).length, (await news(dagny, 'released')).length], [0, 1])
  })

  test('only a focal point learns that a text was marked, until it is decided', async () => {
    const rune = await world.signInAs('rune')
    must(await recordFinding(rune, { text: 'A worrying sentence.', language: 'en', place: null, indicator: null }))
    const { rows } = await inNetwork(world.runtime.installation.owner.db, focal.network.id, t =>
      sql<{ id: string }>`select id from app.free_text where body = 'A worrying sentence.'`.execute(t),
    )
    must(await markConcern(rune, { text: rows[0]!.id, origin: 'https://w.example' }))
    const [concern] = await news(focal, 'concern')
    assert.deepEqual(concern && Object.keys(concern).toSorted(), ['kind', 'name', 'on', 'read', 'thing'])
    for (const other of ['rune', 'sigrid', 'cato'] as const)
      assert.deepEqual(await news(await world.signInAs(other), 'concern'), [], other)
    must(await markNoticesRead(focal, [concern!.name]))
    assert.equal((await news(focal, 'concern'))[0]?.read, true)
    must(await decideConcern(focal, { concern: concern!.thing, decision: 'put-back' }))
    assert.deepEqual(await news(focal, 'concern'), [])
  })

  test('an objection is told to who publishes, its answer to who objected; neither of a preview that is given up', async () => {
    const [dagny, sigrid, rune] = [
      await world.signInAs('dagny'),
      await world.signInAs('sigrid'),
      await world.signInAs('rune'),
    ]
    const submission = await countrySubmission(world.system, 'Dogwood')
    const revision = (await today(dagny)).own.find(({ id }) => id === submission)!.revision
    must(await submit(dagny, { submission, revision }))
    const accepted = { submission, revision: revision + 1, decision: 'accept' as const, accepted: [] }
    must(await reviewSubmission(rune, { ...accepted, note: '', language: 'en', nobodyRecognisable: true }))
    const round = (await inNetwork(world.runtime.installation.app.db, sigrid.network.id, roundsOf))[0]!.id
    const preview = must(await startPreview(sigrid, { rounds: [round], label: '2026-1', days: '3' }))
    await runJobs(world.runtime)
    const subject = (await previewPage(dagny, preview))!.subjects[0]!.subject.id
    const objection = { preview, subject, reply: 'object', indicator: 'A2', text: 'Not so.', language: 'en' }
    const reply = must(await answerPreview(dagny, objection))
    const [answer] = await news(sigrid, 'replied')
    assert.ok(
      answer?.kind === 'replied' && answer.said === 'object' && answer.indicator === 'A2' && answer.preview === preview,
    )
    assert.deepEqual([await news(dagny, 'replied'), await news(dagny, 'answered')], [[], []])
    must(await replyObjection(sigrid, { preview, reply, text: 'The law says it.', language: 'en' }))
    assert.equal((await news(dagny, 'answered'))[0]?.thing, reply)
    assert.deepEqual(await news(await world.signInAs('cato'), 'answered'), [])
    assert.deepEqual(await news(sigrid, 'answered'), [])
    const state = (to: 'abandoned' | 'open') =>
      inNetwork(world.runtime.installation.app.db, sigrid.network.id, t => setPreviewState(t, preview, to))
    await state('abandoned')
    assert.deepEqual([await news(sigrid, 'replied'), await news(dagny, 'answered')], [[], []])
    await state('open')
    world.passDays(4)
    await releasedAndWithdrawn(sigrid, preview)
    world.passDays(-4)
  })
})

/** A release that is withdrawn is told of as withdrawn alone. */
async function releasedAndWithdrawn(sigrid: Desk, preview: string): Promise<void> {
  must(await publishRelease(sigrid, { preview }))
  const dagny = await world.signInAs('dagny')
  const published = await news(dagny, 'published')
  assert.equal(published.length, 1)
  const release = published[0]!.thing
  must(await withdrawRelease(sigrid, { release, reason: 'A mistake.', language: 'en', replacedBy: '' }))
  assert.deepEqual([(await news(dagny, 'published')).length, (await news(dagny, 'withdrawn')).length], [0, 1])
}
