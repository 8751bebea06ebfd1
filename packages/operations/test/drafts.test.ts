/** Draft releases: computed by a job, killed, begun again, refused when the world moved on, and signed byte for byte. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  freezeAgain,
  previewPage,
  publishRelease,
  readAs,
  recordFinding,
  runJobs,
  startPreview,
  verifyWhole,
} from '@waymark/operations'
import { addDraftFiles, changeDraft, draftsOf, endRole, inNetwork, type DraftRow } from '@waymark/store'
import { must, openWorld, type World, wholeRelease } from '@waymark/testing'

let world: World
let preview: string
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const here = () => world.system.network.id
const draft = async (): Promise<DraftRow> => (await readAs(world.system, t => draftsOf(t, preview)))[0]!
const owned = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
  inNetwork(world.runtime.installation.owner.db, here(), async t => (await query.execute(t)).rows)
const asOwner = (query: ReturnType<typeof sql>) =>
  inNetwork(world.runtime.installation.owner.db, here(), t => query.execute(t))
const asApp = (query: ReturnType<typeof sql>) =>
  inNetwork(world.runtime.installation.app.db, here(), t => query.execute(t))

describe('a draft release', () => {
  test('is asked for at once and computed beside; until then nothing of it can be published, and its page says so', async () => {
    const sigrid = await world.signInAs('sigrid')
    preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-1', days: '0' }))
    assert.equal((await previewPage(sigrid, preview))!.draft.state, 'waiting')
    const early = await publishRelease(sigrid, { preview })
    assert.equal(early.ok === false && early.refusal.kind, 'preview.draft-not-ready')
  })

  test('that was killed in the middle is begun again and comes to its end', async () => {
    const { id } = await draft()
    await inNetwork(world.runtime.installation.app.db, here(), t =>
      changeDraft(t, id, { state: 'computing', tries: 1 }),
    )
    const half = { area: 'public', path: 'index.json', sha256: 'half', bytes: Buffer.from('half') } as const
    await inNetwork(world.runtime.installation.jobs.db, here(), t => addDraftFiles(t, id, [half]))
    assert.equal(await runJobs(world.runtime), 1)
    const { state, tries, done, whole: published } = await draft()
    assert.deepEqual([state, tries, done === published && published > 0], ['ready', 2, true])
    assert.equal(await runJobs(world.runtime), 0, 'what is ready is not computed again')
  })

  test('says that it failed after three attempts, and is tried again where somebody asks', async () => {
    const sigrid = await world.signInAs('sigrid')
    must(await freezeAgain(sigrid, { preview, days: '0' }))
    const { id } = await draft()
    await inNetwork(world.runtime.installation.app.db, here(), t =>
      changeDraft(t, id, { state: 'computing', tries: 3 }),
    )
    await runJobs(world.runtime)
    const shown = (await previewPage(sigrid, preview))!.draft
    assert.deepEqual([shown.state, shown.problem], ['failed', 'draft.gave-up'])
    const refused = await publishRelease(sigrid, { preview })
    assert.equal(refused.ok === false && refused.refusal.kind, 'preview.draft-failed')
  })

  test('is not made with words where only a code, number, day or id may stand: it fails at once and says in which field', async () => {
    const sigrid = await world.signInAs('sigrid')
    const added = JSON.stringify({ who: 'Anna said so' })
    await asOwner(sql`update app.round set scope_rule = scope_rule || ${added}::jsonb`)
    must(await freezeAgain(sigrid, { preview, days: '0' }))
    await runJobs(world.runtime)
    const { state, problem, field } = (await previewPage(sigrid, preview))!.draft
    assert.deepEqual([state, problem, field], ['failed', 'draft.string-undeclared', 'calls[0].scopeRule.who'])
    await asOwner(sql`update app.round set scope_rule = scope_rule - 'who'`)
  })

  test('is computed once where two processes look at the same moment', async () => {
    const sigrid = await world.signInAs('sigrid')
    must(await freezeAgain(sigrid, { preview, days: '0' }))
    await Promise.all([runJobs(world.runtime), runJobs(world.runtime)])
    const { state, tries } = await draft()
    assert.deepEqual([state, tries], ['ready', 1])
  })

  test('is not computed for somebody who may not publish any more', async () => {
    const tuva = await world.signInAs('tuva')
    must(await freezeAgain(tuva, { preview, days: '0' }))
    const roles = await owned(sql<{ id: string }>`
      select
        id
      from auth.role_of
      where person_id = ${tuva.person!.id}`)
    await inNetwork(world.runtime.installation.owner.db, here(), async t => {
      for (const role of roles) assert.equal(await endRole(t, role.id, '2026-02-02'), true)
    })
    await runJobs(world.runtime)
    const { state, problem } = await draft()
    assert.deepEqual([state, problem], ['failed', 'deed.not-permitted'])
  })

  test('is refused where something beside the answers changed, and the refusal says what', async () => {
    const sigrid = await world.signInAs('sigrid')
    must(await freezeAgain(sigrid, { preview, days: '0' }))
    await runJobs(world.runtime)
    must(
      await recordFinding(await world.signInAs('rune'), {
        place: 'QMA',
        indicator: null,
        text: 'What is asked in spring is answered in autumn.',
        language: 'en',
        public: true,
      }),
    )
    const refused = await publishRelease(sigrid, { preview })
    assert.deepEqual(refused, { ok: false, refusal: { kind: 'preview.changed-beside', part: 'learning', more: 1 } })
    must(await freezeAgain(sigrid, { preview, days: '0' }))
    await runJobs(world.runtime)
  })

  test('can be read by no page: its files belong to the jobs alone', async () => {
    await assert.rejects(asApp(sql`select path from app.draft_file`), /permission denied/)
  })

  test('is signed as it is, byte for byte, and its files are gone from where it lay', async () => {
    const { id } = await draft()
    const files = await owned(sql<{ path: string; sha256: string }>`
      select
        path,
        sha256
      from app.draft_file
      where draft_id = ${id}
        and area = 'public'`)
    must(await publishRelease(await world.signInAs('sigrid'), { preview }))
    const kept = await owned(sql<{ path: string; sha256: string }>`
      select
        path,
        encode(sha256(bytes), 'hex') as sha256
      from app.release_file
      where release_id = ${id}`)
    const digests = new Map(kept.map(file => [file.path, file.sha256]))
    assert.ok(files.length > 20)
    assert.deepEqual(
      files.filter(file => digests.get(file.path) !== file.sha256),
      [],
    )
    const left = await owned(sql<{ many: number }>`
      select
        count(*)::int as many
      from app.draft_file
      where draft_id = ${id}`)
    assert.deepEqual(left, [{ many: 0 }])
  })

  test('is intact once signed, sealed part included', async () => {
    const published = (await wholeRelease(world.runtime, {
      network: 'test-network',
      label: '2026-1',
      withSealed: true,
    }))!
    const report = verifyWhole(published)
    assert.deepEqual(report.findings, [])
    assert.ok(report.notes.some(note => note.kind === 'verify.signed-by-known-key'))
  })

  test('is not intact where the files of another release stand under its label', async () => {
    const published = (await wholeRelease(world.runtime, {
      network: 'test-network',
      label: '2026-1',
      withSealed: false,
    }))!
    const asked = { ...published.expected, label: '2026-2', id: '0198c000-0000-7000-8000-000000000000' }
    assert.deepEqual(
      verifyWhole({ ...published, expected: asked }).findings.map(
        finding => finding.kind === 'verify.another-release' && finding.what,
      ),
      ['id', 'label'],
    )
  })

  test('closes the set of its files: nothing can be added to a release, open or sealed', async () => {
    const { id } = await draft()
    const added = (table: string) =>
      asApp(
        table === 'app'
          ? sql`insert into app.release_file (network_id, release_id, path, sha256, bytes) values (${here()}, ${id}, 'more.json', '', '')`
          : sql`insert into sealed.release_file (network_id, release_id, path, bytes) values (${here()}, ${id}, 'more.json', '')`,
      )
    await assert.rejects(added('app'), { code: 'WM002' })
    await assert.rejects(added('sealed'), { code: 'WM002' })
  })
})
