/** Countries hidden by two people: asked for, agreed on, and shown again by a decision of two. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type HidingRow = {
  readonly id: string
  readonly place: string
  readonly names: Readonly<Record<string, string>>
  readonly reason: string
  readonly askedBy: string | null
  readonly askedAt: Date
  readonly agreedAt: Date | null
  readonly liftReason: string | null
  readonly liftAskedBy: string | null
  readonly liftAskedAt: Date | null
}

const hiding = sql`
  select
    h.id,
    h.place_code as place,
    p.names,
    h.reason,
    h.asked_by as "askedBy",
    h.asked_at as "askedAt",
    h.agreed_at as "agreedAt",
    h.lift_reason as "liftReason",
    h.lift_asked_by as "liftAskedBy",
    h.lift_asked_at as "liftAskedAt"
  from app.hiding h
    join reference.place p on p.code = h.place_code`

/** Those that were asked for or hold; what was shown again is over. The oldest first. */
export async function hidingsOf(t: InNetwork): Promise<HidingRow[]> {
  const { rows } = await sql<HidingRow>`
    ${hiding}
    where h.network_id = ${t.network}
      and h.lifted_at is null
    order by h.asked_at,
      h.id`.execute(t)
  return rows
}

/** One of them, and nobody else decides on it until this transaction ends. */
export async function lockHiding(t: InNetwork, id: string): Promise<HidingRow | undefined> {
  await sql`
    select 1
    from app.hiding
    where network_id = ${t.network}
      and id = ${id}
    for update`.execute(t)
  return (await hidingsOf(t)).find(hidingRow => hidingRow.id === id)
}

/** Codes of the countries that are hidden now, in their order. */
export async function hiddenPlaces(t: InNetwork): Promise<string[]> {
  const all = await hidingsOf(t)
  return all.flatMap(hidingRow => (hidingRow.agreedAt ? [hidingRow.place] : [])).sort()
}

type Said = { readonly reason: string; readonly person: string | null; readonly at: Date }

export async function writeHiding(t: InNetwork, made: Said & { readonly place: string }): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.hiding (network_id, id, place_code, reason, asked_by, asked_at)
    values (${t.network}, ${id}, ${made.place}, ${made.reason}, ${made.person}, ${made.at})`.execute(t)
  return id
}

export async function askToShow(t: InNetwork, id: string, said: Said): Promise<void> {
  await sql`
    update app.hiding
    set
      lift_reason = ${said.reason},
      lift_asked_by = ${said.person},
      lift_asked_at = ${said.at}
    where network_id = ${t.network}
      and id = ${id}`.execute(t)
}

type Agreed = { readonly id: string; readonly person: string | null; readonly at: Date }

export async function agreeToHide(t: InNetwork, { id, person, at }: Agreed): Promise<void> {
  await sql`
    update app.hiding
    set
      agreed_by = ${person},
      agreed_at = ${at}
    where network_id = ${t.network}
      and id = ${id}`.execute(t)
}

export async function agreeToShow(t: InNetwork, { id, person, at }: Agreed): Promise<void> {
  await sql`
    update app.hiding
    set
      lifted_by = ${person},
      lifted_at = ${at}
    where network_id = ${t.network}
      and id = ${id}`.execute(t)
}
