/** The worlds that benches measure: what few large statements write is what the operations write, and what is counted at once is what counting one by one finds. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  closeList,
  contestedCount,
  deskOf,
  loadContent,
  readAs,
  reviewEntry,
  reviewSubmission,
  runtimeOf,
  saveAnswer,
  saveEntry,
  settleRound,
  submit,
  submitEntry,
  submissionPage,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import {
  submissionById,
  answersOf,
  inNetwork,
  listsAsked,
  listsOfRounds,
  versionsInEdition,
  type Installation,
} from '@waymark/store'
import { must, newPerson, shippedContent, testInstallation } from '@waymark/testing'
import { askRound, scaleWorld, type ScaleWorld } from '../../bench/scale-world.ts'

const period = '2023'
const [members, entries] = [5, 6]

describe('a network that a bench fills', () => {
  let installation: Installation
  let runtime: Runtime
  let filled: ScaleWorld
  let round: string
  before(async () => {
    installation = await testInstallation()
    runtime = runtimeOf(installation, { now: () => new Date('2026-11-30T09:00:00.000Z') })
    await loadContent(runtime, shippedContent())
    filled = await scaleWorld(runtime, members, { slug: 'filled', countries: 2 })
    round = await askRound(filled.desk, filled.edition, period)
    await filled.answer(round, entries)
  })
  after(() => installation?.close())

  test('holds the rows that the operations write for the same answers, entries and closings', async () => {
    const done = await scaleWorld(runtime, members, { slug: 'done', countries: 2 })
    await doneAgain(runtime, filled.desk, {
      desk: done.desk,
      round: await askRound(done.desk, done.edition, period),
      edition: filled.edition,
      from: round,
    })
    for (const table of [
      'answer',
      'evidence',
      'free_text',
      'submission',
      'review',
      'entry',
      'entry_place',
      'entry_stage',
      'list_closing',
    ])
      assert.deepEqual(
        onlyInOne(await rowsOf(runtime, filled.desk, table), await rowsOf(runtime, done.desk, table)),
        [],
        table,
      )
  })

  test('counts what is contested as settling everything does, whatever is held, ruled or corrected', async () => {
    const { id } = filled.desk.network
    const contested = () =>
      readAs(filled.desk, async t => {
        const settled = await settleRound(t, { id: round })
        return [
          await contestedCount(t, [round]),
          settled.filter(triple => 'missing' in triple.status && triple.status.missing === 'contested').length,
        ]
      })
    assert.deepEqual(await contested(), [0, 0])
    let most = 0
    for (let time = 0; time < 4; time++) {
      await inNetwork(installation.owner.db, id, t =>
        sql`
          update app.answer
          set
            held = random() < 0.3,
            value = case when random() < 0.5 and value ->> 'kind' = 'rating' then jsonb_build_object('kind', 'rating', 'state', 'partial', 'step', 'one') else value end
          where network_id = ${id}
            and value is not null`.execute(t),
      )
      await inNetwork(installation.owner.db, id, t =>
        sql`
          update app.answer
          set
            value = null,
            reason = case when random() < 0.5 then 'not-applicable' else 'unknown' end
          where network_id = ${id}
            and random() < 0.1`.execute(t),
      )
      const [counted, settled] = await contested()
      assert.equal(counted, settled)
      most = Math.max(most, settled!)
    }
    assert.ok(most > 0)
  })

  test('counts the entries on each list of a round as its own page does', async () => {
    await inNetwork(installation.owner.db, filled.desk.network.id, t =>
      sql`
        update app.entry
        set
          day = day - (random() * 500)::int,
          until = case when random() < 0.5 then day end,
          state = (array['accepted', 'submitted', 'draft', 'returned', 'withdrawn'])[1 + (random() * 4)::int]
        where network_id = ${t.network}`.execute(t),
    )
    const [atOnce, single] = await readAs(filled.desk, async t => {
      const lists = await listsOfRounds(t, [round])
      const one = new Map<string, object>()
      for (const { subject, respondent } of lists)
        for (const list of await listsAsked(t, { round, subject, respondent }))
          one.set(`${subject} ${respondent} ${list.kind}`, counted(list))
      return [new Map(lists.map(list => [`${list.subject} ${list.respondent} ${list.kind}`, counted(list)])), one]
    })
    assert.ok(atOnce.size > members)
    assert.deepEqual(atOnce, single)
  })
})

const counted = ({
  closing,
  entries,
  waiting,
  unfinished,
  accepted,
}: Awaited<ReturnType<typeof listsAsked>>[number] | Awaited<ReturnType<typeof listsOfRounds>>[number]) => ({
  closing,
  entries,
  waiting,
  unfinished,
  accepted,
})

/** Every row of a table without what is another in each network: ids and moments. */
async function rowsOf(runtime: Runtime, { network }: Desk, table: string): Promise<readonly string[]> {
  const { rows } = await inNetwork(runtime.installation.owner.db, network.id, t =>
    sql<{ row: Record<string, unknown> }>`
      select
        to_jsonb(r) as row
      from ${sql.table(`app.${table}`)} r
      where r.network_id = ${network.id}`.execute(t),
  )
  const plain = (value: unknown) =>
    JSON.stringify(value)
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
      .replace(/\d{4}-\d\d-\d\dT[0-9:.+]+/g, 'moment')
  return rows.map(({ row }) => plain(row)).sort()
}

/** Rows that stand more often in one than in the other. */
function onlyInOne(one: readonly string[], other: readonly string[]): readonly string[] {
  const often = new Map<string, number>()
  for (const row of one) often.set(row, (often.get(row) ?? 0) + 1)
  for (const row of other) often.set(row, (often.get(row) ?? 0) - 1)
  return [...often].filter(([, times]) => times !== 0).map(([row, times]) => `${times} ${row}`)
}

type Again = { readonly desk: Desk; readonly round: string; readonly edition: string; readonly from: string }

/** Says by the operations, in a second network, what was written into the first. */
async function doneAgain(runtime: Runtime, filled: Desk, { desk, round, edition, from }: Again): Promise<void> {
  const reviewer = await reviewerOf(runtime, desk)
  const [first, second] = [await submissionsOf(filled, from), await submissionsOf(desk, round)]
  const codes = new Map(
    (await readAs(filled, t => versionsInEdition(t, edition))).map(version => [version.id, version.code]),
  )
  for (const [key, submission] of first) {
    const own = second.get(key)!
    const answers = await readAs(filled, t => answersOf(t, submission))
    let revision = 0
    for (const answer of answers) {
      const rationale = await bodyOf(filled, answer.rationale!)
      const [, lot] = /Section (\d)/.exec(rationale)!
      const address = `https://example.org/gazette/${lot}`
      const evidence = [{ type: 'law', address, where: '', seenOn: '2026-01-15', quote: '', place: '' }]
      const said = { typed: answer.typed, rationale, evidence, language: 'en', revision: 0 }
      const saved = await saveAnswer(desk, { submission: own, indicator: codes.get(answer.version)!, ...said })
      revision = must(saved).submission
    }
    if (answers.length > 0) await handedInAndAccepted(desk, { reviewer, submission: own, revision })
    const { lists } = (await submissionPage(desk, own))!
    const entries = await entriesOf(filled, submission)
    await entered(desk, { reviewer, submission: own, entries })
    for (const { kind } of lists) {
      const said = kind === 'law' && entries.length > 0 ? 'complete' : 'nothing-to-report'
      must(await closeList(desk, { submission: own, kind, said }))
    }
  }
}

type Reviewed = { readonly reviewer: Desk; readonly submission: string }

async function handedInAndAccepted(desk: Desk, { reviewer, submission, revision }: Reviewed & { revision: number }) {
  must(await submit(desk, { submission, revision, looked: true }))
  const decided = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
  must(await reviewSubmission(reviewer, { submission, revision: revision + 1, ...decided }))
}

type Entered = { readonly title: string; readonly day: string; readonly place: string }

async function entered(
  desk: Desk,
  { reviewer, submission, entries }: Reviewed & { readonly entries: readonly Entered[] },
) {
  const { respondent } = (await readAs(desk, t => submissionById(t, submission)))!
  const keeper = `respondent:${respondent}`
  for (const { title, day, place } of entries) {
    const typed = {
      title,
      day,
      places: [place],
      level: 'national',
      description: '',
      until: '',
      shown: '',
      online: '',
      strength: '',
      others: '',
    }
    const rest = {
      stages: [{ stage: 'adopted', on: day, source: '' }],
      fields: { instrument: ['law'], addressed: ['private-sector'] },
      members: [],
      themes: [],
      evidence: [],
    }
    const form = { kind: 'law', entry: null, revision: 0, language: 'en', keeper, ...typed, ...rest }
    const { entry, revision } = must(await saveEntry(desk, form))
    must(await submitEntry(desk, { entry, revision, looked: true }))
    must(
      await reviewEntry(reviewer, {
        entry,
        revision: revision + 1,
        decision: 'accept',
        note: '',
        language: 'en',
        nobodyRecognisable: true,
      }),
    )
  }
}

/** What stands on the lists of a submission. */
async function entriesOf(desk: Desk, submission: string): Promise<readonly Entered[]> {
  const { rows } = await readAs(desk, t =>
    sql<Entered>`
      select
        x.body as title,
        to_char(e.day, 'YYYY-MM-DD') as day,
        p.place_code as place
      from app.submission s
        join app.subject u on u.network_id = s.network_id
        and u.id = s.subject_id
        join app.entry e on e.network_id = s.network_id
        and e.respondent_id = s.respondent_id
        join app.entry_place p on p.network_id = e.network_id
        and p.entry_id = e.id
        and p.place_code = u.place_code
        join app.free_text x on x.network_id = e.network_id
        and x.id = e.title_id
      where s.network_id = ${t.network}
        and s.id = ${submission}`.execute(t),
  )
  return rows
}

async function bodyOf(desk: Desk, id: string): Promise<string> {
  const { rows } = await readAs(desk, t =>
    sql<{ body: string }>`select body from app.free_text where network_id = ${t.network} and id = ${id}`.execute(t),
  )
  return rows[0]!.body
}

/** The submissions of a round by who answers about what. */
async function submissionsOf(desk: Desk, round: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await readAs(desk, t =>
    sql<{ key: string; id: string }>`
      select
        concat_ws(' ', coalesce(m.name, r.id::text), u.kind, u.place_code) as key,
        s.id
      from app.submission s
        join app.respondent r on r.network_id = s.network_id and r.id = s.respondent_id
        left join app.member m on m.network_id = r.network_id and m.id = r.member_id
        join app.subject u on u.network_id = s.network_id and u.id = s.subject_id
      where s.network_id = ${t.network}
        and s.round_id = ${round}
      order by key`.execute(t),
  )
  return new Map(rows.map(({ key, id }) => [key, id]))
}

async function reviewerOf(runtime: Runtime, { network }: Desk): Promise<Desk> {
  const { session } = await newPerson(runtime, { network: network.slug, name: 'Reviewer', role: 'reviewer' })
  return (await deskOf(runtime, session, network.slug))!
}
