/** Finding entries: a register's list by search, filters and pages; those that may be the same; places and members by name. */
import { innerTrigrams } from '@waymark/language'
import { sql, type RawBuilder } from 'kysely'
import type { InNetwork } from '../connect.ts'
import { entriesById, entriesWhere, type EntryRow, type EntryState } from './entries.ts'

/** What a register's list is narrowed to. `words` are folded; `after` is the last row of the page before: its day and id. */
export type EntrySearch = {
  readonly kind: string
  readonly words: readonly string[]
  readonly place?: string | undefined
  readonly state?: EntryState | undefined
  readonly level?: string | undefined
  /** A form of exploitation that the entry says it is about. */
  readonly theme?: string | undefined
  /** What it says of the online dimension; null for those that say nothing of it. */
  readonly online?: string | null | undefined
  /** What it says that it serves, as facet/value. */
  readonly serves?: string | undefined
  readonly after?: { readonly day: string; readonly id: string } | undefined
  /** Only what this desk may see: accepted ones of all where it reads those, and all of these keepers; null for everything. */
  readonly own: {
    readonly accepted: boolean
    readonly respondents: readonly string[]
    readonly regions: readonly string[]
  } | null
}

const pageSize = 25 // rows; a page of titles with their days and places stays far below 40 KB

/** One page of a register's list, newest first, merged ones left out, and whether another follows. */
export async function entriesPage(
  t: InNetwork,
  search: EntrySearch,
): Promise<{ readonly rows: readonly EntryRow[]; readonly more: boolean }> {
  const rows = await entriesWhere(
    t,
    sql`${conditionOf(search)}
      and ${search.after ? sql`(e.day, e.id) < (${search.after.day}::date, ${search.after.id}::uuid)` : sql`true`}
    order by e.day desc, e.id desc
    limit ${pageSize + 1}`,
  )
  return { rows: rows.slice(0, pageSize), more: rows.length > pageSize }
}

/** How many there are in all. */
export async function countEntries(t: InNetwork, search: EntrySearch): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select
      count(*)::int as n
    from app.entry e
    where e.network_id = ${t.network}
      and ${conditionOf(search)}`.execute(t)
  return rows[0]!.n
}

function conditionOf(search: EntrySearch): RawBuilder<unknown> {
  const { own } = search
  const conditions = [
    sql`e.kind = ${search.kind}`,
    sql`e.same_as is null`,
    search.state ? sql`e.state = ${search.state}` : sql`e.state <> 'withdrawn'`,
    ...(search.level ? [sql`e.level = ${search.level}`] : []),
    ...(search.theme ? [sql`${search.theme} = any (e.themes)`] : []),
    ...(search.serves ? [sql`${search.serves} = any (e.serves)`] : []),
    ...(search.online === undefined ? [] : [sql`e.online is not distinct from ${search.online}`]),
    ...(search.place
      ? [
          sql`exists (
        select
        from app.entry_place p
        where p.network_id = e.network_id
          and p.entry_id = e.id
          and p.place_code = ${search.place}
      )`,
        ]
      : []),
    ...search.words.map(wordCondition),
    ...(own === null
      ? []
      : [
          sql`(
        (${own.accepted} and e.state = 'accepted')
        or e.respondent_id = any (${[...own.respondents]}::uuid[])
        or e.group_id = any (${[...own.regions]}::uuid[])
      )`,
        ]),
  ]
  return sql.join(conditions, sql` and `)
}

// A short piece is looked for as a whole word, a longer one anywhere in a word.
function wordCondition(word: string): RawBuilder<unknown> {
  const inner = innerTrigrams(word)
  return inner.length === 0 ? sql`e.words @> ${[word]}::text[]` : sql`e.trigrams @> ${[...inner]}::text[]`
}

/**
 * Entries of the kind that one may be the same as, over the whole register: the likest titles first, with something for common
 * places and near days. Submitted and accepted ones; merged ones are found under the entry they turned out to be.
 */
export async function entriesLike(
  t: InNetwork,
  one: {
    readonly id: string
    readonly kind: string
    readonly day: string
    readonly places: readonly string[]
    readonly trigrams: readonly string[]
  },
  most = 10,
): Promise<EntryRow[]> {
  const mine = [...one.trigrams]
  const { rows } = await sql<{ id: string }>`
    with near as (
      select
        e.id,
        e.day,
        cardinality(e.trigrams) as n,
        (
          select
            count(*)
          from unnest(e.trigrams) g
          where g = any (${mine}::text[])
        ) as shared,
        exists (
          select
          from app.entry_place p
          where p.network_id = e.network_id
            and p.entry_id = e.id
            and p.place_code = any (${[...one.places]}::text[])
        ) as here
      from app.entry e
      where e.network_id = ${t.network}
        and e.kind = ${one.kind}
        and e.id <> ${one.id}
        and e.state in ('submitted', 'accepted')
        and e.same_as is null
        and (e.trigrams && ${mine}::text[] or abs(e.day - ${one.day}::date) <= 7)
    ),
    scored as (
      select
        id,
        shared::float / greatest(1, n + ${mine.length} - shared) as alike,
        case when here then 0.15 else 0 end + case when abs(day - ${one.day}::date) <= 31 then 0.15 else 0 end as beside
      from near
    )
    select
      id
    from scored
    where alike + beside >= 0.3
    order by alike + beside desc,
      id
    limit ${most}`.execute(t)
  const found = await entriesById(
    t,
    rows.map(row => row.id),
  )
  return rows.map(row => found.find(each => each.id === row.id)!)
}

/** Entries of a kind whose title has exactly these folded words. */
export async function entriesNamed(t: InNetwork, kind: string, words: readonly string[]): Promise<EntryRow[]> {
  if (words.length === 0) return []
  return entriesWhere(
    t,
    sql`e.kind = ${kind}
      and e.words @> ${[...words]}::text[]
      and e.words <@ ${[...words]}::text[]
    order by e.state = 'withdrawn', e.id
    limit 5`,
  )
}

/** The folded title of an entry, as it was stored. */
export async function trigramsOfEntry(t: InNetwork, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ trigrams: string[] }>`
    select
      trigrams
    from app.entry
    where network_id = ${t.network}
      and id = ${id}`.execute(t)
  return rows[0]?.trigrams ?? []
}

/** Entries by kind and state, merged ones left out: what a board of registers prints. */
export async function entryCounts(
  t: InNetwork,
): Promise<readonly { readonly kind: string; readonly state: EntryState; readonly n: number }[]> {
  const { rows } = await sql<{ kind: string; state: EntryState; n: number }>`
    select
      kind,
      state,
      count(*)::int as n
    from app.entry
    where network_id = ${t.network}
      and same_as is null
    group by kind,
      state`.execute(t)
  return rows
}
