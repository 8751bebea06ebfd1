/** Letting somebody in again who lost their ways in: asked by one administrator, agreed by another. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, InNetwork } from '../connect.ts'
import { settleAsked, waits, type Settling } from './asked-of-two.ts'

export type RecoveryRow = {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly askedBy: string
  readonly askedAt: Date
}

/** Whether the person has signed in by their own ways since then: who can do that needs no recovery. */
export async function hasSignedInSince(
  login: Db,
  of: { readonly person: string; readonly since: Date },
): Promise<boolean> {
  const { rows } = await sql`
    select
      1
    from auth.session
    where person_id = ${of.person}
      and began_at > ${of.since}
    limit 1`.execute(login)
  return rows.length > 0
}

/** Who asked for a recovery and who agreed to it. */
export async function decidersOf(t: InNetwork, recovery: string): Promise<readonly string[]> {
  const { rows } = await sql<{ askedBy: string; agreedBy: string | null }>`
    select
      asked_by as "askedBy",
      agreed_by as "agreedBy"
    from auth.recovery
    where network_id = ${t.network}
      and id = ${recovery}`.execute(t)
  return rows.flatMap(row => [row.askedBy, ...(row.agreedBy ? [row.agreedBy] : [])])
}

/** Recoveries that wait for a second person. */
export async function recoveriesAsked(t: InNetwork): Promise<readonly RecoveryRow[]> {
  const { rows } = await sql<RecoveryRow>`
    select
      r.id,
      r.person_id as person,
      p.name,
      r.asked_by as "askedBy",
      r.asked_at as "askedAt"
    from auth.recovery r
      join auth.person p on p.id = r.person_id
    where r.network_id = ${t.network}
      and ${waits}
    order by r.asked_at,
      r.id`.execute(t)
  return rows
}

/** Null where one is asked for already. */
export async function writeRecovery(
  t: InNetwork,
  made: { readonly person: string; readonly by: string; readonly at: Date },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into auth.recovery (network_id, id, person_id, asked_by, asked_at)
    values (${t.network}, ${uuidv7()}, ${made.person}, ${made.by}, ${made.at})
    on conflict do nothing
    returning id`.execute(t)
  return rows[0]?.id ?? null
}

/** Settles one that waits: agreed by a second person, or withdrawn (`by` null). Whether one waited. */
export const settleRecovery = (t: InNetwork, of: Settling): Promise<boolean> => settleAsked(t, 'recovery', of)

/** Whether the person has a role in another network on a day: then two administrators of one network are not enough. */
export async function hasRoleElsewhere(
  login: Db,
  of: { readonly person: string; readonly network: string; readonly day: string },
): Promise<boolean> {
  const { rows } = await sql`
    select
      1
    from auth.role_of
    where person_id = ${of.person}
      and network_id <> ${of.network}
      and days @> ${of.day}::date
    limit 1`.execute(login)
  return rows.length > 0
}
