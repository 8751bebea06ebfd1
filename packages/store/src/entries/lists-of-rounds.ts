/** All lists of rounds at once, for a release and for whoever closes a round. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import { byState, closingOfList, inPeriodBy, kinds, type ListKey, type ListRow } from './lists.ts'

/** A list of a round as a release reads it; of one of which nothing was said, the entries are not counted. */
export type ListOfRound = ListKey &
  Pick<ListRow, 'closing' | 'held' | 'entries' | 'waiting' | 'unfinished' | 'accepted'> & {
    /** The subject as a release names it. */
    readonly id: string
  }

/** Every list asked in these rounds, for a release. Each entry is held against the rounds once, not once for each list. */
export async function listsOfRounds(t: InNetwork, rounds: readonly string[]): Promise<ListOfRound[]> {
  const { rows } = await sql<ListOfRound>`
    with
      asked as materialized (
        select
          a.round_id,
          a.kind,
          a.subject_id,
          a.respondent_id,
          c.closing,
          coalesce(c.held, false) as held,
          u.place_code,
          coalesce(u.place_code, u.member_id::text, u.group_id::text, 'network') as id
        from app.asked_register a
          join app.subject u on u.network_id = a.network_id
          and u.id = a.subject_id
          ${closingOfList}
        where a.network_id = ${t.network}
          and a.round_id = any (${[...rounds]}::uuid[])
      ),
      staged as materialized (
        select
          entry_id,
          array_agg(on_day) as days
        from app.entry_stage
        where network_id = ${t.network}
        group by entry_id
      ),
      standing as materialized (
        select
          d.id as round_id,
          e.id,
          e.kind,
          e.respondent_id,
          e.state
        from app.entry e
          join ${kinds} k on k.kind = e.kind
          left join staged s on s.entry_id = e.id
          join app.round d on d.network_id = e.network_id
          and d.id = any (${[...rounds]}::uuid[])
          and ${inPeriodBy(sql`d.period @> any (s.days)`)}
        where e.network_id = ${t.network}
          and e.respondent_id is not null
          and e.same_as is null
          and e.state <> 'withdrawn'
      ),
      counted as materialized (
        select
          a.round_id,
          a.kind,
          a.subject_id,
          a.respondent_id,
          ${byState}
        from asked a
          join standing e on e.round_id = a.round_id
          and e.kind = a.kind
          and e.respondent_id = a.respondent_id
        where a.closing is not null
          and (
            a.place_code is null
            or exists (
              select
              from app.entry_place p
              where p.network_id = ${t.network}
                and p.entry_id = e.id
                and p.place_code = a.place_code
            )
          )
        group by a.round_id,
          a.kind,
          a.subject_id,
          a.respondent_id
      )
    select
      a.round_id as round,
      a.kind,
      a.subject_id as subject,
      a.respondent_id as respondent,
      a.closing,
      a.held,
      coalesce(n.entries, 0) as entries,
      coalesce(n.waiting, 0) as waiting,
      coalesce(n.unfinished, 0) as unfinished,
      coalesce(n.accepted, 0) as accepted,
      a.id
    from asked a
      left join counted n on n.round_id = a.round_id
      and n.kind = a.kind
      and n.subject_id = a.subject_id
      and n.respondent_id = a.respondent_id
    order by a.round_id,
      a.kind,
      a.id,
      a.respondent_id`.execute(t)
  return rows
}

/** How many lists were asked in these rounds, and of how many nothing was said. */
export async function listCounts(
  t: InNetwork,
  rounds: readonly string[],
): Promise<{ readonly all: number; readonly open: number }> {
  const { rows } = await sql<{ all: number; open: number }>`
    select
      count(*)::int as "all",
      count(*) filter (
        where
          c.closing is null
      )::int as open
    from app.asked_register a
      ${closingOfList}
    where a.network_id = ${t.network}
      and a.round_id = any (${[...rounds]}::uuid[])`.execute(t)
  return rows[0]!
}
