/** Targets with their milestones and the countries they are about. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type MilestoneRow = { readonly by: string; readonly least: number }

export type TargetRow = {
  readonly id: string
  readonly edition: string
  readonly framework: string
  readonly code: string
  readonly number: number
  readonly state: string
  readonly least: number
  readonly by: string
  readonly agreedOn: string
  readonly body: string
  readonly record: string
  /** The code of the group it was agreed for, or of the one country; with neither, every country. */
  readonly region: string | null
  readonly place: string | null
  /** Codes of the countries on its list. */
  readonly places: readonly string[]
  readonly milestones: readonly MilestoneRow[]
}

/** All targets of the network, by framework and indicator, oldest agreement first. */
export async function targetsOf(t: InNetwork): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    select
      target.id,
      target.edition_id as edition,
      f.code as framework,
      i.code,
      v.number,
      target.state,
      target.least,
      to_char(target.by_day, 'YYYY-MM-DD') as by,
      to_char(target.agreed_on, 'YYYY-MM-DD') as "agreedOn",
      target.body,
      target.record,
      g.code as region,
      target.place_code as place,
      array(
        select
          u.place_code
        from app.target_subject x
          join app.subject u on u.network_id = x.network_id
          and u.id = x.subject_id
        where x.network_id = target.network_id
          and x.target_id = target.id
        order by u.place_code
      ) as places,
      coalesce(
        (
          select
            json_agg(
              json_build_object('by', to_char(m.by_day, 'YYYY-MM-DD'), 'least', m.least)
              order by m.by_day
            )
          from app.target_milestone m
          where m.network_id = target.network_id
            and m.target_id = target.id
        ),
        '[]'
      ) as milestones
    from app.target target
      join app.indicator_version v on v.network_id = target.network_id
      and v.id = target.indicator_version_id
      join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
      join app.framework f on f.network_id = i.network_id
      and f.id = i.framework_id
      left join app.group_ g on g.network_id = target.network_id
      and g.id = target.group_id
    where target.network_id = ${t.network}
    order by f.code,
      i.code,
      target.agreed_on,
      target.id`.execute(t)
  return rows
}

export type NewTarget = Pick<
  TargetRow,
  'edition' | 'state' | 'least' | 'by' | 'agreedOn' | 'body' | 'record' | 'place'
> & {
  /** Id of the group. */
  readonly group: string | null
  readonly version: string
  readonly subjects: readonly string[]
  readonly milestones: readonly MilestoneRow[]
  readonly at: Date
}

/** Writes a target with its list and milestones; gives its id. */
export async function writeTarget(t: InNetwork, made: NewTarget): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.target (
      network_id,
      id,
      edition_id,
      indicator_version_id,
      state,
      least,
      by_day,
      agreed_on,
      body,
      record,
      recorded_at,
      group_id,
      place_code
    )
    values (
      ${t.network},
      ${id},
      ${made.edition},
      ${made.version},
      ${made.state},
      ${made.least},
      ${made.by},
      ${made.agreedOn},
      ${made.body},
      ${made.record},
      ${made.at},
      ${made.group},
      ${made.place}
    )`.execute(t)
  await sql`
    insert into app.target_subject (network_id, target_id, subject_id)
    select
      ${t.network},
      ${id},
      subject
    from unnest(${[...made.subjects]}::uuid[]) as given (subject)`.execute(t)
  await sql`
    insert into app.target_milestone (network_id, target_id, by_day, least)
    select
      ${t.network},
      ${id},
      made.by,
      made.least
    from unnest(
        ${made.milestones.map(milestone => milestone.by)}::date[],
        ${made.milestones.map(milestone => milestone.least)}::int[]
      ) as made (by, least)`.execute(t)
  return id
}
