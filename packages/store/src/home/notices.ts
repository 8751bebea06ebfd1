/** What others did with what a desk wrote, by its day, and which notices of it a person has read. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/** A notice by what it tells of: ids and a day, never a word of it. */
export type NoticeKey = { readonly kind: string; readonly thing: string; readonly day: string }

export async function noticesRead(t: InNetwork, person: string): Promise<readonly NoticeKey[]> {
  const { rows } = await sql<NoticeKey>`
    select
      kind,
      thing_id as thing,
      day::text as day
    from app.notice_read
    where network_id = ${t.network}
      and person_id = ${person}`.execute(t)
  return rows
}

/** Marks these as read, once however often it is done; what was marked of days before `since` is forgotten, whoever marked it. */
export async function writeNoticesRead(
  t: InNetwork,
  made: { readonly person: string; readonly notices: readonly NoticeKey[]; readonly since: string },
): Promise<void> {
  await sql`
    insert into app.notice_read (network_id, person_id, kind, thing_id, day)
    select
      ${t.network},
      ${made.person},
      kind,
      thing,
      day
    from unnest(
        ${made.notices.map(({ kind }) => kind)}::text[],
        ${made.notices.map(({ thing }) => thing)}::uuid[],
        ${made.notices.map(({ day }) => day)}::date[]
      ) as given (kind, thing, day)
    on conflict do nothing`.execute(t)
  await sql`
    delete from app.notice_read
    where network_id = ${t.network}
      and day < ${made.since}::date`.execute(t)
}

/** Forgets what a person has read who has no role in the network from `day` on. */
export async function forgetNoticesRead(t: InNetwork, role: string, day: string): Promise<void> {
  await sql`
    delete from app.notice_read n
    using auth.role_of e
    where n.network_id = ${t.network}
      and e.network_id = n.network_id
      and e.id = ${role}
      and n.person_id = e.person_id
      and not exists (
        select
          1
        from auth.role_of r
        where r.network_id = e.network_id
          and r.person_id = e.person_id
          and not isempty(r.days)
          and (
            upper(r.days) is null
            or upper(r.days) > ${day}::date
          )
      )`.execute(t)
}

type Asked = { readonly submissions: readonly string[]; readonly person: string; readonly since: string }

/** An answer of one of these submissions that somebody else held, or let go out again. `held`: as it stands now. */
export type HeldRow = {
  readonly answer: string
  readonly submission: string
  readonly code: string
  readonly held: boolean
  readonly day: string
}

/** Each answer with the newest day on which another than `person` did so. */
export async function heldSince(t: InNetwork, { submissions, person, since }: Asked): Promise<readonly HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select
      a.id as answer,
      a.submission_id as submission,
      i.code,
      a.held,
      to_char(max(e.at) at time zone 'UTC', 'YYYY-MM-DD') as day
    from app.audit_entry e
      join app.answer a on a.network_id = e.network_id
      and a.id = e.object
      join app.indicator_version v on v.network_id = a.network_id
      and v.id = a.indicator_version_id
      join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
    where e.network_id = ${t.network}
      and e.action = 'hold-answer'
      and e.at >= ${since}::date at time zone 'UTC'
      and e.actor is distinct from ${person}::uuid
      and a.submission_id = any (${submissions}::uuid[])
    group by 1, 2, 3, 4`.execute(t)
  return rows
}

/** Something said in a preview that is not given up. `submission`: of the respondent that replied, about the same subject. */
export type SaidRow = {
  readonly reply: string
  readonly said: 'comment' | 'object'
  readonly preview: string
  readonly label: string
  readonly subject: string
  readonly respondent: string
  readonly code: string | null
  readonly day: string
}

const saidBy = sql`
  from app.preview_reply y
    join app.preview p on p.network_id = y.network_id
    and p.id = y.preview_id
    left join app.indicator_version v on v.network_id = y.network_id
    and v.id = y.indicator_version_id
    left join app.indicator i on i.network_id = v.network_id
    and i.id = v.indicator_id`

/** Comments and objections that others than `person` made. */
export async function repliesSince(
  t: InNetwork,
  { person, since }: Omit<Asked, 'submissions'>,
): Promise<readonly SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select
      y.id as reply,
      y.reply as said,
      p.id as preview,
      p.label,
      y.subject_id as subject,
      y.respondent_id as respondent,
      i.code,
      to_char(y.at at time zone 'UTC', 'YYYY-MM-DD') as day
    ${saidBy}
    where y.network_id = ${t.network}
      and y.reply in ('comment', 'object')
      and y.at >= ${since}::date at time zone 'UTC'
      and y.person_id is distinct from ${person}::uuid
      and p.state <> 'abandoned'`.execute(t)
  return rows
}

/** Comments and objections with the day on which another than `person` answered them. */
export async function answeredSince(
  t: InNetwork,
  { person, since }: Omit<Asked, 'submissions'>,
): Promise<readonly SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select
      y.id as reply,
      y.reply as said,
      p.id as preview,
      p.label,
      y.subject_id as subject,
      y.respondent_id as respondent,
      i.code,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD') as day
    ${saidBy}
      join app.audit_entry e on e.network_id = y.network_id
      and e.object = y.id
    where y.network_id = ${t.network}
      and y.reply in ('comment', 'object')
      and e.action = 'reply-objection'
      and e.at >= ${since}::date at time zone 'UTC'
      and e.actor is distinct from ${person}::uuid
      and p.state <> 'abandoned'`.execute(t)
  return rows
}
