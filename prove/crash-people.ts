/** Who writes in the crash proof, where, and what stands in the database afterwards. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { beginSession, invitePerson, type Runtime } from '@waymark/operations'
import { inNetwork, networkBySlug, sealAudit, verifyAudit, type AuditReport } from '@waymark/store'
import { withRuntimeAt } from './runtime-at.ts'

const slug = 'demonstration'
export const beginning = 'Crash proof'

export type Writer = {
  readonly cookie: string
  /** Address of the list this writer adds entries to. */
  readonly list: string
  readonly day: string
  readonly place: string
}

/** As the owner of the demonstration. */
const inDemonstration = <T>(folder: string, work: (runtime: Runtime, network: string) => Promise<T>): Promise<T> =>
  withRuntimeAt(folder, async runtime => {
    const network = await networkBySlug(runtime.installation.app.db, slug)
    assert.ok(network, 'the demonstration is there')
    return work(runtime, network.id)
  })

/** Seats one contributor at each of `count` open lists of the demonstration's open round. */
export function seatWriters(folder: string, count: number): Promise<readonly Writer[]> {
  return inDemonstration(folder, async (runtime, network) => {
    const { rows } = await inNetwork(runtime.installation.owner.db, network, t =>
      sql<{ submission: string; kind: string; member: string; day: string; place: string }>`
        select s.id as submission, a.kind, m.name as member, lower(r.period) as day,
          (select min(c.place_code) from app.member_place c where c.network_id = m.network_id and c.member_id = m.id) as place
        from app.submission s join app.round r on r.network_id = s.network_id and r.id = s.round_id and r.closed_on is null
        join app.asked_register a on a.network_id = s.network_id and a.round_id = s.round_id
          and a.subject_id = s.subject_id and a.respondent_id = s.respondent_id
        join app.respondent p on p.network_id = s.network_id and p.id = s.respondent_id
        join app.member m on m.network_id = p.network_id and m.id = p.member_id
        where s.network_id = ${network} and s.state in ('draft', 'returned') order by a.kind, s.id limit ${count}`.execute(
        t,
      ),
    )
    assert.ok(rows.length > 0, 'there are open lists')
    const writers: Writer[] = []
    for (let n = 0; n < count; n++) {
      const { kind, member, day, place } = rows[n % rows.length]!
      const invited = await invitePerson(runtime, { network: slug, name: `Writer ${n}`, role: 'contributor', member })
      assert.ok(invited.ok, JSON.stringify(invited))
      const { token } = await beginSession(runtime, invited.value.person)
      const list = `/en/${slug}/desk/entries/${kind}`
      writers.push({ cookie: `waymark=${token}`, list, day, place })
    }
    return writers
  })
}

export type Kept = {
  /** How often each entry of the proof stands in the register, by its id. */
  readonly entries: ReadonlyMap<string, number>
  /** How often the audit tells of each of them. */
  readonly said: ReadonlyMap<string, number>
  /** Entries whose title text, place or audit is missing, and texts that no entry points to. */
  readonly torn: number
  readonly audit: AuditReport
}

/** Reads what is there once everything has ended, with the audit sealed and verified. */
export function readKept(folder: string): Promise<Kept> {
  return inDemonstration(folder, async (runtime, network) => {
    const { owner, jobs } = runtime.installation
    await sealAudit(jobs.db)
    const kept = await inNetwork(owner.db, network, async t => {
      const count = async (query: ReturnType<typeof sql<{ id: string; n: number }>>) =>
        new Map((await query.execute(t)).rows.map(row => [row.id, row.n]))
      const texts = sql`select x.network_id, x.id, x.body from app.free_text x
        where x.network_id = ${network} and x.body like ${`${beginning} %`}`
      const torn = await sql<{ n: number }>`with x as (${texts}) select (
          (select count(*) from x where not exists (select from app.entry e where e.network_id = x.network_id and e.title_id = x.id))
        + (select count(*) from x join app.entry e on e.network_id = x.network_id and e.title_id = x.id
            where not exists (select from app.entry_place p where p.network_id = e.network_id and p.entry_id = e.id)))::int as n`.execute(
        t,
      )
      return {
        // Counted by what the title says, not by the key: the same entry under two ids counts twice.
        entries:
          await count(sql`with x as (${texts}) select substr(x.body, ${beginning.length + 2}::int) as id, count(*)::int as n
          from x join app.entry e on e.network_id = x.network_id and e.title_id = x.id group by 1`),
        said: await count(sql`select a.object::text as id, count(*)::int as n from app.audit_entry a
          where a.network_id = ${network} and a.action = 'save-entry' group by 1`),
        torn: torn.rows[0]!.n,
      }
    })
    return { ...kept, audit: await verifyAudit(jobs.db, network) }
  })
}
