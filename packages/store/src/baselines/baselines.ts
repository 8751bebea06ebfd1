/** Baselines of countries with their values: drafts, what was agreed, and what it was revised by. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type BaselineSource = 'answer' | 'import' | 'study'

/** What a baseline is over: the core indicators of its edition, or those of a national results framework that stands for it. */
export type BaselineBasis = 'core' | 'national-framework'

/** What a baseline says of one core indicator: a value with its source, or a reason why there is none. Texts by id. */
export type BaselineValueRow = {
  readonly version: string
  readonly indicator: string
  readonly code: string
  readonly number: number
  readonly status: Record<string, unknown>
  readonly source: BaselineSource | null
  /** The round of the answer it was taken from. */
  readonly round: string | null
  readonly note: string | null
}

export type BaselineRow = {
  readonly id: string
  readonly subject: string
  readonly place: string | null
  readonly framework: string
  readonly frameworkCode: string
  readonly edition: string
  readonly basis: BaselineBasis
  /** First and last day it speaks of. */
  readonly from: string
  readonly until: string
  readonly state: 'draft' | 'agreed'
  readonly start: string
  readonly agreedOn: string | null
  readonly body: string | null
  readonly record: string | null
  /** The agreed baseline that this one replaces, and why. */
  readonly revises: string | null
  readonly reason: string | null
  readonly revision: number
  readonly values: readonly BaselineValueRow[]
}

const baseline = sql`
  select
    b.id,
    b.subject_id as subject,
    u.place_code as place,
    b.framework_id as framework,
    f.code as "frameworkCode",
    b.edition_id as edition,
    b.basis,
    to_char(lower(b.days), 'YYYY-MM-DD') as "from",
    to_char(upper(b.days) - 1, 'YYYY-MM-DD') as until,
    b.state,
    b.start_id as start,
    to_char(b.agreed_on, 'YYYY-MM-DD') as "agreedOn",
    b.body_id as body,
    b.record_id as record,
    b.revises,
    b.reason_id as reason,
    b.revision,
    coalesce(
      (
        select
          json_agg(
            json_build_object(
              'version',
              v.id,
              'indicator',
              v.indicator_id,
              'code',
              i.code,
              'number',
              v.number,
              'status',
              x.status,
              'source',
              x.source,
              'round',
              x.round_id,
              'note',
              x.note_id
            )
            order by i.code
          )
        from app.baseline_value x
          join app.indicator_version v on v.network_id = x.network_id
          and v.id = x.indicator_version_id
          join app.indicator i on i.network_id = v.network_id
          and i.id = v.indicator_id
        where x.network_id = b.network_id
          and x.baseline_id = b.id
      ),
      '[]'
    ) as values
  from app.baseline b
    join app.subject u on u.network_id = b.network_id
    and u.id = b.subject_id
    join app.framework f on f.network_id = b.network_id
    and f.id = b.framework_id`

/** Baselines of a subject or of several, or of all where none is named: oldest first, drafts last. */
export async function baselinesOf(t: InNetwork, subject: string | readonly string[] | null): Promise<BaselineRow[]> {
  const about = typeof subject === 'string' ? [subject] : subject
  const { rows } = await sql<BaselineRow>`
    ${baseline}
    where b.network_id = ${t.network}
      and (
        ${about}::uuid[] is null
        or b.subject_id = any (${about}::uuid[])
      )
    order by u.place_code,
      f.code,
      b.state,
      b.agreed_on,
      b.id`.execute(t)
  return rows
}

/** One baseline; whoever else changes one of its subject waits until this transaction ends. */
export async function lockBaseline(t: InNetwork, id: string): Promise<BaselineRow | undefined> {
  const { rows } = await sql<BaselineRow>`
    ${baseline}
    where b.network_id = ${t.network}
      and b.id = ${id}`.execute(t)
  if (!rows[0]) return undefined
  return (await lockBaselinesOf(t, rows[0].subject)).find(baselineRow => baselineRow.id === id)
}

/** The baselines of a subject; whoever else changes one waits until this transaction ends. */
export async function lockBaselinesOf(t: InNetwork, subject: string): Promise<BaselineRow[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`baseline ${subject}`}, 0))`.execute(t)
  return baselinesOf(t, subject)
}

export type NewBaselineDraft = Pick<
  BaselineRow,
  'subject' | 'framework' | 'edition' | 'basis' | 'from' | 'until' | 'start' | 'revises' | 'reason'
> & {
  /** The draft that is written anew; null where one begins. */
  readonly id: string | null
  readonly values: readonly Pick<BaselineValueRow, 'version' | 'status' | 'source' | 'round' | 'note'>[]
  readonly person: string | null
  readonly at: Date
}

/** Writes a draft with all of its values, in place of what it said before. */
export async function writeBaselineDraft(t: InNetwork, made: NewBaselineDraft): Promise<string> {
  const id = made.id ?? uuidv7()
  if (made.id === null)
    await sql`
      insert into app.baseline (
        network_id,
        id,
        subject_id,
        framework_id,
        edition_id,
        basis,
        days,
        start_id,
        revises,
        reason_id,
        person_id,
        at
      )
      values (
        ${t.network},
        ${id},
        ${made.subject},
        ${made.framework},
        ${made.edition},
        ${made.basis},
        daterange (${made.from}::date, ${made.until}::date, '[]'),
        ${made.start},
        ${made.revises},
        ${made.reason},
        ${made.person},
        ${made.at}
      )`.execute(t)
  else
    await sql`
      update app.baseline
      set edition_id = ${made.edition},
        basis = ${made.basis},
        days = daterange (${made.from}::date, ${made.until}::date, '[]'),
        start_id = ${made.start},
        reason_id = ${made.reason},
        revision = revision + 1,
        person_id = ${made.person},
        at = ${made.at}
      where network_id = ${t.network}
        and id = ${id}`.execute(t)
  await sql`
    delete from app.baseline_value
    where network_id = ${t.network}
      and baseline_id = ${id}`.execute(t)
  await sql`
    insert into app.baseline_value (network_id, baseline_id, indicator_version_id, status, source, round_id, note_id)
    select
      ${t.network},
      ${id},
      made.version,
      made.status,
      made.source,
      made.round,
      made.note
    from jsonb_to_recordset(${JSON.stringify(made.values)}) as made (
      version uuid,
      status jsonb,
      source text,
      round uuid,
      note uuid
    )`.execute(t)
  return id
}

/** Locks a draft by the agreement of a body; from then on it is only revised. */
export async function agreeBaselineRow(
  t: InNetwork,
  made: { readonly id: string; readonly agreedOn: string; readonly body: string; readonly record: string },
): Promise<void> {
  await sql`
    update app.baseline
    set state = 'agreed',
      agreed_on = ${made.agreedOn},
      body_id = ${made.body},
      record_id = ${made.record}
    where network_id = ${t.network}
      and id = ${made.id}
      and state = 'draft'`.execute(t)
}

export type FirstValue = {
  readonly indicator: string
  readonly version: string
  readonly round: string
  readonly period: string
  /** Last day of the period. */
  readonly periodLast: string
  readonly status: Record<string, unknown>
}

/** The first settled value of a subject by indicator, of the earliest period: what a baseline may propose. */
export async function firstValuesOf(t: InNetwork, subject: string): Promise<FirstValue[]> {
  const { rows } = await sql<FirstValue>`
    select distinct
      on (v.indicator_id) v.indicator_id as indicator,
      v.id as version,
      r.id as round,
      r.period_label as period,
      to_char(upper(r.period) - 1, 'YYYY-MM-DD') as "periodLast",
      o.status
    from app.observation o
      join app.indicator_version v on v.network_id = o.network_id
      and v.id = o.indicator_version_id
      join app.round r on r.network_id = o.network_id
      and r.id = o.round_id
    where o.network_id = ${t.network}
      and o.subject_id = ${subject}
      and not (o.status ?| array['missing', 'text'])
      and not exists (
        select
        from app.observation later
        where later.network_id = o.network_id
          and later.supersedes = o.id
      )
    order by v.indicator_id,
      lower(r.period),
      r.opened_on,
      o.respondent_type,
      o.at`.execute(t)
  return rows
}
