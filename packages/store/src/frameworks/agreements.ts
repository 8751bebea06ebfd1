/** Decisions of a network on versions of indicators, with their criteria as they stood that day. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

/** A decision as an edition has it: those of its own versions it was made on, each with the hash of its criteria that day. */
export type AgreementRow = {
  readonly id: string
  /** The edition it was recorded on; a version that a later edition keeps takes its decision along. */
  readonly edition: string
  readonly body: string
  readonly day: string
  readonly record: string
  /** Text that says why it was made after the edition's last day; null where it was not. */
  readonly lateReason: string | null
  readonly on: readonly { readonly code: string; readonly criteria: string }[]
}

/** The decisions of an edition `e` as a subselect: those recorded on it, and those on versions that it shares. */
export const agreementsOfEdition = sql`
  coalesce(
    (
      select
        json_agg(
          json_build_object(
            'id',
            a.id,
            'edition',
            a.edition_id,
            'body',
            a.body,
            'day',
            a.day,
            'record',
            a.record,
            'lateReason',
            a.late_reason_id,
            'on',
            coalesce(decided.on, '[]'::json)
          )
          order by a.day,
            a.id
        )
      from app.agreement a
        left join lateral (
          select
            json_agg(
              json_build_object('code', i.code, 'criteria', av.criteria_sha256)
              order by ei.position
            ) as "on"
          from app.agreement_version av
            join app.edition_indicator ei on ei.network_id = av.network_id
            and ei.indicator_version_id = av.indicator_version_id
            join app.indicator_version v on v.network_id = av.network_id
            and v.id = av.indicator_version_id
            join app.indicator i on i.network_id = v.network_id
            and i.id = v.indicator_id
          where av.network_id = a.network_id
            and av.agreement_id = a.id
            and ei.edition_id = e.id
        ) decided on true
      where a.network_id = e.network_id
        and (a.edition_id = e.id or decided.on is not null)
    ),
    '[]'
  )`

export type NewAgreement = {
  readonly edition: string
  readonly body: string
  readonly day: string
  readonly record: string
  readonly lateReason: string | null
  readonly at: Date
  readonly versions: readonly { readonly version: string; readonly criteria: string }[]
}

/** Writes a decision and the versions it was made on; gives its id. */
export async function writeAgreement(t: InNetwork, made: NewAgreement): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.agreement (network_id, id, edition_id, body, day, record, late_reason_id, recorded_at)
    values (
      ${t.network},
      ${id},
      ${made.edition},
      ${made.body},
      ${made.day},
      ${made.record},
      ${made.lateReason},
      ${made.at}
    )`.execute(t)
  await sql`
    insert into app.agreement_version (network_id, agreement_id, indicator_version_id, criteria_sha256)
    select
      ${t.network},
      ${id},
      made.version,
      made.criteria
    from unnest(
        ${made.versions.map(version => version.version)}::uuid[],
        ${made.versions.map(version => version.criteria)}::text[]
      ) as made (version, criteria)`.execute(t)
  return id
}
