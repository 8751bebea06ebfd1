/** Which people count as one of two: those of whom somebody else than an inviter has shown that they are persons of their own. */
import { sql } from 'kysely'
import type { Db, InNetwork } from '../connect.ts'

/** Marks a person as proved; who is proved already stays so since the first time. */
export async function markProved(db: Db, of: { readonly person: string; readonly at: Date }): Promise<void> {
  await sql`
    update auth.person
    set proved_at = coalesce(proved_at, ${of.at})
    where id = ${of.person}`.execute(db)
}

/** A new address has to be proved anew, unless the mail with its link left the installation. */
export async function endProof(db: Db, person: string): Promise<void> {
  await sql`update auth.person set proved_at = null where id = ${person}`.execute(db)
}

/** Whether all of these persons of the network are proved. */
export async function areProved(t: InNetwork, persons: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ proved: number }>`
    select
      count(*)::int as proved
    from auth.person
    where id = any (${persons}::uuid[])
      and proved_at is not null`.execute(t)
  return rows[0]!.proved === new Set(persons).size
}

/** Whether the newest mail about this thing left the installation, so that only who reads that address has its link. */
export async function mailLeft(t: InNetwork, object: string): Promise<boolean> {
  const { rows } = await sql<{ sent: boolean }>`
    select
      sent_at is not null as sent
    from app.mail
    where network_id = ${t.network}
      and object = ${object}
    order by made_at desc,
      id desc
    limit 1`.execute(t)
  return rows[0]?.sent ?? false
}
