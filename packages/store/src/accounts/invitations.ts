/** Invitations to a network: known by the digest of their token, open for some days, used once. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, InNetwork } from '../connect.ts'
import type { ReachNames, RoleReach } from '../people/roles.ts'

export type InvitationRow = RoleReach & {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly language: string
  readonly role: string
  readonly until: string | null
  readonly madeAt: Date
  readonly endsAt: Date
}

const columns = sql`
    i.id,
    i.email,
    i.name,
    i.language,
    i.role,
    i.member_id as member,
    i.group_id as "group",
    i.office_id as office,
    i.until::text as until,
    i.made_at as "madeAt",
    i.ends_at as "endsAt"`

export type NewInvitation = Omit<InvitationRow, 'id'> & { readonly digest: Buffer; readonly invitedBy: string | null }

/** Keeps an invitation; null where the same one is open already. */
export async function writeInvitation(t: InNetwork, made: NewInvitation): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into auth.invitation (
      network_id,
      id,
      digest,
      email,
      name,
      language,
      role,
      member_id,
      group_id,
      office_id,
      until,
      invited_by,
      made_at,
      ends_at
    )
    values (
      ${t.network},
      ${uuidv7()},
      ${made.digest},
      ${made.email},
      ${made.name},
      ${made.language},
      ${made.role},
      ${made.member},
      ${made.group},
      ${made.office},
      ${made.until},
      ${made.invitedBy},
      ${made.madeAt},
      ${made.endsAt}
    )
    on conflict do nothing
    returning id`.execute(t)
  return rows[0]?.id ?? null
}

/** Invitations neither accepted nor withdrawn, ended ones too: an administrator may send them again. */
export async function invitationsOpen(t: InNetwork): Promise<readonly (InvitationRow & ReachNames)[]> {
  const { rows } = await sql<InvitationRow & ReachNames>`
    select
      ${columns},
      m.name as "memberName",
      g.names as "groupNames",
      o.name as "officeName"
    from auth.invitation i
      left join app.member m on m.network_id = i.network_id
      and m.id = i.member_id
      left join app.group_ g on g.network_id = i.network_id
      and g.id = i.group_id
      left join app.office o on o.network_id = i.network_id
      and o.id = i.office_id
    where i.network_id = ${t.network}
      and i.accepted_at is null
      and i.withdrawn_at is null
    order by i.name,
      i.id`.execute(t)
  return rows
}

/** Gives an open invitation a new token and new days: the old token works no more. Undefined where none is open. */
export async function renewInvitation(
  t: InNetwork,
  of: { readonly id: string; readonly digest: Buffer; readonly endsAt: Date },
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    update auth.invitation i
    set
      digest = ${of.digest},
      ends_at = ${of.endsAt}
    where i.network_id = ${t.network}
      and i.id = ${of.id}
      and i.accepted_at is null
      and i.withdrawn_at is null
    returning ${columns}`.execute(t)
  return rows[0]
}

/** False where no such invitation is open. */
export async function withdrawInvitation(t: InNetwork, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update auth.invitation
    set withdrawn_at = ${at}
    where network_id = ${t.network}
      and id = ${id}
      and accepted_at is null
      and withdrawn_at is null
    returning id`.execute(t)
  return rows.length > 0
}

/** The open invitation of a token, in whatever network; uses nothing up. For the role that signs people in. */
export async function invitationByDigest(
  db: Db,
  digest: Buffer,
  now: Date,
): Promise<(InvitationRow & { readonly network: string; readonly person: string | null }) | null> {
  const { rows } = await sql<InvitationRow & { network: string; person: string | null }>`
    select
      ${columns},
      i.network_id as network,
      p.id as person
    from auth.invitation i
      left join auth.person p on p.email = i.email
    where i.digest = ${digest}
      and i.accepted_at is null
      and i.withdrawn_at is null
      and i.ends_at > ${now}`.execute(db)
  return rows[0] ?? null
}

/** Uses an invitation up; of two at once exactly one succeeds. Undefined where it is not open any more. */
export async function useInvitation(t: InNetwork, digest: Buffer, now: Date): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    update auth.invitation i
    set accepted_at = ${now}
    where i.network_id = ${t.network}
      and i.digest = ${digest}
      and i.accepted_at is null
      and i.withdrawn_at is null
      and i.ends_at > ${now}
    returning ${columns}`.execute(t)
  return rows[0]
}

/** Says who used an invitation up: their address may be another one later. */
export async function writeAcceptedBy(t: InNetwork, invitation: string, person: string): Promise<void> {
  await sql`
    update auth.invitation
    set accepted_by = ${person}
    where network_id = ${t.network}
      and id = ${invitation}`.execute(t)
}

/** The addresses by which somebody was invited to this network and came, each with the person. */
export async function addressesAccepted(
  t: InNetwork,
): Promise<readonly { readonly email: string; readonly person: string }[]> {
  const { rows } = await sql<{ email: string; person: string }>`
    select distinct
      i.email,
      i.accepted_by as person
    from auth.invitation i
    where i.network_id = ${t.network}
      and i.accepted_by is not null
    order by i.email,
      person`.execute(t)
  return rows
}
