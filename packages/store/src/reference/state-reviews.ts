/** Reviews of States by others, as the installation knows them. Source: models.md 7. */
import { sql, type Transaction } from 'kysely'
import type { Anywhere, Db, InNetwork } from '../connect.ts'

type Owner = Transaction<Anywhere>
type Readable = Db | InNetwork
const json = (value: unknown) => JSON.stringify(value)

export async function writeReviewMechanism(
  t: Owner,
  made: { readonly code: string; readonly at: number; readonly content: unknown; readonly sha256: string },
): Promise<boolean> {
  const { rows } = await sql`
      insert into reference.review_mechanism as m (code, place_in_order, content, sha256)
      values (${made.code}, ${made.at}, ${json(made.content)}, ${made.sha256})
      on conflict (code) do update
      set
        place_in_order = excluded.place_in_order,
        content = excluded.content,
        sha256 = excluded.sha256
      where m.sha256 <> excluded.sha256
      returning code`.execute(t)
  return rows.length > 0
}

export type ReviewListWrite = {
  readonly id: string
  readonly source: unknown
  readonly sha256: string
  readonly at: Date
  readonly reviews: readonly {
    readonly mechanism: string
    readonly session: number
    readonly place: string
    readonly cycle: number | null
    readonly from: string
    readonly until: string
    readonly inMonths: boolean
    readonly daysRead: boolean
    readonly sure: string
  }[]
}

/** Writes a list whole; the same content a second time changes nothing and gives false. */
export async function writeReviewList(t: Owner, made: ReviewListWrite): Promise<boolean> {
  const { rows: standing } = await sql<{
    sha256: string
  }>`select sha256 from reference.review_list where id = ${made.id}`.execute(t)
  if (standing[0]?.sha256 === made.sha256) return false
  await sql`delete from reference.review_list where id = ${made.id}`.execute(t)
  await sql`
    insert into reference.review_list (id, source, sha256, loaded_at)
    values (${made.id}, ${json(made.source)}, ${made.sha256}, ${made.at})`.execute(t)
  await sql`
    insert into reference.state_review (
      list_id,
      mechanism,
      session,
      place_code,
      cycle,
      days,
      in_months,
      days_read,
      sure
    )
    select
      ${made.id},
      x.mechanism,
      x.session,
      x.place,
      x.cycle,
      daterange (x."from"::date, x.until::date),
      x."inMonths",
      x."daysRead",
      x.sure
    from jsonb_to_recordset(${json(made.reviews)}::jsonb) as x (
        mechanism text,
        session int,
        place text,
        cycle int,
        "from" text,
        until text,
        "inMonths" boolean,
        "daysRead" boolean,
        sure text
      )`.execute(t)
  return true
}

export type ReviewMechanismRow = {
  readonly code: string
  readonly content: Record<string, unknown>
  /** Reviews that are known of it. */
  readonly reviews: number
}

/** In the order of the content. */
export async function reviewMechanisms(t: Readable): Promise<readonly ReviewMechanismRow[]> {
  const { rows } = await sql<ReviewMechanismRow>`
    select
      m.code,
      m.content,
      (
        select count(*)
        from reference.state_review r
        where r.mechanism = m.code
      )::int as reviews
    from reference.review_mechanism m
    order by m.place_in_order`.execute(t)
  return rows
}

export type ReviewListRow = {
  readonly id: string
  readonly source: Record<string, unknown>
  readonly mechanisms: string[]
}

/** The sources of reviews, each with the mechanisms that it knows reviews of. */
export async function reviewLists(t: Readable): Promise<readonly ReviewListRow[]> {
  const { rows } = await sql<ReviewListRow>`
    select
      l.id,
      l.source,
      array_agg(
        distinct r.mechanism
        order by r.mechanism
      ) as mechanisms
    from reference.review_list l
      join reference.state_review r on r.list_id = l.id
    group by l.id
    order by l.id`.execute(t)
  return rows
}

export type StateReviewRow = {
  readonly mechanism: string
  readonly session: number
  readonly place: string
  readonly names: Record<string, string>
  readonly cycle: number | null
  /** First day, and the first day after. */
  readonly from: string
  readonly until: string
  readonly inMonths: boolean
  readonly daysRead: boolean
  readonly sure: string
}

/** What is left out narrows nothing. `endAfter`: not over on that day; `beginBefore`: begun before it. */
export type ReviewsWanted = {
  readonly places?: readonly string[]
  readonly mechanism?: string
  readonly session?: number
  readonly endAfter?: string
  readonly beginBefore?: string
}

/** By their first day; of one session in the order of the codes of places. */
export async function stateReviews(t: Readable, wanted: ReviewsWanted): Promise<readonly StateReviewRow[]> {
  const { places = null, mechanism = null, session = null, endAfter = null, beginBefore = null } = wanted
  const { rows } = await sql<StateReviewRow>`
    select
      r.mechanism,
      r.session,
      r.place_code as place,
      p.names,
      r.cycle,
      lower(r.days)::text as "from",
      upper(r.days)::text as until,
      r.in_months as "inMonths",
      r.days_read as "daysRead",
      r.sure
    from reference.state_review r
      join reference.place p on p.code = r.place_code
    where (${places}::text[] is null or r.place_code = any (${places}::text[]))
      and (${mechanism}::text is null or r.mechanism = ${mechanism}::text)
      and (${session}::int is null or r.session = ${session}::int)
      and (${endAfter}::date is null or upper(r.days) > ${endAfter}::date)
      and (${beginBefore}::date is null or lower(r.days) < ${beginBefore}::date)
    order by lower(r.days),
      r.mechanism,
      r.session,
      r.place_code`.execute(t)
  return rows
}

/** Whether a source names reviews of the place, and recommendations to it. */
export async function placeReviewed(
  t: Readable,
  place: string,
): Promise<{ readonly reviewed: boolean; readonly recommended: boolean }> {
  const { rows } = await sql<{ reviewed: boolean; recommended: boolean }>`
    select
      exists (
        select
        from reference.state_review
        where place_code = ${place}
      ) as reviewed,
      exists (
        select
        from reference.recommendation
        where place_code = ${place}
      ) as recommended`.execute(t)
  return rows[0]!
}
