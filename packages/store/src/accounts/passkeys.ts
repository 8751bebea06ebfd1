/** Passkeys, and the challenges they answer. Each challenge is answered once. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'

export type StoredPasskey = {
  readonly id: string
  readonly person: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly madeAt: Date
  readonly usedAt: Date | null
}

const columns = sql`
    id,
    person_id as person,
    public_key as "publicKey",
    counter::float8 as counter,
    transports,
    name,
    made_at as "madeAt",
    used_at as "usedAt"`

/** Keeps a passkey; false where a passkey of this id is known already, whoever's it is. */
export async function writePasskey(db: Db, key: Omit<StoredPasskey, 'usedAt'>): Promise<boolean> {
  const { rows } = await sql`
    insert into auth.passkey (id, person_id, public_key, counter, transports, name, made_at)
    values (${key.id}, ${key.person}, ${key.publicKey}, ${key.counter}, ${key.transports}, ${key.name}, ${key.madeAt})
    on conflict do nothing
    returning id`.execute(db)
  return rows.length > 0
}

export async function passkeysOf(db: Db, person: string): Promise<readonly StoredPasskey[]> {
  const { rows } =
    await sql<StoredPasskey>`select ${columns} from auth.passkey where person_id = ${person} order by made_at, id`.execute(
      db,
    )
  return rows
}

export async function passkeyById(db: Db, id: string): Promise<StoredPasskey | null> {
  const { rows } = await sql<StoredPasskey>`select ${columns} from auth.passkey where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Raises the counter of a passkey that was used. False where it would not rise, though it counts: then the key was copied. */
export async function usePasskey(db: Db, of: { id: string; counter: number; at: Date }): Promise<boolean> {
  const { rows } = await sql`
    update auth.passkey
    set
      counter = ${of.counter},
      used_at = ${of.at}
    where id = ${of.id}
      and (
        counter < ${of.counter}
        or (
          counter = 0
          and ${of.counter} = 0
        )
      )
    returning id`.execute(db)
  return rows.length > 0
}

export async function removePasskey(db: Db, person: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from auth.passkey where person_id = ${person} and id = ${id} returning id`.execute(
    db,
  )
  return rows.length > 0
}

export type Challenge = { readonly challenge: string; readonly person: string | null }

/** Remembers a challenge until `endsAt`; clears away those that have ended. */
export async function writeChallenge(
  db: Db,
  made: Challenge & { readonly digest: Buffer; readonly at: Date; readonly endsAt: Date },
): Promise<void> {
  await sql`delete from auth.challenge where ends_at <= ${made.at}`.execute(db)
  await sql`
    insert into auth.challenge (digest, person_id, challenge, ends_at)
    values (${made.digest}, ${made.person}, ${made.challenge}, ${made.endsAt})`.execute(db)
}

/** Takes a challenge: whoever asks a second time gets none. */
export async function takeChallenge(db: Db, digest: Buffer, now: Date): Promise<Challenge | null> {
  const { rows } = await sql<Challenge>`
    delete from auth.challenge
    where digest = ${digest}
      and ends_at > ${now}
    returning
      challenge,
      person_id as person`.execute(db)
  return rows[0] ?? null
}
