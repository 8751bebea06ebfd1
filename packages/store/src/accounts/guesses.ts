/** Wrong guesses, counted under a keyed digest of what they are about, and devices from which a person has signed in before. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'

/** Counts one more guess and gives back how many there were since the count began, at most `minutes` ago. */
export async function countGuess(db: Db, of: { digest: Buffer; at: Date; minutes: number }): Promise<number> {
  const since = new Date(of.at.getTime() - of.minutes * 60_000)
  const { rows } = await sql<{ tries: number }>`
    insert into auth.guess as g (digest, tries, began_at)
    values (${of.digest}, 1, ${of.at})
    on conflict (digest) do update
    set tries = case
        when g.began_at < ${since} then 1
        else least(g.tries, 1000000) + 1
      end,
      began_at = case
        when g.began_at < ${since} then ${of.at}
        else g.began_at
      end
    returning tries`.execute(db)
  return rows[0]!.tries
}

/** Forgets the guesses of one count, or takes a single one back. */
export async function forgetGuesses(db: Db, digest: Buffer, only: 'one' | 'all'): Promise<void> {
  if (only === 'all') await sql`delete from auth.guess where digest = ${digest}`.execute(db)
  else await sql`update auth.guess set tries = greatest(tries - 1, 0) where digest = ${digest}`.execute(db)
}

/** Clears away counts that have run out; nothing else ever ends them. */
export async function clearGuesses(db: Db, before: Date): Promise<void> {
  await sql`delete from auth.guess where began_at < ${before}`.execute(db)
}

/** Remembers a device of a person until that time; known already, it is known for longer. */
export async function addDevice(db: Db, of: { digest: Buffer; person: string; endsAt: Date }): Promise<void> {
  await sql`
    insert into auth.device (digest, person_id, ends_at)
    values (${of.digest}, ${of.person}, ${of.endsAt})
    on conflict (digest) do update
    set ends_at = excluded.ends_at`.execute(db)
}

/** Whether the person has signed in from this device before. */
export async function knowsDevice(db: Db, of: { digest: Buffer; person: string; at: Date }): Promise<boolean> {
  const { rows } = await sql`
    select
      1
    from auth.device
    where digest = ${of.digest}
      and person_id = ${of.person}
      and ends_at > ${of.at}`.execute(db)
  return rows.length > 0
}

export async function forgetDevices(db: Db, person: string): Promise<void> {
  await sql`delete from auth.device where person_id = ${person}`.execute(db)
}
