/** What a subject was last published with, before a day. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

export type EarlierStatus = { readonly status: Record<string, unknown>; readonly period: string }

/** The newest observation of a subject about an indicator, said by respondents of this type, from a period that ended by then. */
export async function earlierStatus(
  t: InNetwork,
  of: {
    readonly subject: string
    readonly indicator: string
    readonly respondentType: string
    readonly before: string
  },
): Promise<EarlierStatus | undefined> {
  const { rows } = await sql<EarlierStatus>`
    select
      o.status,
      r.period_label as period
    from app.observation o
      join app.indicator_version v on v.network_id = o.network_id
      and v.id = o.indicator_version_id
      join app.round r on r.network_id = o.network_id
      and r.id = o.round_id
    where o.network_id = ${t.network}
      and o.subject_id = ${of.subject}
      and v.indicator_id = ${of.indicator}
      and o.respondent_type = ${of.respondentType}
      and upper(r.period) <= ${of.before}::date
    order by upper(r.period) desc,
      o.at desc,
      o.id desc
    limit 1`.execute(t)
  return rows[0]
}
