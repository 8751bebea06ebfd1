/** The regions of a network with their names, and with their countries by day. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import type { MemberPlace } from './found.ts'

type Names = Readonly<Record<string, string>>

export type RegisteredRegion = {
  readonly id: string
  /** Its part of addresses; it stays whatever the region is called. */
  readonly code: string
  readonly names: Names
  /** Its countries, each with its days, by code and first day. */
  readonly places: readonly MemberPlace[]
}

/** Every region there ever was, by its code. */
export async function registeredRegions(t: InNetwork): Promise<readonly RegisteredRegion[]> {
  const { rows } = await sql<RegisteredRegion>`
    select
      g.id,
      g.code,
      g.names,
      coalesce(
        (
          select
            jsonb_agg(
              jsonb_build_object('code', p.place_code, 'from', lower(p.days), 'until', upper(p.days))
              order by p.place_code,
                lower(p.days)
            )
          from app.group_place p
          where p.network_id = g.network_id
            and p.group_id = g.id
            and not isempty(p.days)
        ),
        '[]'
      ) as places
    from app.group_ g
    where g.network_id = ${t.network}
      and g.kind = 'region'
    order by g.code`.execute(t)
  return rows
}

/** Writes what a region is called; releases that are there keep what it was called. */
export async function mendRegionNames(t: InNetwork, region: string, names: Names): Promise<void> {
  await sql`
    update app.group_
    set names = ${JSON.stringify(names)}
    where network_id = ${t.network}
      and id = ${region}`.execute(t)
}

/** Puts a country into a region. */
export async function writeRegionPlace(t: InNetwork, region: string, place: MemberPlace): Promise<void> {
  await sql`
    insert into app.group_place (network_id, group_id, place_code, days)
    values (${t.network}, ${region}, ${place.code}, daterange (${place.from}::date, ${place.until}::date))`.execute(t)
}

/** Writes the days of a country of a region that end, or were recorded wrongly: `was` says which. */
export async function mendRegionPlace(
  t: InNetwork,
  region: string,
  { was, place }: { readonly was: Pick<MemberPlace, 'code' | 'from'>; readonly place: MemberPlace },
): Promise<void> {
  await sql`
    update app.group_place
    set place_code = ${place.code},
      days = daterange (${place.from}::date, ${place.until}::date)
    where network_id = ${t.network}
      and group_id = ${region}
      and place_code = ${was.code}
      and lower(days) = ${was.from}::date`.execute(t)
}

/** Codes that no new region can have: those of all groups, of the network and public ones, and of places. */
export async function takenRegionCodes(t: InNetwork): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select
      code
    from app.group_
    where network_id = ${t.network}
    union
    select
      code
    from reference.group_
    union
    select
      code
    from reference.place`.execute(t)
  return rows.map(row => row.code)
}
