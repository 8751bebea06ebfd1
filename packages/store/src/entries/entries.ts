/** Entries of registers: one row per countable thing, with its places, members, stages, texts and evidence beside it. */
import type { MoneyValue } from '@waymark/collection'
import type { Level, OnlineSaid, RegisterKind } from '@waymark/framework'
import { sql, type RawBuilder } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type EntryState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'withdrawn'

/** Who keeps an entry: a respondent (a member or an office), the coordinator of a region, or with neither the secretariat. */
export type Keeper = { readonly respondent: string | null; readonly region: string | null }

/** A stage and the day it was reached; `source` is a free text that says where it can be read. */
export type StageRow = { readonly stage: string; readonly on: string; readonly source: string | null }

type ByField<T> = Readonly<Record<string, T>>

/** What an entry says. `title`, `description`, `others`, `texts` and the sources of stages are ids of free texts. */
export type EntryContent = {
  readonly title: string
  readonly description: string | null
  readonly others: string | null
  readonly strength: 'documented' | 'plausible' | 'claimed' | null
  readonly level: Level
  readonly day: string
  readonly until: string | null
  readonly stages: readonly StageRow[]
  readonly numbers: ByField<string>
  readonly choices: ByField<readonly string[]>
  readonly days: ByField<readonly string[]>
  readonly money: ByField<MoneyValue>
  readonly texts: ByField<string>
  readonly relations: ByField<readonly string[]>
  /** Members that member fields name; those taking part stand in `members`. */
  readonly partners: ByField<readonly string[]>
  readonly themes: readonly string[]
  readonly online: OnlineSaid | null
  /** Outcomes for children, target groups and SDG targets, as `facet/value`. */
  readonly serves: readonly string[]
  readonly public: boolean
  readonly places: readonly string[]
  readonly members: readonly string[]
}

export type EntryRow = Keeper &
  EntryContent & {
    readonly id: string
    readonly kind: string
    /** The member behind the respondent; null for an office, a coordinator and the secretariat. */
    readonly member: string | null
    readonly office: string | null
    readonly respondentType: string
    readonly state: EntryState
    /** What it says waits for a reviewer, and what its history holds is still counted. */
    readonly correcting: boolean
    readonly endedOn: string | null
    readonly confirmedOn: string
    readonly revision: number
    readonly author: string | null
    readonly savedAt: Date
    /** The entry that this one turned out to be; both are accepted, and they are counted once. */
    readonly sameAs: string | null
    readonly splitFrom: string | null
  }

const beside = (what: RawBuilder<unknown>, from: string, order = sql`1`) => sql`
    array(
      select
        ${what}
      from ${sql.id('app', from)} b
      where b.network_id = e.network_id
        and b.entry_id = e.id
      order by ${order}
    )`

const lists = (value: RawBuilder<unknown>, from: string, where = sql`true`) => sql`
    coalesce(
      (
        select
          json_object_agg(l.field, l.ids)
        from (
          select
            b.field,
            json_agg(${value} order by ${value}) as ids
          from ${sql.id('app', from)} b
          where b.network_id = e.network_id
            and b.entry_id = e.id
            and ${where}
          group by b.field
        ) l
      ),
      '{}'
    )`

const entry = sql`
  select
    e.id,
    e.kind,
    e.level,
    e.respondent_id as respondent,
    e.group_id as region,
    r.member_id as member,
    r.office_id as office,
    case
      when r.id is null then 'secretariat'
      else coalesce(o.type, 'member')
    end as "respondentType",
    e.state,
    e.title_id as title,
    e.description_id as description,
    e.others_id as others,
    e.strength,
    e.day,
    e.until,
    e.ended_on as "endedOn",
    e.confirmed_on as "confirmedOn",
    e.numbers,
    e.choices,
    e.days,
    e.money,
    e.themes,
    e.online,
    e.serves,
    e.public,
    e.correcting,
    coalesce(
      (
        select
          json_agg(json_build_object('stage', s.stage, 'on', s.on_day, 'source', s.source_id) order by s.on_day, s.stage)
        from app.entry_stage s
        where s.network_id = e.network_id
          and s.entry_id = e.id
      ),
      '[]'
    ) as stages,
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
    ${lists(sql`b.to_id`, 'entry_relation')} as relations,
    ${lists(sql`b.member_id`, 'entry_member', sql`b.field <> ''`)} as partners,
    ${beside(sql`b.place_code`, 'entry_place')} as places,
    array(
      select
        m.member_id::text
      from app.entry_member m
      where m.network_id = e.network_id
        and m.entry_id = e.id
        and m.field = ''
      order by 1
    ) as members,
    e.revision,
    e.author_id as author,
    e.saved_at as "savedAt",
    e.same_as as "sameAs",
    e.split_from as "splitFrom"
  from app.entry e
    left join app.respondent r on r.network_id = e.network_id
    and r.id = e.respondent_id
    left join app.office o on o.network_id = r.network_id
    and o.id = r.office_id`

/** Entries of this network that meet a condition on `e`. */
export async function entriesWhere(t: InNetwork, where: RawBuilder<unknown>): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    ${entry}
    where e.network_id = ${t.network}
      and ${where}`.execute(t)
  return rows
}

export async function entryById(t: InNetwork, id: string): Promise<EntryRow | undefined> {
  const [found] = await entriesWhere(t, sql`e.id = ${id}`)
  return found
}

export async function entriesById(t: InNetwork, ids: readonly string[]): Promise<EntryRow[]> {
  return ids.length === 0 ? [] : entriesWhere(t, sql`e.id = any (${[...ids]}::uuid[]) order by e.day desc, e.id`)
}

/** As `entryById`, and nobody else changes it until this transaction ends. */
export async function lockEntry(t: InNetwork, id: string): Promise<EntryRow | undefined> {
  await sql`
    select
      1
    from app.entry
    where network_id = ${t.network}
      and id = ${id}
    for update`.execute(t)
  return entryById(t, id)
}

/** Until this transaction ends nobody else of the network merges entries: of two merges into each other the second sees the first. */
export async function lockMerging(t: InNetwork): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`merging ${t.network}`}, 0))`.execute(t)
}

/** Entries that wait for a reviewer, the oldest first; no more than `most` of them where that is given. */
export async function entriesSubmitted(t: InNetwork, most?: number): Promise<EntryRow[]> {
  return entriesWhere(t, sql`e.state = 'submitted' order by e.saved_at, e.id limit ${most ?? null}`)
}

/** Which entries a release reads: public ones that are accepted, or were before a correction that waits; merged ones included. */
export async function entriesAccepted(
  t: InNetwork,
  before: string,
): Promise<readonly Pick<EntryRow, 'id' | 'sameAs'>[]> {
  const { rows } = await sql<Pick<EntryRow, 'id' | 'sameAs'>>`
    select
      e.id,
      e.same_as as "sameAs"
    from app.entry e
    where e.network_id = ${t.network}
      and e.public
      and e.day < ${before}::date
      and (
        e.state = 'accepted'
        or (
          e.correcting
          and e.state in ('submitted', 'returned')
        )
      )
    order by e.id`.execute(t)
  return rows
}

/** Sets the state of an entry and what it is the same as; gives back the revision, which rises by one. */
export async function setEntryState(
  t: InNetwork,
  set: {
    readonly id: string
    readonly state: EntryState
    readonly sameAs?: string
    /** A correction begins, or is decided; left out where it stays as it is. */
    readonly correcting?: boolean
  },
): Promise<number> {
  const { rows } = await sql<{
    revision: number
  }>`
    update app.entry
    set state = ${set.state},
      same_as = ${set.sameAs ?? null},
      correcting = coalesce(${set.correcting ?? null}, correcting),
      revision = revision + 1
    where network_id = ${t.network}
      and id = ${set.id}
    returning revision`.execute(t)
  return rows[0]!.revision
}

/** Says that these entries stand, as of a day; a day before the one known changes nothing. */
export async function confirmEntries(t: InNetwork, ids: readonly string[], on: string): Promise<void> {
  await sql`
    update app.entry
    set confirmed_on = greatest(confirmed_on, ${on}::date)
    where network_id = ${t.network}
      and id = any (${[...ids]}::uuid[])`.execute(t)
}

/** The kinds of register with these codes. */
export async function registerKindsOf(t: InNetwork, codes: readonly string[]): Promise<RegisterKind[]> {
  const { rows } = await sql<{
    content: RegisterKind
  }>`
    select
      content
    from reference.register_kind
    where kind = any (${codes}::text[])
    order by kind`.execute(t)
  return rows.map(row => row.content)
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
