/** What settling needs: every asked triple of a round with what came in, rulings and observations. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type AskedAnswer = {
  readonly version: string
  readonly indicator: string
  readonly code: string
  readonly number: number
  readonly subject: string
  readonly subjectKind: 'country' | 'member' | 'group' | 'network'
  readonly place: string | null
  readonly member: string | null
  /** The group's code. */
  readonly group: string | null
  readonly respondentType: string
  readonly submission: string
  readonly submissionState: string
  /** The newest accepted answer, where there is one. */
  readonly answer: string | null
  readonly value: Record<string, unknown> | null
  readonly reason: string | null
  readonly parts: Record<string, string> | null
  /** What was typed, field by field. */
  readonly typed: Record<string, string> | null
  readonly rationale: string | null
  readonly narrative: string | null
  readonly acceptedOn: string | null
  /** Whether the accepted answer counts though nobody but its author could have reviewed it. */
  readonly unreviewed: boolean
  /** Whether the accepted answer is held. */
  readonly held: boolean
  /** Whether something of it is submitted and not yet reviewed; and whether all of that is held. */
  readonly waiting: boolean
  readonly waitingHeld: boolean
}

/** What was asked of one indicator about one subject: its code, and the place, member, code of the group or `network`. */
export type AskedThing = { readonly indicator: string; readonly subject: string }

/** One row for each asked triple of the round, answered or not; of one thing alone where `only` names it. */
export async function askedAnswers(t: InNetwork, round: string, only?: AskedThing): Promise<AskedAnswer[]> {
  const { rows } = await sql<AskedAnswer>`
    select
      q.indicator_version_id as version,
      i.id as indicator,
      i.code,
      v.number,
      q.subject_id as subject,
      u.kind as "subjectKind",
      u.place_code as place,
      u.member_id as member,
      g.code as "group",
      coalesce(o.type, 'member') as "respondentType",
      s.id as submission,
      s.state as "submissionState",
      a.id as answer,
      a.value,
      a.reason,
      a.parts,
      a.typed,
      a.rationale_id as rationale,
      a.narrative_id as narrative,
      coalesce(a.held, false) as held,
      a.counted_unreviewed_at is not null as unreviewed,
      (
        select
          to_char(greatest(max(w.at), a.counted_unreviewed_at) at time zone 'UTC', 'YYYY-MM-DD')
        from app.review w
        where w.network_id = s.network_id
          and w.decision <> 'returned'
          and (
            w.submission_id = s.id
            or w.answer_id = a.id
          )
      ) as "acceptedOn",
      exists (
        select
          1
        from app.answer p
        where p.network_id = s.network_id
          and p.submission_id = s.id
          and p.indicator_version_id = q.indicator_version_id
          and p.state = 'submitted'
      ) as waiting,
      not exists (
        select
          1
        from app.answer p
        where p.network_id = s.network_id
          and p.submission_id = s.id
          and p.indicator_version_id = q.indicator_version_id
          and p.state = 'submitted'
          and not p.held
      ) as "waitingHeld"
    from app.asked q
      join app.indicator_version v on v.network_id = q.network_id
      and v.id = q.indicator_version_id
      join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
      join app.subject u on u.network_id = q.network_id
      and u.id = q.subject_id
      left join app.group_ g on g.network_id = u.network_id
      and g.id = u.group_id
      join app.respondent r on r.network_id = q.network_id
      and r.id = q.respondent_id
      left join app.office o on o.network_id = r.network_id
      and o.id = r.office_id
      join app.submission s on s.network_id = q.network_id
      and s.round_id = q.round_id
      and s.subject_id = q.subject_id
      and s.respondent_id = q.respondent_id
      left join lateral (
        select
          *
        from app.answer x
        where x.network_id = s.network_id
          and x.submission_id = s.id
          and x.indicator_version_id = q.indicator_version_id
          and x.state = 'accepted'
        order by x.correction desc
        limit 1
      ) a on true
    where q.network_id = ${t.network}
      and q.round_id = ${round}
      and (
        ${only === undefined}
        or (
          i.code = ${only?.indicator ?? ''}
          and coalesce(u.place_code, u.member_id::text, g.code, 'network') = ${only?.subject ?? ''}
        )
      )
    order by i.code,
      u.kind,
      u.place_code,
      u.id,
      s.id`.execute(t)
  return rows
}

export type RulingRow = {
  readonly version: string
  readonly subject: string
  readonly respondentType: string
  readonly status: Record<string, unknown>
  readonly reason: string
  readonly on: string
}

/** The newest ruling of each asked answer of the round. */
export async function rulingsOf(t: InNetwork, round: string): Promise<RulingRow[]> {
  const { rows } = await sql<RulingRow>`
    select distinct
      on (indicator_version_id, subject_id, respondent_type) indicator_version_id as version,
      subject_id as subject,
      respondent_type as "respondentType",
      status,
      reason_id as reason,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD') as "on"
    from app.ruling
    where network_id = ${t.network}
      and round_id = ${round}
    order by indicator_version_id,
      subject_id,
      respondent_type,
      at desc`.execute(t)
  return rows
}

export type NewRuling = {
  readonly round: string
  readonly version: string
  readonly subject: string
  readonly respondentType: string
  readonly status: unknown
  readonly reason: string
  readonly person: string
  readonly at: Date
}

export async function writeRuling(t: InNetwork, made: NewRuling): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.ruling (
      network_id,
      id,
      round_id,
      indicator_version_id,
      subject_id,
      respondent_type,
      status,
      reason_id,
      person_id,
      at
    )
    values (
      ${t.network},
      ${id},
      ${made.round},
      ${made.version},
      ${made.subject},
      ${made.respondentType},
      ${JSON.stringify(made.status)},
      ${made.reason},
      ${made.person},
      ${made.at}
    )`.execute(t)
  return id
}

export type ObservationRow = {
  readonly id: string
  readonly round: string
  readonly version: string
  readonly subject: string
  readonly respondentType: string
  readonly status: Record<string, unknown>
}

/** The newest observation of each asked answer of these rounds; about these subjects alone where they are given. */
export async function latestObservations(
  t: InNetwork,
  rounds: readonly string[],
  about?: readonly string[],
): Promise<ObservationRow[]> {
  const { rows } = await sql<ObservationRow>`
    select distinct
      on (round_id, indicator_version_id, subject_id, respondent_type) id,
      round_id as round,
      indicator_version_id as version,
      subject_id as subject,
      respondent_type as "respondentType",
      status
    from app.observation
    where network_id = ${t.network}
      and round_id = any (${rounds}::uuid[])
      and (
        ${about ?? null}::uuid[] is null
        or subject_id = any (${about ?? null}::uuid[])
      )
    order by round_id,
      indicator_version_id,
      subject_id,
      respondent_type,
      at desc,
      id desc`.execute(t)
  return rows
}

/** Whether a release published something of this asked answer: a value, or not applicable. */
export async function wasPublished(
  t: InNetwork,
  of: Pick<ObservationRow, 'round' | 'version' | 'subject' | 'respondentType'>,
): Promise<boolean> {
  const { rows } = await sql<{ published: boolean }>`
    select
      exists (
        select
          1
        from app.observation
        where network_id = ${t.network}
          and round_id = ${of.round}
          and indicator_version_id = ${of.version}
          and subject_id = ${of.subject}
          and respondent_type = ${of.respondentType}
          and coalesce(status ->> 'missing', 'not-applicable') = 'not-applicable'
      ) as published`.execute(t)
  return rows[0]!.published
}
