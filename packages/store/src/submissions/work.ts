/** How far forms have come: each of some by itself, and all of a round counted. */
import type { LatenessCause } from '@waymark/collection'
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import { closingOfList } from '../entries/lists.ts'

export type RowOfWork = {
  readonly submission: string
  readonly edition: string
  /** Questions asked, and those of which something is written; a correction is no new answer. */
  readonly asked: number
  readonly written: number
  /** The code of the first question, in the order of the edition, of which nothing is written; null where none is. */
  readonly next: string | null
  /** Lists to close, and those of which something was said. */
  readonly lists: number
  readonly closed: number
}

/** How much of each of these submissions is written. */
export async function writtenOf(t: InNetwork, submissions: readonly string[]): Promise<RowOfWork[]> {
  if (submissions.length === 0) return []
  const { rows } = await sql<RowOfWork>`
    select
      s.id as submission,
      r.edition_id as edition,
      q.asked,
      q.written,
      q.next,
      l.lists,
      l.closed
    from app.submission s
      join app.round r on r.network_id = s.network_id
      and r.id = s.round_id
      cross join lateral (
        select
          count(*)::int as asked,
          count(p.id)::int as written,
          (
            array_agg(
              i.code
              order by ei.position
            ) filter (
              where p.id is null
            )
          )[1] as next
        from app.asked k
          join app.edition_indicator ei on ei.network_id = k.network_id
          and ei.edition_id = r.edition_id
          and ei.indicator_version_id = k.indicator_version_id
          join app.indicator_version v on v.network_id = k.network_id
          and v.id = k.indicator_version_id
          join app.indicator i on i.network_id = v.network_id
          and i.id = v.indicator_id
          left join app.answer p on p.network_id = k.network_id
          and p.submission_id = s.id
          and p.indicator_version_id = k.indicator_version_id
          and p.correction = 0
        where k.network_id = s.network_id
          and k.round_id = s.round_id
          and k.subject_id = s.subject_id
          and k.respondent_id = s.respondent_id
      ) q
      cross join lateral (
        select
          count(*)::int as lists,
          count(c.closing)::int as closed
        from app.asked_register a
          ${closingOfList}
        where a.network_id = s.network_id
          and a.round_id = s.round_id
          and a.subject_id = s.subject_id
          and a.respondent_id = s.respondent_id
      ) l
    where s.network_id = ${t.network}
      and s.id = any (${[...submissions]}::uuid[])`.execute(t)
  return rows
}

export type ProgressRow = {
  readonly submission: string
  readonly subject: string
  readonly subjectKind: string
  readonly place: string | null
  readonly respondent: string
  readonly name: string
  readonly member: string | null
  readonly state: string
  readonly late: boolean
  /** What made it late that its respondent could not help; null where nothing of the kind was said. */
  readonly lateThrough: LatenessCause | null
  /** The day until which this respondent alone is in time; null where the round's holds. */
  readonly dueOn: string | null
  readonly asked: number
  readonly saved: number
}

/** Who has come how far: for the secretariat's own page alone, never published. */
export async function progressOf(t: InNetwork, round: string): Promise<ProgressRow[]> {
  const { rows } = await sql<ProgressRow>`
    select
      s.id as submission,
      s.subject_id as subject,
      u.kind as "subjectKind",
      u.place_code as place,
      s.respondent_id as respondent,
      coalesce(m.name, o.name) as name,
      r.member_id as member,
      s.state,
      s.late,
      s.late_through as "lateThrough",
      s.due_on as "dueOn",
      (
        select
          count(*)::int
        from app.asked a
        where a.network_id = s.network_id
          and a.round_id = s.round_id
          and a.subject_id = s.subject_id
          and a.respondent_id = s.respondent_id
      ) as asked,
      (
        select
          count(*)::int
        from app.answer a
        where a.network_id = s.network_id
          and a.submission_id = s.id
          and num_nonnulls (a.value, a.reason) = 1
      ) as saved
    from app.submission s
      join app.subject u on u.network_id = s.network_id
      and u.id = s.subject_id
      join app.respondent r on r.network_id = s.network_id
      and r.id = s.respondent_id
      left join app.member m on m.network_id = r.network_id
      and m.id = r.member_id
      left join app.office o on o.network_id = r.network_id
      and o.id = r.office_id
    where s.network_id = ${t.network}
      and s.round_id = ${round}
    order by u.kind,
      u.place_code,
      name`.execute(t)
  return rows
}

export type FormCounts = {
  readonly round: string
  readonly forms: number
  /** Forms in which something is written, or that were handed in. */
  readonly begun: number
  /** Forms submitted or accepted. */
  readonly handedIn: number
}

/** How far the forms of these rounds have come, of those about `subjects` where it names some; a round without any is left out. */
export async function formCounts(
  t: InNetwork,
  of: { readonly rounds: readonly string[]; readonly subjects?: readonly string[] },
): Promise<FormCounts[]> {
  const { rows } = await sql<FormCounts>`
    select
      s.round_id as round,
      count(*)::int as forms,
      count(*) filter (
        where s.state <> 'draft'
          or exists (
            select
              1
            from app.answer a
            where a.network_id = s.network_id
              and a.submission_id = s.id
              and num_nonnulls (a.value, a.reason) = 1
          )
      )::int as begun,
      count(*) filter (
        where s.state in ('submitted', 'accepted')
      )::int as "handedIn"
    from app.submission s
    where s.network_id = ${t.network}
      and s.round_id = any (${[...of.rounds]}::uuid[])
      and (
        ${of.subjects === undefined}
        or s.subject_id = any (${[...(of.subjects ?? [])]}::uuid[])
      )
    group by s.round_id`.execute(t)
  return rows
}

/** How many submissions of these rounds are in each state; states in which none is are left out. */
export async function submissionStates(t: InNetwork, rounds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ state: string; many: number }>`
    select
      state,
      count(*)::int as many
    from app.submission
    where network_id = ${t.network}
      and round_id = any (${[...rounds]}::uuid[])
    group by state`.execute(t)
  return new Map(rows.map(({ state, many }) => [state, many]))
}
