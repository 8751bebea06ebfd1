/** Lists of a register kind: of those asked, of coordinators and of the secretariat; what stands on them, and what was said. */
import { sql, type RawBuilder } from 'kysely'
import type { InNetwork } from '../connect.ts'
import type { EntryState } from './entries.ts'

/** Whose list of which kind in which round. */
export type ListKey = {
  readonly round: string
  readonly kind: string
  readonly subject: string
  readonly respondent: string
}

export type ClosingWord = 'complete' | 'nothing' | 'refused' | 'unknown' | 'not-collected' | 'not-applicable'

export type ListStanding = {
  /** What was said of the list; null while nothing was. */
  readonly closing: ClosingWord | null
  /** Entries handed in: submitted or accepted. */
  readonly entries: number
  /** Entries handed in that no reviewer has decided on. */
  readonly waiting: number
  /** Entries still being written: drafts and returned ones. */
  readonly unfinished: number
  readonly accepted: number
  /** Accepted entries that were not there when the list was closed. */
  readonly later: number
  /** Entries handed in: what a closing sees. */
  readonly ids: readonly string[]
}

export type ListRow = ListKey &
  ListStanding & {
    /** What is said of the list counts inside the network, and nothing of it is published; kept when it is opened again. */
    readonly held: boolean
  }

// Read out of each kind's content once: it is long, and doing so for each entry costs more than all the rest.
export const kinds = sql`(
      select
        kind,
        content ->> 'lives' = 'standing' as standing
      from reference.register_kind
      offset 0
    )`

// An event belongs to a period if its first, last or any stage's day lies in it; a standing thing if it stood on any day of it.
export const inPeriodBy = (stageInPeriod: RawBuilder<unknown>) => sql`(
      case
        when k.standing then e.day < upper(d.period)
        and coalesce(e.until, e.ended_on, lower(d.period)) >= lower(d.period)
        else e.day <@ d.period
        or e.until <@ d.period
        or ${stageInPeriod}
      end
    )`

export const inPeriod = inPeriodBy(sql`exists (
          select
          from app.entry_stage s
          where s.network_id = e.network_id
            and s.entry_id = e.id
            and s.on_day <@ d.period
        )`)

// Entries `e` by what became of them.
export const byState = sql`
      count(*) filter (where e.state in ('submitted', 'accepted'))::int as entries,
      count(*) filter (where e.state = 'submitted')::int as waiting,
      count(*) filter (where e.state in ('draft', 'returned'))::int as unfinished,
      count(*) filter (where e.state = 'accepted')::int as accepted`

// The same, with those accepted that the closing `c` did not see, and those a closing sees now.
export const counts = sql`
      ${byState},
      count(*) filter (where e.state = 'accepted' and e.id <> all (coalesce(c.saw, '{}')))::int as later,
      coalesce(array_agg(e.id::text order by e.id) filter (where e.state in ('submitted', 'accepted')), '{}') as ids`

// How a list stands, of its closing `c` and its entries counted in `n`.
export const standing = sql`
    c.closing,
    n.entries,
    n.waiting,
    n.unfinished,
    n.accepted,
    case when c.closing is null then 0 else n.later end as later,
    n.ids`

// The round, the kind and the subject of an asked list `a`.
export const asked = sql`
    join app.round d on d.network_id = a.network_id
    and d.id = a.round_id
    join ${kinds} k on k.kind = a.kind
    join app.subject u on u.network_id = a.network_id
    and u.id = a.subject_id`

// What the respondent said of it.
export const closingOfList = sql`
    left join app.list_closing c on c.network_id = a.network_id
    and c.round_id = a.round_id
    and c.kind = a.kind
    and c.subject_id = a.subject_id
    and c.respondent_id = a.respondent_id`

// Whether an entry `e` stands on it.
const isListed = sql`
        e.network_id = a.network_id
        and e.kind = a.kind
        and e.respondent_id = a.respondent_id
        and e.same_as is null
        and e.state <> 'withdrawn'
        and ${inPeriod}
        and (
          u.place_code is null
          or exists (
            select
            from app.entry_place p
            where p.network_id = e.network_id
              and p.entry_id = e.id
              and p.place_code = u.place_code
          )
        )`

const list = sql`
  select
    a.round_id as round,
    a.kind,
    a.subject_id as subject,
    a.respondent_id as respondent,
    coalesce(c.held, false) as held,
    ${standing}
  from app.asked_register a
    ${asked}
    ${closingOfList}
    cross join lateral (
      select
        ${counts}
      from app.entry e
      where ${isListed}
    ) n`

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

/** The entries that stand on those lists, by kind and day. */
export async function entriesOnLists(
  t: InNetwork,
  of: Omit<ListKey, 'kind'>,
): Promise<readonly { readonly id: string; readonly kind: string; readonly state: EntryState }[]> {
  const { rows } = await sql<{ id: string; kind: string; state: EntryState }>`
    select
      e.id,
      e.kind,
      e.state
    from app.asked_register a
      ${asked}
      join app.entry e on ${isListed}
    where a.network_id = ${t.network}
      and a.round_id = ${of.round}
      and a.subject_id = ${of.subject}
      and a.respondent_id = ${of.respondent}
    order by e.kind,
      e.day,
      e.id`.execute(t)
  return rows
}

/** One asked list; undefined where it was not asked. Whoever changes it waits for the other who does. */
export async function lockList(t: InNetwork, of: ListKey): Promise<ListRow | undefined> {
  await sql`
    select
      pg_advisory_xact_lock(hashtextextended(${`list ${of.round} ${of.kind} ${of.subject} ${of.respondent}`}, 0))`.execute(
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

/** Writes what a respondent says of its list, in place of what was said before; a held list stays held. */
export async function writeClosing(
  t: InNetwork,
  said: ListKey & {
    readonly closing: ClosingWord
    readonly saw: readonly string[]
    readonly person: string | null
    readonly at: Date
  },
): Promise<void> {
  await sql`
    insert into app.list_closing (network_id, round_id, kind, subject_id, respondent_id, closing, saw, person_id, at)
    values (
      ${t.network},
      ${said.round},
      ${said.kind},
      ${said.subject},
      ${said.respondent},
      ${said.closing},
      ${[...said.saw]}::uuid[],
      ${said.person},
      ${said.at}
    )
    on conflict (network_id, round_id, kind, subject_id, respondent_id) do update
    set closing = excluded.closing,
      saw = excluded.saw,
      person_id = excluded.person_id,
      at = excluded.at`.execute(t)
}

const isList = (t: InNetwork, of: ListKey) => sql`
    network_id = ${t.network}
      and round_id = ${of.round}
      and kind = ${of.kind}
      and subject_id = ${of.subject}
      and respondent_id = ${of.respondent}`

/** Opens a list again; one that is open stays so, and one that is held stays held. */
export async function reopenList(t: InNetwork, of: ListKey): Promise<void> {
  await sql`
    update app.list_closing
    set closing = null,
      saw = '{}'
    where ${isList(t, of)}
      and held`.execute(t)
  await sql`
    delete from app.list_closing
    where ${isList(t, of)}
      and not held`.execute(t)
}

/** Holds a list, closed or open, or publishes what is said of it again. */
export async function setListHeld(
  t: InNetwork,
  of: ListKey & { readonly held: boolean; readonly person: string | null; readonly at: Date },
): Promise<void> {
  if (of.held)
    await sql`
      insert into app.list_closing (
        network_id,
        round_id,
        kind,
        subject_id,
        respondent_id,
        held,
        person_id,
        at
      )
      values (
        ${t.network},
        ${of.round},
        ${of.kind},
        ${of.subject},
        ${of.respondent},
        true,
        ${of.person},
        ${of.at}
      )
      on conflict (network_id, round_id, kind, subject_id, respondent_id) do update
      set held = true`.execute(t)
  else {
    await sql`
      delete from app.list_closing
      where ${isList(t, of)}
        and closing is null`.execute(t)
    await sql`
      update app.list_closing
      set held = false
      where ${isList(t, of)}`.execute(t)
  }
}

/** The lists of a kind that rounds of the network ask about a country, of every respondent. */
export async function listsAbout(
  t: InNetwork,
  of: { readonly place: string; readonly kind: string },
): Promise<readonly ListKey[]> {
  const { rows } = await sql<ListKey>`
    select
      a.round_id as round,
      a.kind,
      a.subject_id as subject,
      a.respondent_id as respondent
    from app.asked_register a
      join app.round d on d.network_id = a.network_id
      and d.id = a.round_id
      join app.subject u on u.network_id = a.network_id
      and u.id = a.subject_id
    where a.network_id = ${t.network}
      and a.kind = ${of.kind}
      and u.kind = 'country'
      and u.place_code = ${of.place}
      and d.voided_on is null
    order by a.round_id,
      a.respondent_id`.execute(t)
  return rows
}

/** The kinds of lists that rounds of the network ask about countries. */
export async function kindsAskedOfCountries(t: InNetwork): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct
      a.kind
    from app.asked_register a
      join app.subject u on u.network_id = a.network_id
      and u.id = a.subject_id
    where a.network_id = ${t.network}
      and u.kind = 'country'
    order by a.kind`.execute(t)
  return rows.map(row => row.kind)
}
