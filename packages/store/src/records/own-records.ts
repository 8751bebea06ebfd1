/** What members record themselves of their part in human rights reports and national forums. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { MemberRecord } from '@waymark/scorecard'
import type { InNetwork } from '../connect.ts'

export type OwnRecordRow = {
  readonly id: string
  readonly member: string
  readonly what: 'report' | 'forum'
  readonly confidential: boolean
  readonly joint: boolean
  readonly day: string
  /** Id of its title; null where it is confidential. */
  readonly title: string | null
  /** False where the member took it out again. */
  readonly counts: boolean
}

/** The records of these members, newest day first; with `id`, only that one. */
export async function ownRecords(
  t: InNetwork,
  { members, id = null }: { readonly members: readonly string[]; readonly id?: string | null },
): Promise<OwnRecordRow[]> {
  const { rows } = await sql<OwnRecordRow>`
    select
      id,
      member_id as member,
      what,
      confidential,
      joint,
      to_char(on_day, 'YYYY-MM-DD') as day,
      title_id as title,
      counts
    from app.own_record
    where network_id = ${t.network}
      and member_id = any (${[...members]}::uuid[])
      and (
        ${id}::uuid is null
        or id = ${id}::uuid
      )
    order by on_day desc,
      id desc`.execute(t)
  return rows
}

export type NewOwnRecord = Omit<OwnRecordRow, 'id' | 'counts'> & { readonly person: string | null; readonly at: Date }

/** Writes a record; gives its id. */
export async function writeOwnRecord(t: InNetwork, made: NewOwnRecord): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.own_record (
      network_id,
      id,
      member_id,
      what,
      confidential,
      joint,
      on_day,
      title_id,
      person_id,
      at
    )
    values (
      ${t.network},
      ${id},
      ${made.member},
      ${made.what},
      ${made.confidential},
      ${made.joint},
      ${made.day},
      ${made.title},
      ${made.person},
      ${made.at}
    )`.execute(t)
  return id
}

export async function setOwnRecordCounts(t: InNetwork, id: string, counts: boolean): Promise<void> {
  await sql`
    update app.own_record
    set counts = ${counts}
    where network_id = ${t.network}
      and id = ${id}`.execute(t)
}

export type RecordPeriodRow = {
  readonly member: string
  readonly label: string
  readonly from: string
  readonly until: string
  readonly complete: boolean
}

// Rounds `r`, each with the subjects `u` it is about.
const roundsAndSubjects = sql`
      app.round r
      join app.round_scope x on x.network_id = r.network_id
      and x.round_id = r.id
      join app.subject u on u.network_id = x.network_id
      and u.id = x.subject_id`

/** Of these members, the periods of rounds that were about them, newest first, and whether each said its record of it is complete. */
export async function recordPeriods(t: InNetwork, members: readonly string[]): Promise<RecordPeriodRow[]> {
  const { rows } = await sql<RecordPeriodRow>`
    select
      u.member_id as member,
      min(r.period_label) as label,
      to_char(lower(r.period), 'YYYY-MM-DD') as "from",
      to_char(upper(r.period), 'YYYY-MM-DD') as until,
      coalesce(bool_or(c.complete), false) as complete
    from ${roundsAndSubjects}
      left join app.own_record_closing c on c.network_id = r.network_id
      and c.member_id = u.member_id
      and c.period = r.period
    where r.network_id = ${t.network}
      and r.voided_on is null
      and u.member_id = any (${[...members]}::uuid[])
    group by u.member_id,
      r.period
    order by r.period desc,
      u.member_id`.execute(t)
  return rows
}

/** Keeps whether the member says that its record of the period is complete. */
export async function writeRecordClosing(
  t: InNetwork,
  made: Omit<RecordPeriodRow, 'label'> & { readonly person: string | null; readonly at: Date },
): Promise<void> {
  await sql`
    insert into app.own_record_closing (network_id, member_id, period, complete, person_id, at)
    values (
      ${t.network},
      ${made.member},
      daterange (${made.from}, ${made.until}),
      ${made.complete},
      ${made.person},
      ${made.at}
    )
    on conflict (network_id, member_id, period) do update
    set complete = excluded.complete,
      person_id = excluded.person_id,
      at = excluded.at`.execute(t)
}

/** Of members in scope of these rounds: whether their own records hold anything of its period, and whether they are complete. */
export async function recordedInRounds(t: InNetwork, rounds: readonly string[]): Promise<MemberRecord[]> {
  const { rows } = await sql<MemberRecord>`
    select
      r.id as "call",
      u.member_id as member,
      exists (
        select
        from app.own_record own
        where own.network_id = r.network_id
          and own.member_id = u.member_id
          and own.counts
          and r.period @> own.on_day
      ) as contributed,
      exists (
        select
        from app.own_record_closing c
        where c.network_id = r.network_id
          and c.member_id = u.member_id
          and c.period = r.period
          and c.complete
      ) as complete
    from ${roundsAndSubjects}
    where r.network_id = ${t.network}
      and r.id = any (${[...rounds]}::uuid[])
      and u.member_id is not null
    order by r.id,
      u.member_id`.execute(t)
  return rows.filter(row => row.contributed || row.complete)
}
