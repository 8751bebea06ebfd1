/** Entries of registers: one row per countable thing, with its places, members, texts and evidence beside it. */
import type { RegisterKind } from '@waymark/framework'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type EntryState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'dropped'

/** Whose list of which kind in which round: what an entry belongs to and what is closed. */
export type ListKey = {
  readonly round: string
  readonly kind: string
  readonly subject: string
  readonly respondent: string
}

/** What an entry says. `title`, `description`, `others` and `texts` are ids of free texts. */
export type EntryContent = {
  readonly title: string
  readonly description: string | null
  readonly others: string | null
  readonly strength: 'documented' | 'plausible' | 'claimed' | null
  readonly day: string
  readonly until: string | null
  readonly stage: string | null
  readonly numbers: Readonly<Record<string, string>>
  readonly choices: Readonly<Record<string, readonly string[]>>
  readonly links: Readonly<Record<string, string>>
  readonly texts: Readonly<Record<string, string>>
  readonly themes: readonly string[]
  readonly places: readonly string[]
  readonly members: readonly string[]
}

export type EntryRow = ListKey &
  EntryContent & {
    readonly id: string
    /** The member behind the respondent; null for an office. */
    readonly member: string | null
    readonly office: string | null
    readonly respondentType: string
    readonly state: EntryState
    readonly revision: number
    readonly author: string | null
    readonly savedAt: Date
    /** The entry that this one turned out to be; both are accepted, and they are counted once. */
    readonly sameAs: string | null
  }

const entry = sql`
  select
    e.id,
    e.kind,
    e.round_id as round,
    e.subject_id as subject,
    e.respondent_id as respondent,
    r.member_id as member,
    r.office_id as office,
    coalesce(o.type, 'member') as "respondentType",
    e.state,
    e.title_id as title,
    e.description_id as description,
    e.others_id as others,
    e.strength,
    e.day,
    e.until,
    e.stage,
    e.numbers,
    e.choices,
    e.links,
    e.themes,
    coalesce(
      (
        select
          json_object_agg(x.field, x.text_id)
        from app.entry_text x
        where x.network_id = e.network_id
          and x.entry_id = e.id
      ),
      '{}'
    ) as texts,
    array(
      select
        p.place_code
      from app.entry_place p
      where p.network_id = e.network_id
        and p.entry_id = e.id
      order by 1
    ) as places,
    array(
      select
        m.member_id::text
      from app.entry_member m
      where m.network_id = e.network_id
        and m.entry_id = e.id
      order by 1
    ) as members,
    e.revision,
    e.author_id as author,
    e.saved_at as "savedAt",
    e.same_as as "sameAs"
  from app.entry e
    join app.respondent r on r.network_id = e.network_id
    and r.id = e.respondent_id
    left join app.office o on o.network_id = r.network_id
    and o.id = r.office_id`

export async function entryById(t: InNetwork, id: string): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`${entry} where e.network_id = ${t.network} and e.id = ${id}`.execute(t)
  return rows[0]
}

/** As `entryById`, and nobody else changes it until this transaction ends. */
export async function lockEntry(t: InNetwork, id: string): Promise<EntryRow | undefined> {
  await sql`select 1 from app.entry where network_id = ${t.network} and id = ${id} for update`.execute(t)
  return entryById(t, id)
}

/** Every entry of a respondent about a subject in a round, dropped ones left out, by kind and day. */
export async function entriesOf(t: InNetwork, of: Omit<ListKey, 'kind'>): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    ${entry}
    where e.network_id = ${t.network}
      and e.round_id = ${of.round}
      and e.subject_id = ${of.subject}
      and e.respondent_id = ${of.respondent}
      and e.state <> 'dropped'
    order by e.kind,
      e.day,
      e.id`.execute(t)
  return rows
}

/** Entries that wait for a reviewer, the oldest first. */
export async function entriesSubmitted(t: InNetwork): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
      ${entry}
      where e.network_id = ${t.network}
        and e.state = 'submitted'
      order by e.saved_at,
        e.id`.execute(t)
  return rows
}

/** Other entries of the kind that one could be the same as: submitted or accepted, nearest in time first. */
export async function entriesLike(
  t: InNetwork,
  one: Pick<EntryRow, 'id' | 'kind' | 'day'>,
  most = 50,
): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
      ${entry}
      where e.network_id = ${t.network}
        and e.kind = ${one.kind}
        and e.id <> ${one.id}
        and e.state in ('submitted', 'accepted')
        and e.same_as is null
      order by abs(e.day - ${one.day}::date),
        e.id
      limit ${most}`.execute(t)
  return rows
}

/** Accepted entries of these rounds, in the order of their ids. */
export async function entriesAccepted(t: InNetwork, rounds: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    ${entry}
    where e.network_id = ${t.network}
      and e.state = 'accepted'
      and e.round_id = any (${rounds}::uuid[])
    order by e.id`.execute(t)
  return rows
}

export type EntryWrite = ListKey &
  EntryContent & { readonly id: string; readonly author: string | null; readonly at: Date }

/** Writes a new draft, or writes over one: it keeps its state, and its revision, which is given back, rises by one. */
export async function writeEntry(t: InNetwork, made: EntryWrite): Promise<number> {
  const json = (value: unknown) => JSON.stringify(value)
  const { rows } = await sql<{ revision: number }>`
    insert into app.entry (
      network_id,
      id,
      kind,
      round_id,
      subject_id,
      respondent_id,
      title_id,
      description_id,
      others_id,
      strength,
      day,
      until,
      stage,
      numbers,
      choices,
      links,
      themes,
      author_id,
      saved_at
    )
    values (
      ${t.network},
      ${made.id},
      ${made.kind},
      ${made.round},
      ${made.subject},
      ${made.respondent},
      ${made.title},
      ${made.description},
      ${made.others},
      ${made.strength},
      ${made.day},
      ${made.until},
      ${made.stage},
      ${json(made.numbers)},
      ${json(made.choices)},
      ${json(made.links)},
      ${made.themes}::text[],
      ${made.author},
      ${made.at}
    )
    on conflict (network_id, id) do update
    set
      title_id = excluded.title_id,
      description_id = excluded.description_id,
      others_id = excluded.others_id,
      strength = excluded.strength,
      day = excluded.day,
      until = excluded.until,
      stage = excluded.stage,
      numbers = excluded.numbers,
      choices = excluded.choices,
      links = excluded.links,
      themes = excluded.themes,
      author_id = excluded.author_id,
      saved_at = excluded.saved_at,
      revision = app.entry.revision + 1
    returning revision`.execute(t)
  await replaceBeside(t, made)
  return rows[0]!.revision
}

async function replaceBeside(t: InNetwork, { id, places, members, texts }: EntryWrite): Promise<void> {
  for (const table of ['entry_place', 'entry_member', 'entry_text'])
    await sql`delete from ${sql.id('app', table)} where network_id = ${t.network} and entry_id = ${id}`.execute(t)
  await sql`
    insert into app.entry_place (network_id, entry_id, place_code)
    select
      ${t.network},
      ${id},
      unnest(${places}::text[])`.execute(t)
  await sql`
    insert into app.entry_member (network_id, entry_id, member_id)
    select
      ${t.network},
      ${id},
      unnest(${members}::uuid[])`.execute(t)
  await sql`
    insert into app.entry_text (network_id, entry_id, field, text_id)
    select
      ${t.network},
      ${id},
      f,
      x
    from unnest(${Object.keys(texts)}::text[], ${Object.values(texts)}::uuid[]) as given (f, x)`.execute(t)
}

/** Sets the state of an entry and what it is the same as; gives back the revision, which rises by one. */
export async function setEntryState(
  t: InNetwork,
  set: { readonly id: string; readonly state: EntryState; readonly sameAs?: string },
): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update app.entry
    set
      state = ${set.state},
      same_as = ${set.sameAs ?? null},
      revision = revision + 1
    where network_id = ${t.network}
      and id = ${set.id}
    returning revision`.execute(t)
  return rows[0]!.revision
}

/** The kinds of register with these codes. */
export async function registerKindsOf(t: InNetwork, codes: readonly string[]): Promise<RegisterKind[]> {
  const { rows } = await sql<{ content: RegisterKind }>`
    select
      content
    from reference.register_kind
    where kind = any (${codes}::text[])
    order by kind`.execute(t)
  return rows.map(row => row.content)
}

/** Which of these places are known. */
export async function knownPlaces(t: InNetwork, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select
      code
    from reference.place
    where code = any (${codes}::text[])`.execute(t)
  return new Set(rows.map(row => row.code))
}

/** Which of these members belonged to the network on a day. */
export async function knownMembers(t: InNetwork, ids: readonly string[], day: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select
      id
    from app.member
    where network_id = ${t.network}
      and id::text = any (${ids}::text[])
      and days @> ${day}::date`.execute(t)
  return new Set(rows.map(row => row.id))
}

/** A new id for an entry. */
export const newEntryId = (): string => uuidv7()
