/** The registry: every member with its names, countries and days, and what changes of them. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import { countrySubject, type MemberPlace } from './found.ts'

export type MemberKind = 'organisation' | 'coalition'

export type RegisteredMember = {
  readonly id: string
  readonly name: string
  /** Null where nobody recorded it. */
  readonly kind: MemberKind | null
  readonly shown: 'name' | 'country' | 'hidden'
  readonly from: string
  /** The first day on which it no longer belongs; null where it does. */
  readonly until: string | null
  /** The member that goes on for one that left; null where none does. */
  readonly continuedBy: string | null
  /** Names it had before, the oldest first, each with the first day on which it no longer held. */
  readonly earlier: readonly { readonly name: string; readonly until: string }[]
  /** Its countries, each with its days, by their first day. */
  readonly places: readonly MemberPlace[]
}

/** Every member there ever was, by name. */
export async function registeredMembers(t: InNetwork): Promise<RegisteredMember[]> {
  const { rows } = await sql<RegisteredMember>`
    select
      m.id,
      m.name,
      m.kind,
      m.shown,
      lower(m.days) as "from",
      upper(m.days) as until,
      m.continued_by as "continuedBy",
      coalesce(
        (
          select
            jsonb_agg(jsonb_build_object('name', e.name, 'until', e.until_day) order by e.until_day)
          from app.member_earlier_name e
          where e.network_id = m.network_id
            and e.member_id = m.id
        ),
        '[]'
      ) as earlier,
      coalesce(
        (
          select
            jsonb_agg(
              jsonb_build_object('code', p.place_code, 'from', lower(p.days), 'until', upper(p.days))
              order by lower(p.days),
                p.place_code
            )
          from app.member_place p
          where p.network_id = m.network_id
            and p.member_id = m.id
        ),
        '[]'
      ) as places
    from app.member m
    where m.network_id = ${t.network}
    order by m.name`.execute(t)
  return rows
}

/** No other change of the registry of this network is made until this transaction ends. */
export async function lockRegistry(t: InNetwork): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`registry ${t.network}`}, 0))`.execute(t)
}

/** The member is called otherwise from a day on; its name until then is kept with that day. */
export async function renameMember(
  t: InNetwork,
  member: { readonly id: string; readonly was: string; readonly name: string; readonly from: string },
): Promise<void> {
  await sql`
    insert into app.member_earlier_name (network_id, member_id, until_day, name)
    values (${t.network}, ${member.id}, ${member.from}, ${member.was})`.execute(t)
  await sql`
    update app.member
    set name = ${member.name}
    where network_id = ${t.network}
      and id = ${member.id}`.execute(t)
}

/** Writes what was recorded wrongly of a member: its name of today, its kind and its days. */
export async function mendMember(
  t: InNetwork,
  member: Pick<RegisteredMember, 'id' | 'name' | 'kind' | 'from' | 'until'>,
): Promise<void> {
  await sql`
    update app.member
    set name = ${member.name},
      kind = ${member.kind},
      days = daterange (${member.from}::date, ${member.until}::date),
      continued_by = case when ${member.until}::date is null then null else continued_by end
    where network_id = ${t.network}
      and id = ${member.id}`.execute(t)
}

/** Writes an earlier name that was recorded wrongly. */
export async function mendEarlierName(
  t: InNetwork,
  name: { readonly member: string; readonly until: string; readonly name: string },
): Promise<void> {
  await sql`
    update app.member_earlier_name
    set name = ${name.name}
    where network_id = ${t.network}
      and member_id = ${name.member}
      and until_day = ${name.until}::date`.execute(t)
}

/** Says which member goes on for one that left. */
export async function continueMember(t: InNetwork, member: string, by: string): Promise<void> {
  await sql`
    update app.member
    set continued_by = ${by}
    where network_id = ${t.network}
      and id = ${member}`.execute(t)
}

/** Adds a country of a member, which can be spoken of from then on. */
export async function writeMemberPlace(t: InNetwork, member: string, place: MemberPlace): Promise<void> {
  await sql`
    insert into app.member_place (network_id, member_id, place_code, days)
    values (${t.network}, ${member}, ${place.code}, daterange (${place.from}, ${place.until}))`.execute(t)
  await countrySubject(t, place.code)
}

/** Writes a country of a member that was recorded wrongly, or ends it: `was` says which. */
export async function mendMemberPlace(
  t: InNetwork,
  member: string,
  { was, place }: { readonly was: Pick<MemberPlace, 'code' | 'from'>; readonly place: MemberPlace },
): Promise<void> {
  await sql`
    update app.member_place
    set place_code = ${place.code},
      days = daterange (${place.from}::date, ${place.until}::date)
    where network_id = ${t.network}
      and member_id = ${member}
      and place_code = ${was.code}
      and lower(days) = ${was.from}::date`.execute(t)
  await countrySubject(t, place.code)
}

export type UnfinishedRow = { readonly id: string; readonly round: string; readonly state: string }

/** Submissions of a member that rounds still open wait for. */
export async function unfinishedOf(t: InNetwork, member: string): Promise<UnfinishedRow[]> {
  const { rows } = await sql<UnfinishedRow>`
    select
      s.id,
      r.label as round,
      s.state
    from app.submission s
      join app.respondent d on d.network_id = s.network_id
      and d.id = s.respondent_id
      join app.round r on r.network_id = s.network_id
      and r.id = s.round_id
    where s.network_id = ${t.network}
      and d.member_id = ${member}
      and r.closed_on is null
      and s.state <> 'accepted'
    order by r.label,
      s.id`.execute(t)
  return rows
}
