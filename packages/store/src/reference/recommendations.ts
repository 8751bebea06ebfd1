/** Recommendations to States, as the installation knows them. Source: models.md 7. */
import { sql, type Transaction } from 'kysely'
import type { Anywhere, Db, InNetwork } from '../connect.ts'

type Readable = Db | InNetwork
const json = (value: unknown) => JSON.stringify(value)

export type RecommendationListWrite = {
  readonly id: string
  readonly mechanism: string
  /** The source and the words of the list. */
  readonly about: unknown
  readonly sha256: string
  readonly at: Date
  readonly received: readonly { readonly session: number; readonly place: string; readonly all: number }[]
  readonly recommendations: readonly {
    readonly id: string
    readonly session: number
    readonly place: string
    readonly by: string | null
    readonly response: string
    readonly asks: string
    readonly topics: readonly string[]
    readonly chosen: string
  }[]
}

/** Writes a list whole; the same content a second time changes nothing and gives false. */
export async function writeRecommendationList(
  t: Transaction<Anywhere>,
  made: RecommendationListWrite,
): Promise<boolean> {
  const { id, mechanism, about, sha256, at } = made
  const { rows: standing } = await sql<{
    sha256: string
  }>`select sha256 from reference.recommendation_list where id = ${id}`.execute(t)
  if (standing[0]?.sha256 === sha256) return false
  await sql`delete from reference.recommendation_list where id = ${id}`.execute(t)
  await sql`
    insert into reference.recommendation_list (id, mechanism, about, sha256, loaded_at)
    values (${id}, ${mechanism}, ${json(about)}, ${sha256}, ${at})`.execute(t)
  await sql`
    insert into reference.recommendations_received (list_id, session, place_code, counted)
    select
      ${id},
      x.session,
      x.place,
      x."all"
    from jsonb_to_recordset(${json(made.received)}::jsonb) as x (session int, place text, "all" int)`.execute(t)
  await sql`
    insert into reference.recommendation (
      list_id,
      id,
      session,
      place_code,
      by_place,
      response,
      asks,
      topics,
      chosen
    )
    select
      ${id},
      x.id,
      x.session,
      x.place,
      x."by",
      x.response,
      x.asks,
      x.topics,
      x.chosen
    from jsonb_to_recordset(${json(made.recommendations)}::jsonb) as x (
        id text,
        session int,
        place text,
        "by" text,
        response text,
        asks text,
        topics text[],
        chosen text
      )`.execute(t)
  return true
}

export type RecommendationListRow = {
  readonly id: string
  readonly mechanism: string
  readonly about: Record<string, unknown>
}

export async function recommendationLists(t: Readable): Promise<readonly RecommendationListRow[]> {
  const { rows } = await sql<RecommendationListRow>`
    select
      id,
      mechanism,
      about
    from reference.recommendation_list
    order by id`.execute(t)
  return rows
}

export type RecommendationRow = {
  readonly list: string
  readonly id: string
  readonly session: number
  readonly place: string
  readonly placeName: string
  readonly by: string | null
  readonly names: Record<string, string> | null
  /** Whether the State that recommends is reviewed itself: the Holy See recommends and is not. */
  readonly byReviewed: boolean
  readonly response: string
  readonly asks: string
  readonly topics: string[]
  readonly chosen: string
}

/** Those to one State, or all; by list, session and State, in the order of the source. `names`: of the State that recommends. */
export async function recommendations(t: Readable, place: string | null): Promise<readonly RecommendationRow[]> {
  const { rows } = await sql<RecommendationRow>`
    select
      r.list_id as list,
      r.id,
      r.session,
      r.place_code as place,
      p.names ->> 'en' as "placeName",
      r.by_place as "by",
      b.names,
      exists (
        select
        from reference.state_review s
        where s.place_code = r.by_place
      ) as "byReviewed",
      r.response,
      r.asks,
      r.topics,
      r.chosen
    from reference.recommendation r
      join reference.place p on p.code = r.place_code
      left join reference.place b on b.code = r.by_place
    where (${place}::text is null or r.place_code = ${place}::text)
    order by r.list_id,
      r.session,
      r.place_code,
      r.id collate "C"`.execute(t)
  return rows
}

export type ReceivedRow = {
  readonly list: string
  readonly session: number
  readonly place: string
  readonly names: Record<string, string>
  /** Recommendations of any kind. */
  readonly all: number
  readonly accepted: number
  readonly noted: number
}

/** What each State received in each session, one State or all: of any kind, and of those that are kept by response. */
export async function recommendationsReceived(t: Readable, place: string | null): Promise<readonly ReceivedRow[]> {
  const { rows } = await sql<ReceivedRow>`
    select
      c.list_id as list,
      c.session,
      c.place_code as place,
      p.names,
      c.counted as "all",
      (
        count(r.id) filter (where r.response = 'accepted')
      )::int as accepted,
      (
        count(r.id) filter (where r.response = 'noted')
      )::int as noted
    from reference.recommendations_received c
      join reference.place p on p.code = c.place_code
      left join reference.recommendation r
        on r.list_id = c.list_id
        and r.session = c.session
        and r.place_code = c.place_code
    where (${place}::text is null or c.place_code = ${place}::text)
    group by c.list_id,
      c.session,
      c.place_code,
      p.names,
      c.counted
    order by c.list_id,
      c.session,
      c.place_code`.execute(t)
  return rows
}

export type RecommendationsCountedRow = {
  readonly list: string
  /** A kind of what was chosen, or a topic. */
  readonly by: 'chosen' | 'topic'
  readonly code: string
  readonly accepted: number
  readonly noted: number
}

/** What is kept of every list, counted by why it was chosen and by topic: one recommendation can have several topics. */
export async function recommendationsCounted(t: Readable): Promise<readonly RecommendationsCountedRow[]> {
  const { rows } = await sql<RecommendationsCountedRow>`
    select
      x.list,
      x."by",
      x.code,
      (
        count(*) filter (where x.response = 'accepted')
      )::int as accepted,
      (
        count(*) filter (where x.response = 'noted')
      )::int as noted
    from (
        select
          list_id as list,
          'chosen' as "by",
          chosen as code,
          response
        from reference.recommendation
        union all
        select
          list_id,
          'topic',
          topic,
          response
        from reference.recommendation,
          unnest(topics) as topic
      ) x
    group by x.list,
      x."by",
      x.code
    order by x.list,
      x."by",
      x.code`.execute(t)
  return rows
}
