/** Answers that were entered for a member: which submissions may have them, and what the member confirmed. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/** Submissions about these subjects (`null`: all), of members whose name holds the words. */
export type MembersWanted = {
  readonly subjects: readonly string[] | null
  readonly words: string
  /** Of this round alone; absent for all. */
  readonly round?: string
  readonly most: number
}

// A submission `s` with its member `m` and its round `o`, which is not voided.
const submissionOfMember = sql`
      join app.respondent r on r.network_id = s.network_id
      and r.id = s.respondent_id
      join app.member m on m.network_id = r.network_id
      and m.id = r.member_id
      join app.round o on o.network_id = s.network_id
      and o.id = s.round_id
      and o.voided_on is null`

const isWanted = ({ subjects, words, round }: MembersWanted) => sql`(
      (${subjects}::uuid[] is null or s.subject_id = any (${subjects}::uuid[]))
      and (${round ?? null}::uuid is null or s.round_id = ${round ?? null}::uuid)
      and position(lower(${words}) in lower(m.name)) > 0
    )`

export type MembersDraft = {
  readonly id: string
  readonly subject: string
  readonly respondent: string
  readonly state: 'draft' | 'returned'
  readonly round: string
  readonly dueOn: string
}

/** Drafts of members in open rounds, by the members' names. */
export async function draftsOfMembers(t: InNetwork, of: MembersWanted): Promise<readonly MembersDraft[]> {
  const { rows } = await sql<MembersDraft>`
    select
      s.id,
      s.subject_id as subject,
      m.name as respondent,
      s.state,
      o.label as round,
      o.due_on as "dueOn"
    from app.submission s
      ${submissionOfMember}
    where s.network_id = ${t.network}
      and s.state in ('draft', 'returned')
      and o.closed_on is null
      and ${isWanted(of)}
    order by m.name,
      o.label,
      s.id
    limit ${of.most}`.execute(t)
  return rows
}

export type RoundWithDrafts = { readonly id: string; readonly label: string; readonly n: number }

/** Open rounds with drafts of members about these subjects (`null`: all), and how many they are. */
export async function roundsWithDrafts(
  t: InNetwork,
  subjects: readonly string[] | null,
): Promise<readonly RoundWithDrafts[]> {
  const { rows } = await sql<RoundWithDrafts>`
    select
      o.id,
      o.label,
      count(*)::int as n
    from app.submission s
      ${submissionOfMember}
    where s.network_id = ${t.network}
      and s.state in ('draft', 'returned')
      and o.closed_on is null
      and (${subjects}::uuid[] is null or s.subject_id = any (${subjects}::uuid[]))
    group by o.id,
      o.label
    order by o.label,
      o.id`.execute(t)
  return rows
}

export type MembersAnswer = {
  readonly submission: string
  readonly subject: string
  readonly respondent: string
  readonly round: string
  readonly code: string
}

/** Answers that stand accepted as they were entered for the member, and that it did not confirm, of rounds that are not voided. */
export async function acceptedForMembers(t: InNetwork, of: MembersWanted): Promise<readonly MembersAnswer[]> {
  const { rows } = await sql<MembersAnswer>`
    select
      s.id as submission,
      s.subject_id as subject,
      m.name as respondent,
      o.label as round,
      i.code
    from app.answer a
      join app.submission s on s.network_id = a.network_id
      and s.id = a.submission_id
      ${submissionOfMember}
      join app.indicator_version v on v.network_id = a.network_id
      and v.id = a.indicator_version_id
      join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
    where a.network_id = ${t.network}
      and a.state = 'accepted'
      and a.entered_by is not null
      and a.confirmed_by is null
      and ${isWanted(of)}
      and not exists (
        select
          1
        from app.answer later
        where later.network_id = a.network_id
          and later.submission_id = a.submission_id
          and later.indicator_version_id = a.indicator_version_id
          and later.correction > a.correction
          and later.state = 'accepted'
      )
    order by m.name,
      o.label,
      i.code,
      s.id
    limit ${of.most}`.execute(t)
  return rows
}

/** The submissions, of these, in which an answer that was entered for the member waits for its word. */
export async function unconfirmedIn(t: InNetwork, submissions: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct
      submission_id as id
    from app.answer
    where network_id = ${t.network}
      and submission_id = any (${submissions}::uuid[])
      and entered_by is not null
      and confirmed_by is null
      and num_nonnulls(value, reason) = 1`.execute(t)
  return new Set(rows.map(row => row.id))
}

/** Says that these answers, entered for the member, are right. */
export async function confirmAnswers(
  t: InNetwork,
  of: { readonly answers: readonly string[]; readonly person: string; readonly at: Date },
): Promise<void> {
  await sql`
    update app.answer
    set
      confirmed_by = ${of.person},
      confirmed_at = ${of.at}
    where network_id = ${t.network}
      and id = any (${of.answers}::uuid[])`.execute(t)
}
