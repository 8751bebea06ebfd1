/** What a plan is made from: the indicators that may be chosen, and the members that can have been there. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

export type ChoosableIndicator = {
  readonly id: string
  readonly code: string
  /** `framework code`/`edition label` of the newest edition that holds it. */
  readonly edition: string
  /** Of a national indicator the subject it belongs to, else null. */
  readonly nationalOf: string | null
}

/**
 * Indicators of every edition that is not retired, each under its newest one: what a priority may choose. `about`: without the national
 * indicators of any other subject than this one.
 */
export async function indicatorsInUse(t: InNetwork, about?: string): Promise<readonly ChoosableIndicator[]> {
  const { rows } = await sql<ChoosableIndicator>`
    select distinct
      on (i.id) i.id,
      i.code,
      f.code || '/' || e.label as edition,
      (
        select
          n.subject_id
        from app.national_indicator n
        where n.network_id = v.network_id
          and n.indicator_version_id = v.id
        limit 1
      ) as "nationalOf"
    from app.indicator i
      join app.indicator_version v on v.network_id = i.network_id
      and v.indicator_id = i.id
      join app.edition_indicator ei on ei.network_id = v.network_id
      and ei.indicator_version_id = v.id
      join app.edition e on e.network_id = ei.network_id
      and e.id = ei.edition_id
      join app.framework f on f.network_id = e.network_id
      and f.id = e.framework_id
    where i.network_id = ${t.network}
      and e.state <> 'retired'
      and (
        ${about ?? null}::uuid is null
        or not exists (
          select
            1
          from app.national_indicator n
          where n.network_id = v.network_id
            and n.indicator_version_id = v.id
            and n.subject_id <> ${about ?? null}::uuid
        )
      )
    order by i.id,
      lower(e.days) desc`.execute(t)
  return rows
}

/**
 * Members at work on a day in the country of a subject, in a country of its region, or at all: who can have been present in a dialogue
 * about it.
 */
export async function membersAtSubject(t: InNetwork, subject: string, day: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct
      m.id
    from app.subject s
      join app.member_place p on p.network_id = s.network_id
      and p.days @> ${day}::date
      join app.member m on m.network_id = p.network_id
      and m.id = p.member_id
      and m.days @> ${day}::date
    where s.network_id = ${t.network}
      and s.id = ${subject}
      and (
        s.kind = 'network'
        or p.place_code = s.place_code
        or exists (
          select
          from app.group_place g
          where g.network_id = s.network_id
            and g.group_id = s.group_id
            and g.place_code = p.place_code
            and g.days @> ${day}::date
        )
      )`.execute(t)
  return new Set(rows.map(row => row.id))
}
