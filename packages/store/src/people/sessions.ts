/** Sign-in links and sessions, known to the database by the SHA-256 of their token alone. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { StoredPerson } from './persons.ts'

export type Dated = { readonly digest: Buffer; readonly person: string; readonly at: Date; readonly endsAt: Date }

/** Keeps a link that signs `person` in once, until `endsAt`. */
export async function addSignInLink(db: Db, link: Dated): Promise<void> {
  await sql`insert into auth.sign_in_link (digest, person_id, ends_at)
    values (${link.digest}, ${link.person}, ${link.endsAt})`.execute(db)
}

/** Whom an unused link would sign in; null where it was used, has ended or never was. Uses nothing up. */
export async function personOfLink(db: Db, digest: Buffer, now: Date): Promise<StoredPerson | null> {
  const { rows } = await sql<StoredPerson>`
    select p.id, p.name, p.language from auth.sign_in_link l join auth.person p on p.id = l.person_id
    where l.digest = ${digest} and l.used_at is null and l.ends_at > ${now}`.execute(db)
  return rows[0] ?? null
}

/** Uses a link up and gives back its person; of two at once exactly one succeeds. Null as for `personOfLink`. */
export async function useSignInLink(db: Db, digest: Buffer, now: Date): Promise<string | null> {
  const { rows } = await sql<{ person_id: string }>`
    update auth.sign_in_link set used_at = ${now}
    where digest = ${digest} and used_at is null and ends_at > ${now} returning person_id`.execute(db)
  return rows[0]?.person_id ?? null
}

/** Begins a session. Sessions of the same person that have ended are cleared away. */
export async function addSession(db: Db, session: Dated): Promise<void> {
  await sql`delete from auth.session where person_id = ${session.person} and ends_at <= ${session.at}`.execute(db)
  await sql`insert into auth.session (digest, person_id, began_at, ends_at)
    values (${session.digest}, ${session.person}, ${session.at}, ${session.endsAt})`.execute(db)
}

/** The person whose session this is, while it lasts; null otherwise. */
export async function personOfSession(db: Db, digest: Buffer, now: Date): Promise<StoredPerson | null> {
  const { rows } = await sql<StoredPerson>`
    select p.id, p.name, p.language from auth.session s join auth.person p on p.id = s.person_id
    where s.digest = ${digest} and s.ends_at > ${now}`.execute(db)
  return rows[0] ?? null
}

/** Ends a session; one that is not there is no mistake. */
export async function endSession(db: Db, digest: Buffer): Promise<void> {
  await sql`delete from auth.session where digest = ${digest}`.execute(db)
}
