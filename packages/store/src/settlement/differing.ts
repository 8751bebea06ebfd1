/** Which asked triples of a round have accepted answers that may contradict each other. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/** What was accepted of one asked triple in which accepted answers are not all alike and nobody has ruled; alike answers once. */
export type DifferingRow = {
  readonly round: string
  readonly indicator: string
  readonly code: string
  readonly subject: string
  readonly respondentType: string
  /** Values without step and parts. */
  readonly said: readonly {
    readonly value: Record<string, unknown> | null
    readonly reason: string | null
    readonly narrative: string | null
    readonly held: boolean
  }[]
}

export type DifferingAsked = {
  readonly rounds: readonly string[]
  /** Only what was said of these; of every subject where it is null. */
  readonly subjects: readonly string[] | null
  /** How many at most. */
  readonly most?: number
}

/**
 * The triples of these rounds that may be contested, in the order of rounds, indicators and places. Compared is only what was said of
 * subjects about which several forms were handed in; where all that was accepted is written alike, corrections too, nothing is
 * compared any further.
 */
export async function differingAnswers(
  t: InNetwork,
  { rounds, subjects, most }: DifferingAsked,
): Promise<DifferingRow[]> {
  const { rows } = await sql<DifferingRow>`
    with
      several as materialized (
        select
          round_id,
          subject_id
        from app.submission
        where network_id = ${t.network}
          and round_id = any (${rounds}::uuid[])
          and state <> 'draft'
          and (
            ${subjects === null}
            or subject_id = any (${subjects ?? []}::uuid[])
          )
        group by round_id,
          subject_id
        having count(*) > 1
      ),
      answered as materialized (
        select
          s.round_id,
          a.indicator_version_id,
          s.subject_id,
          coalesce(a.reason, a.value::text, '') as written
        from several m
          join app.submission s on s.network_id = ${t.network}
          and s.round_id = m.round_id
          and s.subject_id = m.subject_id
          and s.state <> 'draft'
          join app.answer a on a.network_id = s.network_id
          and a.submission_id = s.id
          and a.state = 'accepted'
      ),
      unlike as materialized (
        select
          round_id,
          indicator_version_id,
          subject_id
        from answered
        group by round_id,
          indicator_version_id,
          subject_id
        having min(written) <> max(written)
      ),
      newest as materialized (
        select distinct
          on (a.submission_id, a.indicator_version_id) s.round_id,
          s.subject_id,
          s.respondent_id,
          a.indicator_version_id,
          case
            when a.narrative_id is null then a.value - 'step' - 'parts'
            else '{}'
          end as value,
          a.reason,
          a.narrative_id is not null as has_narrative,
          a.held
        from unlike x
          join app.submission s on s.network_id = ${t.network}
          and s.round_id = x.round_id
          and s.subject_id = x.subject_id
          join app.answer a on a.network_id = s.network_id
          and a.submission_id = s.id
          and a.indicator_version_id = x.indicator_version_id
          and a.state = 'accepted'
        order by a.submission_id,
          a.indicator_version_id,
          a.correction desc
      ),
      said as (
        select distinct
          n.round_id,
          n.indicator_version_id,
          n.subject_id,
          coalesce(o.type, 'member') as type,
          n.value,
          n.reason,
          n.has_narrative,
          n.held
        from newest n
          join app.respondent r on r.network_id = ${t.network}
          and r.id = n.respondent_id
          left join app.office o on o.network_id = r.network_id
          and o.id = r.office_id
      )
    select
      d.round_id as round,
      i.id as indicator,
      i.code,
      d.subject_id as subject,
      d.type as "respondentType",
      jsonb_agg(
        jsonb_build_object(
          'value',
          d.value,
          'reason',
          d.reason,
          'narrative',
          case
            when d.has_narrative then d.subject_id
          end,
          'held',
          d.held
        )
      ) as said
    from said d
      join app.indicator_version v on v.network_id = ${t.network}
      and v.id = d.indicator_version_id
      join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
      join app.subject u on u.network_id = v.network_id
      and u.id = d.subject_id
    where not exists (
        select
          1
        from app.ruling l
        where l.network_id = v.network_id
          and l.round_id = d.round_id
          and l.indicator_version_id = d.indicator_version_id
          and l.subject_id = d.subject_id
          and l.respondent_type = d.type
      )
    group by d.round_id,
      d.indicator_version_id,
      i.id,
      i.code,
      d.subject_id,
      u.kind,
      u.place_code,
      d.type
    having count(*) > 1
    order by array_position(${rounds}::uuid[], d.round_id),
      i.code,
      u.kind,
      u.place_code,
      d.subject_id,
      d.type
    limit ${most ?? null}`.execute(t)
  return rows
}
