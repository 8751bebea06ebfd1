/** Roles in dated scopes, and the networks a person has one in. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, InNetwork } from '../connect.ts'
import { forgetNoticesRead } from '../home/notices.ts'

/** What a role is limited to; all null where it reaches the whole network. */
export type RoleReach = {
  readonly member: string | null
  readonly group: string | null
  readonly office: string | null
}

/** How what a role reaches is called; null for what it does not stand beside. */
export type ReachNames = {
  readonly memberName: string | null
  readonly groupNames: Readonly<Record<string, string>> | null
  readonly officeName: string | null
}

export type NewRole = RoleReach & {
  readonly person: string
  readonly role: string
  readonly from: string
  /** The first day it no longer holds; null while it has no end. */
  readonly until: string | null
}

/** Gives a role in the network of the transaction. Only the owner of the schema may. */
export async function giveRole(t: InNetwork, role: NewRole): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into auth.role_of (network_id, id, person_id, role, member_id, group_id, office_id, days)
    values (
      ${t.network},
      ${id},
      ${role.person},
      ${role.role},
      ${role.member},
      ${role.group},
      ${role.office},
      daterange (${role.from}::date, ${role.until}::date)
    )`.execute(t)
  return id
}

/**
 * Ends a role before `day`; what was read of notices is forgotten with the last of a person. False where the network has no such role,
 * or it had ended by then.
 */
export async function endRole(t: InNetwork, id: string, day: string): Promise<boolean> {
  const { rows } = await sql`
    update auth.role_of
    set days = daterange (least(lower(days), ${day}::date), ${day}::date)
    where network_id = ${t.network}
      and id = ${id}
      and not isempty(days)
      and (
        upper(days) is null
        or upper(days) > ${day}::date
      )
    returning id`.execute(t)
  if (rows.length > 0) await forgetNoticesRead(t, id, day)
  return rows.length > 0
}

export type RoleOnDay = RoleReach & { readonly network: string; readonly role: string }

/** All roles of a person on a day, in all networks: for the one who signs people in, and nobody else. */
export async function rolesOfPerson(db: Db, person: string, day: string): Promise<readonly RoleOnDay[]> {
  const { rows } = await sql<RoleOnDay>`
    select
      network_id as network,
      role,
      member_id as member,
      group_id as "group",
      office_id as office
    from auth.role_of
    where person_id = ${person}
      and days @> ${day}::date
    order by network_id,
      id`.execute(db)
  return rows
}

export type NamedNetwork = {
  readonly id: string
  readonly slug: string
  readonly kind: 'publisher' | 'network' | 'closed'
  readonly names: Readonly<Record<string, string>>
  readonly invented: boolean
}

/** The network of the transaction, a closed one too: whoever is in its transaction may know it. */
export async function ownNetwork(t: InNetwork): Promise<NamedNetwork | null> {
  const { rows } = await sql<NamedNetwork>`
    select
      id,
      slug,
      kind,
      names,
      invented
    from app.network
    where id = ${t.network}
      and kind <> 'installation'`.execute(t)
  return rows[0] ?? null
}

/**
 * The member or office with this name, and the network region with this code; null where there is none. The secretariat's office is
 * nobody else's.
 */
export async function scopeByName(
  t: InNetwork,
  named: {
    readonly member?: string | undefined
    readonly region?: string | undefined
    readonly office?: string | undefined
  },
): Promise<RoleReach> {
  const { rows } = await sql<RoleReach>`
    select
      coalesce(
        (
          select
            id
          from app.member
          where network_id = ${t.network}
            and name = ${named.member ?? null}
        ),
        (
          select
            min(member_id::text)::uuid
          from app.member_earlier_name
          where network_id = ${t.network}
            and name = ${named.member ?? null}
        )
      ) as member,
      (
        select
          id
        from app.group_
        where network_id = ${t.network}
          and code = ${named.region ?? null}
      ) as "group",
      (
        select
          id
        from app.office
        where network_id = ${t.network}
          and name = ${named.office ?? null}
          and type <> 'secretariat'
      ) as office`.execute(t)
  return rows[0]!
}

/** Who holds one of these roles in the network on that day. */
export async function holdersOf(t: InNetwork, roles: readonly string[], day: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select distinct
      person_id as person
    from auth.role_of
    where network_id = ${t.network}
      and role = any (${[...roles]}::text[])
      and days @> ${day}::date`.execute(t)
  return new Set(rows.map(row => row.person))
}
