/** The people of one network as its administrators see them. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import type { ReachNames, RoleReach } from '../people/roles.ts'

export type PersonOfNetwork = RoleReach &
  ReachNames & {
    readonly person: string
    readonly name: string
    readonly email: string | null
    readonly language: string
    readonly role: string
    readonly roleId: string
    readonly from: string
    readonly until: string | null
  }

/** Everybody with a role today or later, once per role, by name. */
export async function rolesInNetwork(t: InNetwork, day: string): Promise<readonly PersonOfNetwork[]> {
  const { rows } = await sql<PersonOfNetwork>`
    select
      p.id as person,
      p.name,
      p.email,
      p.language,
      r.role,
      r.id as "roleId",
      r.member_id as member,
      m.name as "memberName",
      r.group_id as "group",
      g.names as "groupNames",
      r.office_id as office,
      o.name as "officeName",
      lower(r.days)::text as "from",
      upper(r.days)::text as until
    from auth.role_of r
      join auth.person p on p.id = r.person_id
      left join app.member m on m.network_id = r.network_id
      and m.id = r.member_id
      left join app.group_ g on g.network_id = r.network_id
      and g.id = r.group_id
      left join app.office o on o.network_id = r.network_id
      and o.id = r.office_id
    where r.network_id = ${t.network}
      and not isempty(r.days)
      and (
        upper(r.days) is null
        or upper(r.days) > ${day}::date
      )
    order by p.name,
      r.id`.execute(t)
  return rows
}

export type ScopeNames = {
  readonly members: readonly { readonly id: string; readonly name: string }[]
  readonly regions: readonly {
    readonly id: string
    readonly code: string
    readonly names: Readonly<Record<string, string>>
  }[]
  readonly offices: readonly { readonly id: string; readonly name: string }[]
}

/** The members and offices of today and the regions that a role can be limited to; the secretariat speaks for its own office. */
export async function scopesToGive(t: InNetwork, day: string): Promise<ScopeNames> {
  const members = await sql<ScopeNames['members'][number]>`
    select
      id,
      name
    from app.member
    where network_id = ${t.network}
      and days @> ${day}::date
    order by name`.execute(t)
  const regions = await sql<ScopeNames['regions'][number]>`
    select
      id,
      code,
      names
    from app.group_
    where network_id = ${t.network}
      and kind = 'region'
    order by code`.execute(t)
  const offices = await sql<ScopeNames['offices'][number]>`
    select
      id,
      name
    from app.office
    where network_id = ${t.network}
      and type <> 'secretariat'
      and days @> ${day}::date
    order by name`.execute(t)
  return { members: members.rows, regions: regions.rows, offices: offices.rows }
}

/** Whether a role stands on a day that is like the one wished for. */
export async function holdsRole(
  t: InNetwork,
  of: RoleReach & { readonly person: string; readonly role: string; readonly day: string },
): Promise<boolean> {
  const { rows } = await sql`
      select
        1
      from auth.role_of
      where network_id = ${t.network}
        and person_id = ${of.person}
        and role = ${of.role}
        and member_id is not distinct from ${of.member}::uuid
        and group_id is not distinct from ${of.group}::uuid
        and office_id is not distinct from ${of.office}::uuid
        and (
          upper(days) is null
          or upper(days) > ${of.day}::date
        )
        and not isempty(days)`.execute(t)
  return rows.length > 0
}

/** Locks the roles of this name against others who end one at the same moment, and gives back who holds one on the day. */
export async function lockHolders(
  t: InNetwork,
  role: string,
  day: string,
): Promise<readonly { id: string; person: string }[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`holders ${t.network} ${role}`}, 0))`.execute(t)
  const { rows } = await sql<{ id: string; person: string }>`
    select
      id,
      person_id as person
    from auth.role_of
    where network_id = ${t.network}
      and role = ${role}
      and days @> ${day}::date`.execute(t)
  return rows
}
