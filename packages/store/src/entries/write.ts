/** Writes an entry with all that stands beside it, and keeps what an accepted one said before. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import type { EntryContent, Keeper } from './entries.ts'

/** An entry as it is written: `words` and `trigrams` are its title, folded. */
export type EntryWrite = Keeper &
  EntryContent & {
    readonly id: string
    readonly kind: string
    readonly endedOn: string | null
    readonly confirmedOn: string
    readonly words: readonly string[]
    readonly trigrams: readonly string[]
    readonly author: string | null
    readonly splitFrom: string | null
    readonly at: Date
  }

/** Writes a new draft, or writes over one: it keeps its state and keeper, and its revision, which is given back, rises by one. */
export async function writeEntry(t: InNetwork, made: EntryWrite): Promise<number> {
  const json = (value: unknown) => JSON.stringify(value)
  const { rows } = await sql<{
    revision: number
  }>`
    insert into app.entry (
      network_id,
      id,
      kind,
      level,
      respondent_id,
      group_id,
      title_id,
      description_id,
      others_id,
      strength,
      day,
      until,
      ended_on,
      confirmed_on,
      numbers,
      choices,
      days,
      money,
      themes,
      online,
      serves,
      public,
      words,
      trigrams,
      author_id,
      saved_at,
      split_from
    )
    values (
      ${t.network},
      ${made.id},
      ${made.kind},
      ${made.level},
      ${made.respondent},
      ${made.region},
      ${made.title},
      ${made.description},
      ${made.others},
      ${made.strength},
      ${made.day},
      ${made.until},
      ${made.endedOn},
      ${made.confirmedOn},
      ${json(made.numbers)},
      ${json(made.choices)},
      ${json(made.days)},
      ${json(made.money)},
      ${[...made.themes]}::text[],
      ${made.online},
      ${[...made.serves]}::text[],
      ${made.public},
      ${[...made.words]}::text[],
      ${[...made.trigrams]}::text[],
      ${made.author},
      ${made.at},
      ${made.splitFrom}
    )
    on conflict (network_id, id) do update
    set level = excluded.level,
      title_id = excluded.title_id,
      description_id = excluded.description_id,
      others_id = excluded.others_id,
      strength = excluded.strength,
      day = excluded.day,
      until = excluded.until,
      ended_on = excluded.ended_on,
      confirmed_on = greatest(app.entry.confirmed_on, excluded.confirmed_on),
      numbers = excluded.numbers,
      choices = excluded.choices,
      days = excluded.days,
      money = excluded.money,
      themes = excluded.themes,
      online = excluded.online,
      serves = excluded.serves,
      public = excluded.public,
      words = excluded.words,
      trigrams = excluded.trigrams,
      author_id = excluded.author_id,
      saved_at = excluded.saved_at,
      revision = app.entry.revision + 1
    returning revision`.execute(t)
  await replaceBeside(t, made)
  return rows[0]!.revision
}

async function replaceBeside(t: InNetwork, made: EntryWrite): Promise<void> {
  const { id, places, members, texts, stages } = made
  for (const table of ['entry_place', 'entry_member', 'entry_text', 'entry_stage', 'entry_relation'])
    await sql`
      delete from ${sql.id('app', table)}
      where network_id = ${t.network}
        and entry_id = ${id}`.execute(t)
  await sql`
    insert into app.entry_place (network_id, entry_id, place_code)
    select
      ${t.network},
      ${id},
      unnest(${[...places]}::text[])`.execute(t)
  const named = [...members.map(member => ['', member] as const), ...pairs(made.partners)]
  await sql`
    insert into app.entry_member (network_id, entry_id, field, member_id)
    select
      ${t.network},
      ${id},
      f,
      m
    from unnest(
      ${named.map(([field]) => field)}::text[],
      ${named.map(([, member]) => member)}::uuid[]
    ) as given (f, m)`.execute(t)
  await sql`
    insert into app.entry_text (network_id, entry_id, field, text_id)
    select
      ${t.network},
      ${id},
      f,
      x
    from unnest(${Object.keys(texts)}::text[], ${Object.values(texts)}::uuid[]) as given (f, x)`.execute(t)
  await sql`
    insert into app.entry_stage (network_id, entry_id, stage, on_day, source_id)
    select
      ${t.network},
      ${id},
      s,
      d,
      x
    from unnest(
        ${stages.map(({ stage }) => stage)}::text[],
        ${stages.map(({ on }) => on)}::date[],
        ${stages.map(({ source }) => source)}::uuid[]
      ) as given (s, d, x)`.execute(t)
  const related = pairs(made.relations)
  await sql`
    insert into app.entry_relation (network_id, entry_id, field, to_id)
    select
      ${t.network},
      ${id},
      f,
      x
    from unnest(
      ${related.map(([field]) => field)}::text[],
      ${related.map(([, to]) => to)}::uuid[]
    ) as given (f, x)`.execute(t)
}

const pairs = (lists: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(lists).flatMap(([field, ids]) => ids.map(id => [field, id] as const))

/** What an accepted entry said under this revision, kept before it is corrected or withdrawn. */
export type EntryHistoryRow = {
  readonly entry: string
  readonly revision: number
  readonly content: EntryContent
  readonly reason: string
  readonly at: Date
}

export async function keepEntryHistory(
  t: InNetwork,
  kept: EntryHistoryRow & { readonly person: string | null },
): Promise<void> {
  await sql`
    insert into app.entry_history (network_id, entry_id, revision, content, reason_id, person_id, at)
    values (
      ${t.network},
      ${kept.entry},
      ${kept.revision},
      ${JSON.stringify(kept.content)},
      ${kept.reason},
      ${kept.person},
      ${kept.at}
    )`.execute(t)
}

/** What these entries said before, newest first; never who changed it. */
export async function historyOfEntries(t: InNetwork, entries: readonly string[]): Promise<EntryHistoryRow[]> {
  const { rows } = await sql<EntryHistoryRow>`
    select
      entry_id as entry,
      revision,
      content,
      reason_id as reason,
      at
    from app.entry_history
    where network_id = ${t.network}
      and entry_id = any (${[...entries]}::uuid[])
    order by revision desc`.execute(t)
  return rows
}
