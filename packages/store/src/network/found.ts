/** Writing a network: its row, members, groups, offices, respondents and subjects. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, InNetwork } from '../connect.ts'
import { networkBySlug, type NetworkRow } from './read.ts'

/** A network as it is written; where nothing is said of who answers for it and of crawlers, nobody is named and figures may be indexed. */
export type NewNetwork = Omit<NetworkRow, keyof Shown> & Partial<Shown> & { readonly position: number }
type Shown = Pick<NetworkRow, 'keptBy' | 'contact' | 'indexing' | 'languageModels'>

/**
 * Adds the network or refreshes its names, place, who answers for it and what crawlers may keep; the id of an existing one is kept. Only
 * the owner writes networks.
 */
export async function writeNetwork(
  owner: Db,
  network: NewNetwork,
): Promise<{ readonly id: string; readonly changed: boolean }> {
  const { rows } = await sql<{ id: string }>`
    insert into app.network (
      id,
      slug,
      kind,
      invented,
      names,
      about,
      position,
      kept_by,
      contact,
      indexing,
      language_models
    )
    values (
      ${network.id},
      ${network.slug},
      ${network.kind},
      ${network.invented},
      ${JSON.stringify(network.names)},
      ${JSON.stringify(network.about)},
      ${network.position},
      ${network.keptBy ?? null},
      ${network.contact ?? null},
      ${network.indexing ?? 'figures'},
      ${network.languageModels ?? false}
    )
    on conflict (slug) do update
    set
      names = excluded.names,
      about = excluded.about,
      position = excluded.position,
      kept_by = excluded.kept_by,
      contact = excluded.contact,
      indexing = excluded.indexing,
      language_models = excluded.language_models
    where (
      network.names,
      network.about,
      network.position,
      network.kept_by,
      network.contact,
      network.indexing,
      network.language_models
    ) is distinct from (
      excluded.names,
      excluded.about,
      excluded.position,
      excluded.kept_by,
      excluded.contact,
      excluded.indexing,
      excluded.language_models
    )
    returning id`.execute(owner)
  return rows[0]
    ? { id: rows[0].id, changed: true }
    : { id: (await networkBySlug(owner, network.slug))!.id, changed: false }
}

/** A country of a member, with the first day on which it works there and the first on which it no longer does. */
export type MemberPlace = { readonly code: string; readonly from: string; readonly until: string | null }

export type NewMember = {
  readonly name: string
  readonly shown: 'name' | 'country' | 'hidden'
  /** Null or absent where nobody said. */
  readonly kind?: 'organisation' | 'coalition' | null
  readonly from: string
  readonly until: string | null
  readonly places: readonly MemberPlace[]
}

/** Adds a member with its countries, as a respondent and as a subject; its countries can be spoken of from then on. Returns its id. */
export async function writeMember(t: InNetwork, member: NewMember): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.member (network_id, id, name, shown, kind, days)
    values (
      ${t.network},
      ${id},
      ${member.name},
      ${member.shown},
      ${member.kind ?? null},
      daterange (${member.from}, ${member.until})
    )`.execute(t)
  for (const place of member.places) {
    await sql`
      insert into app.member_place (network_id, member_id, place_code, days)
      values (${t.network}, ${id}, ${place.code}, daterange (${place.from}, ${place.until}))`.execute(t)
    await countrySubject(t, place.code)
  }
  await sql`
    insert into app.respondent (network_id, id, member_id)
    values (${t.network}, ${uuidv7()}, ${id})`.execute(t)
  await sql`
    insert into app.subject (network_id, id, kind, member_id)
    values (${t.network}, ${uuidv7()}, 'member', ${id})`.execute(t)
  return id
}

export type NewGroup = {
  readonly code: string
  readonly kind: string
  readonly names: Readonly<Record<string, string>>
  readonly from: string
  readonly places: readonly string[]
}

/** Adds a group of the network's own, as a subject too. Returns its id. */
export async function writeGroup(t: InNetwork, group: NewGroup): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.group_ (network_id, id, code, kind, names)
    values (${t.network}, ${id}, ${group.code}, ${group.kind}, ${JSON.stringify(group.names)})`.execute(t)
  for (const place of group.places)
    await sql`
      insert into app.group_place (network_id, group_id, place_code, days)
      values (${t.network}, ${id}, ${place}, daterange (${group.from}, null))`.execute(t)
  await sql`
    insert into app.subject (network_id, id, kind, group_id)
    values (${t.network}, ${uuidv7()}, 'group', ${id})`.execute(t)
  return id
}

export type NewOffice = {
  /** What sort of office it is (`government`, `unicef-office`, ...): answers of different types are never merged. */
  readonly type: string
  readonly name: string
  /** The country it answers about; null for the secretariat, which answers for the network and its regions. */
  readonly place: string | null
  /** The first day it is there; null where it always was. */
  readonly from: string | null
  /** The first day it is no longer there. */
  readonly until: string | null
}

/** Adds an office as a respondent. Returns its id. */
export async function writeOffice(t: InNetwork, office: NewOffice): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.office (network_id, id, type, name, place_code, days)
    values (
      ${t.network},
      ${id},
      ${office.type},
      ${office.name},
      ${office.place},
      daterange (${office.from}::date, ${office.until}::date)
    )`.execute(t)
  await sql`
    insert into app.respondent (network_id, id, office_id)
    values (${t.network}, ${uuidv7()}, ${id})`.execute(t)
  return id
}

/** The subject of a country, made where it is not there yet. */
export async function countrySubject(t: InNetwork, place: string): Promise<string> {
  await sql`
    insert into app.subject (network_id, id, kind, place_code)
    values (${t.network}, ${uuidv7()}, 'country', ${place})
    on conflict (network_id, place_code) do nothing`.execute(t)
  const { rows } = await sql<{
    id: string
  }>`select id from app.subject where network_id = ${t.network} and place_code = ${place}`.execute(t)
  return rows[0]!.id
}

/** The subject that is the network itself, made where it is not there yet. */
export async function networkSubject(t: InNetwork): Promise<string> {
  await sql`
    insert into app.subject (network_id, id, kind)
    values (${t.network}, ${uuidv7()}, 'network')
    on conflict (network_id)
    where kind = 'network' do nothing`.execute(t)
  const { rows } = await sql<{
    id: string
  }>`select id from app.subject where network_id = ${t.network} and kind = 'network'`.execute(t)
  return rows[0]!.id
}

export async function renameNetwork(owner: Db, id: string, slug: string): Promise<void> {
  await sql`update app.network set slug = ${slug} where id = ${id}`.execute(owner)
}

export async function setNetworkKind(owner: Db, id: string, kind: NetworkRow['kind']): Promise<void> {
  await sql`update app.network set kind = ${kind} where id = ${id}`.execute(owner)
}

/** Ends an open membership with all its countries on a day, the first on which it no longer holds; true where one was ended. */
export async function endMembership(t: InNetwork, member: string, until: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update app.member
    set days = daterange (lower(days), ${until}::date)
    where network_id = ${t.network}
      and id = ${member}
      and upper(days) is null
      and lower(days) < ${until}::date
    returning id`.execute(t)
  if (!rows[0]) return false
  await sql`
    update app.member_place
    set days = daterange (lower(days), ${until}::date)
    where network_id = ${t.network}
      and member_id = ${member}
      and upper(days) is null
      and lower(days) < ${until}::date`.execute(t)
  return true
}

/** Ends an office on a day, the first on which it is no longer there; true where one was ended. */
export async function endOffice(t: InNetwork, name: string, until: string): Promise<boolean> {
  const { rows } = await sql`
    update app.office
    set days = daterange (lower(days), ${until}::date)
    where network_id = ${t.network}
      and name = ${name}
      and type <> 'secretariat'
      and upper(days) is null
      and (
        lower(days) is null
        or lower(days) < ${until}::date
      )
    returning id`.execute(t)
  return rows.length > 0
}
