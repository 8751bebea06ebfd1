/** Sign-in links and sessions, known to the database by the SHA-256 of their token alone. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../connect.ts'
import type { StoredPerson } from './persons.ts'

export type DatedSession = {
  readonly digest: Buffer
  readonly person: string
  readonly at: Date
  readonly endsAt: Date
}

/** Keeps a link that signs `person` in once, until `endsAt`. */
export async function addSignInLink(db: Db, link: DatedSession): Promise<void> {
  await sql`
    insert into auth.sign_in_link (digest, person_id, ends_at)
    values (${link.digest}, ${link.person}, ${link.endsAt})`.execute(db)
}

/** Whom an unused link would sign in; null where it was used, has ended or never was. Uses nothing up. */
export async function personOfLink(db: Db, digest: Buffer, now: Date): Promise<StoredPerson | null> {
  const { rows } = await sql<StoredPerson>`
    select
      p.id,
      p.name,
      p.language
    from auth.sign_in_link l
      join auth.person p on p.id = l.person_id
    where l.digest = ${digest}
      and l.used_at is null
      and l.ends_at > ${now}`.execute(db)
  return rows[0] ?? null
}

/** Uses a link up and gives back its person; of two at once exactly one succeeds. Null as for `personOfLink`. */
export async function useSignInLink(db: Db, digest: Buffer, now: Date): Promise<string | null> {
  const { rows } = await sql<{ person_id: string }>`
    update auth.sign_in_link
    set used_at = ${now}
    where digest = ${digest}
      and used_at is null
      and ends_at > ${now}
    returning person_id`.execute(db)
  return rows[0]?.person_id ?? null
}

/** Ends every unused link of a person: a new way in replaces the old ones. */
export async function endSignInLinks(db: Db, person: string, now: Date): Promise<void> {
  await sql`
    update auth.sign_in_link
    set used_at = ${now}
    where person_id = ${person}
      and used_at is null`.execute(db)
}

/** How a session began: let in by the installation itself, by a single-use link, a password, a password and a code, or a passkey. */
export type BegunBy = 'installation' | 'link' | 'password' | 'two-factors' | 'passkey'

export type NewSession = DatedSession & {
  readonly begunBy: BegunBy
  /** Browser and system by name, so that a person can tell their sessions apart. */
  readonly device?: string | null
}

/** Begins a session. Sessions of the same person that have ended are cleared away. */
export async function addSession(db: Db, session: NewSession): Promise<void> {
  await sql`delete from auth.session where person_id = ${session.person} and ends_at <= ${session.at}`.execute(db)
  await sql`
    insert into auth.session (digest, person_id, began_at, ends_at, id, begun_by, proved_at, device)
    values (
      ${session.digest},
      ${session.person},
      ${session.at},
      ${session.endsAt},
      ${uuidv7()},
      ${session.begunBy},
      ${session.at},
      ${session.device ?? null}
    )`.execute(db)
}

/** A session that lasts, with what its person has set up to prove who they are. */
export type OpenSession = {
  readonly id: string
  readonly person: StoredPerson
  readonly email: string | null
  readonly timeZone: string
  /** Whether the person is written to before and after a form is due. */
  readonly reminders: boolean
  readonly begunBy: BegunBy
  readonly beganAt: Date
  readonly endsAt: Date
  readonly provedAt: Date
  readonly device: string | null
  readonly hasPassword: boolean
  readonly hasCode: boolean
  readonly hasPasskey: boolean
  /** Versions of the code of conduct the person has accepted. */
  readonly conduct: readonly string[]
}

/** The session of a token, while it lasts; null otherwise. */
export async function openSession(db: Db, digest: Buffer, now: Date): Promise<OpenSession | null> {
  const { rows } = await sql<Omit<OpenSession, 'person'> & { personId: string; name: string; language: string }>`
    select
      s.id,
      p.id as "personId",
      p.name,
      p.language,
      p.email,
      p.time_zone as "timeZone",
      p.reminders,
      s.begun_by as "begunBy",
      s.began_at as "beganAt",
      s.ends_at as "endsAt",
      s.proved_at as "provedAt",
      s.device,
      exists (
        select
        from auth.password w
        where w.person_id = p.id
      ) as "hasPassword",
      exists (
        select
        from auth.totp o
        where o.person_id = p.id
          and o.secret is not null
      ) as "hasCode",
      exists (
        select
        from auth.passkey k
        where k.person_id = p.id
      ) as "hasPasskey",
      array(
        select
          c.version
        from auth.conduct c
        where c.person_id = p.id
      ) as conduct
    from auth.session s
      join auth.person p on p.id = s.person_id
    where s.digest = ${digest}
      and s.ends_at > ${now}`.execute(db)
  if (!rows[0]) return null
  const { personId, name, language, ...session } = rows[0]
  return { ...session, person: { id: personId, name, language } }
}

export type ListedSession = Pick<OpenSession, 'id' | 'begunBy' | 'beganAt' | 'endsAt' | 'device'>

/** The sessions of a person that last, the newest first. */
export async function sessionsOf(db: Db, person: string, now: Date): Promise<readonly ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    select
      id,
      begun_by as "begunBy",
      began_at as "beganAt",
      ends_at as "endsAt",
      device
    from auth.session
    where person_id = ${person}
      and ends_at > ${now}
    order by began_at desc,
      id desc`.execute(db)
  return rows
}

/** Notes that the person of a session has just proved who they are. */
export async function proveSession(db: Db, digest: Buffer, now: Date): Promise<void> {
  await sql`update auth.session set proved_at = ${now} where digest = ${digest}`.execute(db)
}

/** Ends a session and says whose it was; null where it is not there, which is no mistake. */
export async function endSession(
  db: Db,
  digest: Buffer,
): Promise<{ readonly id: string; readonly person: string } | null> {
  const { rows } = await sql<{ id: string; person: string }>`
    delete from auth.session
    where digest = ${digest}
    returning
      id,
      person_id as person`.execute(db)
  return rows[0] ?? null
}

/** Ends one session of a person by the id its page shows. False where the person has no such session. */
export async function endSessionById(db: Db, person: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from auth.session where person_id = ${person} and id = ${id} returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** Ends every session of a person, but the one whose token has the digest `but`. Gives back how many ended. */
export async function endSessions(db: Db, person: string, but: Buffer | null = null): Promise<number> {
  const { rows } = await sql`
    delete from auth.session
    where person_id = ${person}
      and (
        ${but}::bytea is null
        or digest <> ${but}
      )
    returning id`.execute(db)
  return rows.length
}
