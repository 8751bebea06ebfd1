/** How far members and regions reach on a day. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/** The countries of these members and of these regions of the network on a day, each once. */
export async function placesWithin(
  t: InNetwork,
  of: { readonly members: readonly string[]; readonly regions: readonly string[]; readonly day: string },
): Promise<Set<string>> {
  const { rows } = await sql<{ place: string }>`
    select
      p.place_code as place
    from app.member_place p
      join app.member m on m.network_id = p.network_id
      and m.id = p.member_id
    where p.network_id = ${t.network}
      and p.member_id = any (${of.members}::uuid[])
      and p.days @> ${of.day}::date
      and m.days @> ${of.day}::date
    union
    select
      g.place_code
    from app.group_place g
    where g.network_id = ${t.network}
      and g.group_id = any (${of.regions}::uuid[])
      and g.days @> ${of.day}::date`.execute(t)
  return new Set(rows.map(row => row.place))
}

export type ReachedSubject = {
  readonly id: string
  readonly kind: 'country' | 'member' | 'group' | 'network'
  readonly place: string | null
  readonly member: string | null
  readonly group: string | null
  /** Countries of a member or of a group on the day; the country itself otherwise. */
  readonly places: readonly string[]
}

/** A subject with the countries it stands for on a day; undefined where the network has none of this id. */
export async function subjectOnDay(t: InNetwork, id: string, day: string): Promise<ReachedSubject | undefined> {
  const [found] = await subjectsOnDay(t, [id], day)
  return found
}

/** Subjects with the countries each of them stands for on a day; of ids that the network has not, none. */
export async function subjectsOnDay(t: InNetwork, ids: readonly string[], day: string): Promise<ReachedSubject[]> {
  const { rows } = await sql<ReachedSubject>`
    select
      s.id,
      s.kind,
      s.place_code as place,
      s.member_id as member,
      s.group_id as "group",
      array(
        select
          s.place_code
        where s.place_code is not null
        union
        select
          p.place_code
        from app.member_place p
        where p.network_id = s.network_id
          and p.member_id = s.member_id
          and p.days @> ${day}::date
        union
        select
          g.place_code
        from app.group_place g
        where g.network_id = s.network_id
          and g.group_id = s.group_id
          and g.days @> ${day}::date
      ) as places
    from app.subject s
    where s.network_id = ${t.network}
      and s.id = any (${[...ids]}::uuid[])`.execute(t)
  return rows
}

/**
 * The ids of all subjects that have ever had to do with these places, members or groups of the network: what a reach on any day is
 * chosen from.
 */
export async function subjectsNear(
  t: InNetwork,
  of: { readonly places: readonly string[]; readonly members: readonly string[]; readonly regions: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select
      s.id
    from app.subject s
    where s.network_id = ${t.network}
      and (
        s.place_code = any (${of.places})
        or s.group_id = any (${of.regions}::uuid[])
        or s.member_id = any (${of.members}::uuid[])
        or s.member_id in (
          select
            p.member_id
          from app.member_place p
          where p.network_id = ${t.network}
            and p.place_code = any (${of.places})
        )
      )`.execute(t)
  return rows.map(({ id }) => id)
}

/** The subject that a plan or a finding names: a country by its code, a region by its code, or `network`. */
export async function subjectCalled(t: InNetwork, code: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select
      s.id
    from app.subject s
      left join app.group_ g on g.network_id = s.network_id
      and g.id = s.group_id
    where s.network_id = ${t.network}
      and (
        s.place_code = ${code}
        or g.code = ${code}
        or (
          s.kind = 'network'
          and ${code} = 'network'
        )
      )
    order by s.kind
    limit
      1`.execute(t)
  return rows[0]?.id ?? null
}

/** The subject of a country, where the network has one. */
export async function subjectOfCountry(t: InNetwork, place: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select
      id
    from app.subject
    where network_id = ${t.network}
      and place_code = ${place}`.execute(t)
  return rows[0]?.id ?? null
}
