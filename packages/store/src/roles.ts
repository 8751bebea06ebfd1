/** The roles we connect as. They own nothing and cannot step around row security. */
import { createHmac } from 'node:crypto'
import type { Client } from 'pg'

export const roles = ['waymark_app', 'waymark_login', 'waymark_jobs'] as const
export type DatabaseRole = (typeof roles)[number]

export const rolePassword = (secret: string, role: DatabaseRole): string =>
  createHmac('sha256', secret).update(role).digest('base64url')

/**
 * Makes or mends the roles. They belong to the server, not to one database, so a lock keeps two starts apart. Throws
 * where a role of this name could step around row security.
 */
export async function ensureRoles(owner: Client, secret: string): Promise<void> {
  await owner.query(`select pg_advisory_lock(hashtextextended('waymark roles', 0))`)
  try {
    for (const role of roles) {
      await refuseMightyRole(owner, role)
      await owner.query(
        `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`,
      )
      await owner.query(
        `alter role ${role} login nocreatedb nocreaterole noinherit password '${rolePassword(secret, role)}'`,
      )
      for (const [name, value] of Object.entries(limits))
        await owner.query(`alter role ${role} set ${name} = '${value}'`)
    }
  } finally {
    await owner.query(`select pg_advisory_unlock(hashtextextended('waymark roles', 0))`)
  }
}

// Only a superuser may take these powers away; an owner who is none can only refuse a role that has them.
async function refuseMightyRole(owner: Client, role: DatabaseRole): Promise<void> {
  const found = await owner.query(
    'select 1 from pg_roles where rolname = $1 and (rolsuper or rolbypassrls or rolreplication)',
    [role],
  )
  if (found.rowCount)
    throw new Error(
      `The database role ${role} may do too much: alter role ${role} nosuperuser nobypassrls noreplication.`,
    )
}

const limits = { statement_timeout: '15s', lock_timeout: '5s', idle_in_transaction_session_timeout: '15s' }
