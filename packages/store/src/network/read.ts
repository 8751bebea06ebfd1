/** Reading networks, members, groups and respondents. */
import { sql } from 'kysely'
import type { Db, InNetwork } from '../connect.ts'

export type NetworkRow = {
  readonly id: string
  readonly slug: string
  readonly kind: 'publisher' | 'network' | 'closed'
  readonly invented: boolean
  readonly names: Readonly<Record<string, string>>
  readonly about: Readonly<Record<string, string>>
  /** The organisation that answers for what the network publishes, and where to write to it; null where its file does not say. */
  readonly keptBy: string | null
  readonly contact: string | null
  /** What search engines may keep: nothing, treaty facts, definitions and figures, or texts of countries too. */
  readonly indexing: 'nothing' | 'figures' | 'everything'
  /** Whether crawlers that collect texts for language models are let in. */
  readonly languageModels: boolean
}

const network = sql`
  select
    id,
    slug,
    kind,
    invented,
    names,
    about,
    kept_by as "keptBy",
    contact,
    indexing,
    language_models as "languageModels"
  from app.network`

/** The network of an address; a closed one only for the owner, since row security keeps it from the roles that serve pages. */
export async function networkBySlug(db: Db, slug: string): Promise<NetworkRow | undefined> {
  const { rows } = await sql<NetworkRow>`
    ${network}
    where slug = ${slug}
      and kind <> 'installation'`.execute(db)
  return rows[0]
}

/** The addresses of all networks that open rounds, closed ones too: for the owner alone. */
export async function networksWithRounds(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug
    from app.network
    where kind in ('network', 'closed')
    order by slug`.execute(db)
  return rows.map(({ slug }) => slug)
}

/** Networks that publish, in the order in which the installation's page lists them. */
export async function networksInOrder(db: Db): Promise<NetworkRow[]> {
  const { rows } = await sql<NetworkRow>`
    ${network}
    where kind in ('publisher', 'network')
    order by position,
      slug`.execute(db)
  return rows
}

export type MemberRow = {
  readonly id: string
  readonly name: string
  readonly shown: 'name' | 'country' | 'hidden'
  readonly places: string[]
}

/** Members of the network on a day, with their countries that day. */
export async function membersOnDay(t: InNetwork, day: string): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select
      m.id,
      m.name,
      m.shown,
      array(
        select
          p.place_code
        from app.member_place p
        where p.network_id = m.network_id
          and p.member_id = m.id
          and p.days @> ${day}::date
        order by 1
      ) as places
    from app.member m
    where m.network_id = ${t.network}
      and m.days @> ${day}::date
    order by m.name`.execute(t)
  return rows
}

/**
 * Every member there ever was, for releases that speak of earlier periods, by the name it had on a day; by its name of today where no
 * day is given.
 */
export async function allMembers(t: InNetwork, namedOn: string | null = null): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select
      m.id,
      coalesce(
        (
          select
            e.name
          from app.member_earlier_name e
          where e.network_id = m.network_id
            and e.member_id = m.id
            and e.until_day > ${namedOn}::date
          order by e.until_day
          limit
            1
        ),
        m.name
      ) as name,
      m.shown,
      array(
        select distinct
          p.place_code
        from app.member_place p
        where p.network_id = m.network_id
          and p.member_id = m.id
        order by 1
      ) as places
    from app.member m
    where m.network_id = ${t.network}
    order by 2`.execute(t)
  return rows
}

/** What these members are called today, by their ids. */
export async function memberNames(t: InNetwork, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select
      id,
      name
    from app.member
    where network_id = ${t.network}
      and id = any (${[...ids]}::uuid[])`.execute(t)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type GroupRow = {
  readonly id: string
  readonly code: string
  readonly kind: string
  readonly names: Record<string, string>
  readonly places: string[]
}

/** The network's own groups with their places on a day. */
export async function groupsOnDay(t: InNetwork, day: string): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select
      g.id,
      g.code,
      g.kind,
      g.names,
      array(
        select
          p.place_code
        from app.group_place p
        where p.network_id = g.network_id
          and p.group_id = g.id
          and p.days @> ${day}::date
        order by 1
      ) as places
    from app.group_ g
    where g.network_id = ${t.network}
    order by g.code`.execute(t)
  return rows
}

export type OfficeRow = {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly place: string | null
}

const offices = sql`select id, type, name, place_code as place from app.office`

/** Offices of the network on a day, the secretariat's among them. */
export async function officesOnDay(t: InNetwork, day: string): Promise<OfficeRow[]> {
  const { rows } =
    await sql<OfficeRow>`${offices} where network_id = ${t.network} and days @> ${day}::date order by name`.execute(t)
  return rows
}

/** Every office there ever was. */
export async function allOffices(t: InNetwork): Promise<OfficeRow[]> {
  const { rows } = await sql<OfficeRow>`${offices} where network_id = ${t.network} order by name`.execute(t)
  return rows
}

export type RespondentRow = {
  readonly id: string
  readonly member: string | null
  readonly office: string | null
  readonly respondentType: string
  readonly name: string
}

export async function respondentsOf(t: InNetwork): Promise<RespondentRow[]> {
  const { rows } = await sql<RespondentRow>`
    select
      r.id,
      r.member_id as member,
      r.office_id as office,
      coalesce(o.type, 'member') as "respondentType",
      coalesce(m.name, o.name) as name
    from app.respondent r
      left join app.member m on m.network_id = r.network_id
      and m.id = r.member_id
      left join app.office o on o.network_id = r.network_id
      and o.id = r.office_id
    where r.network_id = ${t.network}
    order by name`.execute(t)
  return rows
}

export type SubjectRow = {
  readonly id: string
  readonly kind: 'country' | 'member' | 'group' | 'network'
  readonly place: string | null
  readonly member: string | null
  readonly group: string | null
}

/** Every subject of the network, or those of these ids. */
export async function subjectsOf(t: InNetwork, ids: readonly string[] | null = null): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`
    select
      id,
      kind,
      place_code as place,
      member_id as member,
      group_id as "group"
    from app.subject
    where network_id = ${t.network}
      and (
        ${ids === null}
        or id = any (${[...new Set(ids ?? [])]}::uuid[])
      )`.execute(t)
  return rows
}

/** The subject of each of the network's groups, by the group's code. */
export async function groupSubjectsByCode(t: InNetwork): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; id: string }>`
    select
      g.code,
      s.id
    from app.group_ g
      join app.subject s on s.network_id = g.network_id
      and s.group_id = g.id
    where g.network_id = ${t.network}`.execute(t)
  return new Map(rows.map(row => [row.code, row.id]))
}
