/** Lists of a register kind that asked respondents close, and what they said. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import type { ListKey } from './entries.ts'

export type ClosingWord = 'complete' | 'nothing' | 'refused' | 'unknown' | 'not-collected' | 'not-applicable'

export type ListRow = ListKey & {
  /** What was said of the list; null while nothing was. */
  readonly closing: ClosingWord | null
  /** Entries handed in: submitted or accepted. */
  readonly entries: number
  /** Entries handed in that no reviewer has decided on. */
  readonly waiting: number
  /** Entries still being written: drafts and returned ones. */
  readonly unfinished: number
}

const list = sql`
  select
    a.round_id as round,
    a.kind,
    a.subject_id as subject,
    a.respondent_id as respondent,
    c.closing,
    n.entries,
    n.waiting,
    n.unfinished
  from app.asked_register a
    cross join lateral (
      select
        count(*) filter (
          where e.state in ('submitted', 'accepted')
        )::int as entries,
        count(*) filter (
          where e.state = 'submitted'
        )::int as waiting,
        count(*) filter (
          where e.state in ('draft', 'returned')
        )::int as unfinished
      from app.entry e
      where e.network_id = a.network_id
        and e.round_id = a.round_id
        and e.kind = a.kind
        and e.subject_id = a.subject_id
        and e.respondent_id = a.respondent_id
    ) n
    left join app.list_closing c on c.network_id = a.network_id
    and c.round_id = a.round_id
    and c.kind = a.kind
    and c.subject_id = a.subject_id
    and c.respondent_id = a.respondent_id`

/** The lists a respondent is asked to close about a subject in a round, by kind. */
export async function listsAsked(t: InNetwork, of: Omit<ListKey, 'kind'>): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`
    ${list}
    where a.network_id = ${t.network}
      and a.round_id = ${of.round}
      and a.subject_id = ${of.subject}
      and a.respondent_id = ${of.respondent}
    order by a.kind`.execute(t)
  return rows
}

/** One asked list; undefined where it was not asked. Whoever changes it waits for the other who does. */
export async function lockList(t: InNetwork, of: ListKey): Promise<ListRow | undefined> {
  await sql`
    select
      pg_advisory_xact_lock(hashtextextended (${`list ${of.round} ${of.kind} ${of.subject} ${of.respondent}`}, 0))`.execute(
    t,
  )
  const { rows } = await sql<ListRow>`
      ${list}
      where a.network_id = ${t.network}
        and a.round_id = ${of.round}
        and a.kind = ${of.kind}
        and a.subject_id = ${of.subject}
        and a.respondent_id = ${of.respondent}`.execute(t)
  return rows[0]
}

/** Every list asked in these rounds, for a release. */
export async function listsOfRounds(t: InNetwork, rounds: readonly string[]): Promise<(ListRow & { id: string })[]> {
  const { rows } = await sql<ListRow & { id: string }>`
    select
      l.*,
      coalesce(s.place_code, s.member_id::text, s.group_id::text, 'network') as id
    from (
        ${list}
        where a.network_id = ${t.network}
          and a.round_id = any (${rounds}::uuid[])
      ) l
      join app.subject s on s.network_id = ${t.network}
      and s.id = l.subject
    order by l.round,
      l.kind,
      id,
      l.respondent`.execute(t)
  return rows
}

/** Writes what a respondent says of a list, in place of what was said before. */
export async function writeClosing(
  t: InNetwork,
  said: ListKey & { readonly closing: ClosingWord; readonly person: string | null; readonly at: Date },
): Promise<void> {
  await sql`
    insert into app.list_closing (network_id, round_id, kind, subject_id, respondent_id, closing, person_id, at)
    values (${t.network}, ${said.round}, ${said.kind}, ${said.subject}, ${said.respondent}, ${said.closing}, ${said.person}, ${said.at})
    on conflict (network_id, round_id, kind, subject_id, respondent_id) do update
    set
      closing = excluded.closing,
      person_id = excluded.person_id,
      at = excluded.at`.execute(t)
}

/** Opens a list again; one that is open stays so. */
export async function reopenList(t: InNetwork, of: ListKey): Promise<void> {
  await sql`
    delete from app.list_closing
    where network_id = ${t.network}
      and round_id = ${of.round}
      and kind = ${of.kind}
      and subject_id = ${of.subject}
      and respondent_id = ${of.respondent}`.execute(t)
}
