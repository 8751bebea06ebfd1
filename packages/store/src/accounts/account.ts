/** What a person signs in with, and how they like their pages. Read and written by the role that signs people in, and nobody else. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'

export type Credential = { readonly person: string; readonly hash: string | null }

/** The person with this e-mail address, and the hash of their password; null where nobody has it. */
export async function credentialOf(db: Db, email: string): Promise<Credential | null> {
  const { rows } = await sql<Credential>`
    select
      p.id as person,
      w.hash
    from auth.person p
      left join auth.password w on w.person_id = p.id
    where p.email = ${email.toLowerCase()}`.execute(db)
  return rows[0] ?? null
}

/** The hash of a person's password; null where they have none. */
export async function passwordHashOf(db: Db, person: string): Promise<string | null> {
  const { rows } = await sql<{ hash: string }>`select hash from auth.password where person_id = ${person}`.execute(db)
  return rows[0]?.hash ?? null
}

export async function writePassword(db: Db, set: { person: string; hash: string; at: Date }): Promise<void> {
  await sql`
    insert into auth.password (person_id, hash, set_at)
    values (${set.person}, ${set.hash}, ${set.at})
    on conflict (person_id) do update
    set
      hash = excluded.hash,
      set_at = excluded.set_at`.execute(db)
}

/** Gives a person an e-mail address to sign in with. False where another person has it. */
export async function writeEmail(db: Db, person: string, email: string): Promise<boolean> {
  const { rows } = await sql`
    update auth.person
    set email = ${email.toLowerCase()}
    where id = ${person}
      and not exists (
        select
        from auth.person o
        where o.email = ${email.toLowerCase()}
          and o.id <> ${person}
      )
    returning id`
    .execute(db)
    .catch((problem: { code?: string }) => {
      if (problem.code === '23505') return { rows: [] } // another person took it at the same moment
      throw problem
    })
  return rows.length > 0
}

export async function writePreferences(
  db: Db,
  of: {
    readonly person: string
    readonly language: string
    readonly timeZone: string
    /** Absent: as it was. */
    readonly reminders?: boolean | undefined
  },
): Promise<void> {
  await sql`
    update auth.person
    set
      language = ${of.language},
      time_zone = ${of.timeZone},
      reminders = coalesce(${of.reminders ?? null}::boolean, reminders)
    where id = ${of.person}`.execute(db)
}

/** False where they were off already. */
export async function turnRemindersOff(db: Db, person: string): Promise<boolean> {
  const { rows } = await sql`
    update auth.person
    set
      reminders = false
    where id = ${person}
      and reminders
    returning id`.execute(db)
  return rows.length > 0
}

/** False where this version was accepted before. */
export async function acceptConduct(
  db: Db,
  of: { readonly person: string; readonly version: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into auth.conduct (person_id, version, accepted_at)
    values (${of.person}, ${of.version}, ${of.at})
    on conflict do nothing
    returning version`.execute(db)
  return rows.length > 0
}

/**
 * Takes everything away that a person signs in with: password, codes, passkeys, known devices, sessions, unused links, a new address
 * asked for.
 */
export async function clearWaysIn(db: Db, person: string, at: Date): Promise<void> {
  for (const table of ['password', 'totp', 'recovery_code', 'passkey', 'device', 'session', 'email_change'])
    await sql`delete from ${sql.table(`auth.${table}`)} where person_id = ${person}`.execute(db)
  await sql`
    update auth.sign_in_link
    set used_at = ${at}
    where person_id = ${person}
      and used_at is null`.execute(db)
}

/** A new address that a person has asked for and not confirmed yet. */
export type EmailChange = {
  readonly person: string
  /** SHA-256 of the token in the link. */
  readonly digest: Buffer
  readonly email: string
  readonly endsAt: Date
}

/** Keeps what a person asks for; what they asked for before is gone, and its link with it. */
export async function writeEmailChange(db: Db, asked: EmailChange): Promise<void> {
  await sql`
    insert into auth.email_change (person_id, digest, email, ends_at)
    values (${asked.person}, ${asked.digest}, ${asked.email.toLowerCase()}, ${asked.endsAt})
    on conflict (person_id) do update
    set
      digest = excluded.digest,
      email = excluded.email,
      ends_at = excluded.ends_at`.execute(db)
}

/** The address that this person's link stands for; null where it was used, replaced, has ended or never was theirs. */
export async function emailAskedFor(
  db: Db,
  of: { readonly person: string; readonly digest: Buffer; readonly at: Date },
): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`
    select
      email
    from auth.email_change
    where person_id = ${of.person}
      and digest = ${of.digest}
      and ends_at > ${of.at}`.execute(db)
  return rows[0]?.email ?? null
}

/** As `emailAskedFor`, and of two who use the link at once the second waits for the first. */
export async function lockEmailChange(
  db: Db,
  of: { readonly person: string; readonly digest: Buffer; readonly at: Date },
): Promise<string | null> {
  await sql`select 1 from auth.email_change where person_id = ${of.person} for update`.execute(db)
  return emailAskedFor(db, of)
}

/** Forgets what the person asked for. */
export async function endEmailChange(db: Db, person: string): Promise<void> {
  await sql`delete from auth.email_change where person_id = ${person}`.execute(db)
}
