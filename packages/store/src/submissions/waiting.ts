/** How much waits for reviewers, counted by what says whose it is to review. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/** So many of one respondent about one subject; `own`: this person is among their authors. */
export type WaitingWork = {
  readonly subject: string
  readonly member: string | null
  readonly office: string | null
  readonly own: boolean
  readonly count: number
}

/** Submissions handed in. */
export async function submissionsWaiting(t: InNetwork, person: string): Promise<WaitingWork[]> {
  const { rows } = await sql<WaitingWork>`
    select
      s.subject_id as subject,
      r.member_id as member,
      r.office_id as office,
      ${person}::text = any (s.authors::text[]) as own,
      count(*)::int as count
    from app.submission s
      join app.respondent r on r.network_id = s.network_id
      and r.id = s.respondent_id
    where s.network_id = ${t.network}
      and s.state = 'submitted'
    group by 1, 2, 3, 4`.execute(t)
  return rows
}

/** Corrections handed in, one by one; whoever wrote the answer before is among their authors too. */
export async function correctedWaiting(t: InNetwork, person: string): Promise<WaitingWork[]> {
  const { rows } = await sql<WaitingWork>`
    select
      s.subject_id as subject,
      r.member_id as member,
      r.office_id as office,
      ${person}::text = any (s.authors::text[] || a.author_id::text) as own,
      count(*)::int as count
    from app.answer a
      join app.submission s on s.network_id = a.network_id
      and s.id = a.submission_id
      join app.respondent r on r.network_id = s.network_id
      and r.id = s.respondent_id
    where a.network_id = ${t.network}
      and a.correction > 0
      and a.state = 'submitted'
    group by 1, 2, 3, 4`.execute(t)
  return rows
}

/** So many entries of one keeper in the same places. */
export type WaitingEntries = Omit<WaitingWork, 'subject'> & {
  readonly region: string | null
  readonly places: readonly string[]
}

/** Entries handed in. */
export async function entriesWaiting(t: InNetwork, person: string): Promise<WaitingEntries[]> {
  const { rows } = await sql<WaitingEntries>`
    select
      r.member_id as member,
      r.office_id as office,
      e.group_id as region,
      coalesce(e.author_id::text = ${person}, false) as own,
      array(
        select
          p.place_code
        from app.entry_place p
        where p.network_id = e.network_id
          and p.entry_id = e.id
        order by p.place_code
      ) as places,
      count(*)::int as count
    from app.entry e
      left join app.respondent r on r.network_id = e.network_id
      and r.id = e.respondent_id
    where e.network_id = ${t.network}
      and e.state = 'submitted'
    group by 1, 2, 3, 4, 5`.execute(t)
  return rows
}
