/** One-time codes and recovery codes. Secrets come and go encrypted; digests are keyed. */
import { sql } from 'kysely'
import type { Db, InTransaction } from '../connect.ts'

export type StoredTotp = { readonly secret: Buffer | null; readonly pending: Buffer | null; readonly step: number }

export async function totpOf(db: Db, person: string): Promise<StoredTotp | null> {
  const { rows } = await sql<{ secret: Buffer | null; pending: Buffer | null; step: string }>`
    select
      secret,
      pending,
      step
    from auth.totp
    where person_id = ${person}`.execute(db)
  return rows[0] ? { ...rows[0], step: Number(rows[0].step) } : null
}

/** Keeps a secret that counts only once a first code has confirmed it; one that is in use stays in use until then. */
export async function writePendingTotp(db: Db, of: { person: string; pending: Buffer; at: Date }): Promise<void> {
  await sql`
    insert into auth.totp (person_id, pending, changed_at)
    values (${of.person}, ${of.pending}, ${of.at})
    on conflict (person_id) do update
    set
      pending = excluded.pending,
      changed_at = excluded.changed_at`.execute(db)
}

/** Forgets a secret that waits to be confirmed; one in use stays. */
export async function endPendingTotp(db: Db, person: string): Promise<void> {
  await sql`
    delete from auth.totp
    where person_id = ${person}
      and secret is null`.execute(db)
  await sql`
    update auth.totp
    set pending = null
    where person_id = ${person}
      and pending is not null`.execute(db)
}

/** Puts the pending secret in use; `step` is that of the code which confirmed it. False where none is pending. */
export async function confirmTotp(db: Db, of: { person: string; step: number; at: Date }): Promise<boolean> {
  const { rows } = await sql`
    update auth.totp
    set
      secret = pending,
      pending = null,
      step = ${of.step},
      changed_at = ${of.at}
    where person_id = ${of.person}
      and pending is not null
    returning person_id`.execute(db)
  return rows.length > 0
}

/** Uses a code's step up: of two at once, and of a code used before, none succeeds twice. */
export async function useTotpStep(db: Db, person: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update auth.totp
    set step = ${step}
    where person_id = ${person}
      and step < ${step}
    returning person_id`.execute(db)
  return rows.length > 0
}

export async function removeTotp(db: Db, person: string): Promise<void> {
  await sql`delete from auth.totp where person_id = ${person}`.execute(db)
}

/** Replaces all recovery codes of a person. */
export async function writeRecoveryCodes(t: InTransaction, person: string, digests: readonly Buffer[]): Promise<void> {
  await sql`delete from auth.recovery_code where person_id = ${person}`.execute(t)
  for (const digest of digests)
    await sql`insert into auth.recovery_code (person_id, digest) values (${person}, ${digest})`.execute(t)
}

/** Uses a recovery code up; true for the first use alone. */
export async function useRecoveryCode(db: Db, of: { person: string; digest: Buffer; at: Date }): Promise<boolean> {
  const { rows } = await sql`
    update auth.recovery_code
    set used_at = ${of.at}
    where person_id = ${of.person}
      and digest = ${of.digest}
      and used_at is null
    returning person_id`.execute(db)
  return rows.length > 0
}

/** How many recovery codes a person has left. */
export async function recoveryCodesLeft(db: Db, person: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select
      count(*)::int as left
    from auth.recovery_code
    where person_id = ${person}
      and used_at is null`.execute(db)
  return rows[0]!.left
}
