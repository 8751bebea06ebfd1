/** Reads the audit of a network for whoever may search it. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

export type AuditWish = {
  /** One deed; empty for all. */
  readonly action: string
  /** Id of the person who acted; empty for all. */
  readonly actor: string
  /** Id of what was acted on; empty for all. */
  readonly object: string
  /** First and last day; empty for open. */
  readonly from: string
  readonly until: string
  /** Entries older than this one only: for the next page. */
  readonly before: string
  readonly most: number
}

export type AuditLine = {
  readonly id: string
  readonly at: Date
  readonly actor: string | null
  /** Null for the installation itself, and where the person has no role here any more. */
  readonly name: string | null
  readonly action: string
  readonly object: string | null
  /** The block that holds it; null while it is not sealed. */
  readonly block: string | null
}

/** The newest first. */
export async function searchAudit(t: InNetwork, wish: AuditWish): Promise<readonly AuditLine[]> {
  const { action, actor, object, from, until, before, most } = wish
  const { rows } = await sql<AuditLine>`
    select
      e.id,
      e.at,
      e.actor,
      p.name,
      e.action,
      e.object,
      e.block
    from app.audit_entry e
      left join auth.person p on p.id = e.actor
    where e.network_id = ${t.network}
      and (
        ${action} = ''
        or e.action = ${action}
      )
      and (
        ${actor} = ''
        or e.actor = nullif(${actor}, '')::uuid
      )
      and (
        ${object} = ''
        or e.object = nullif(${object}, '')::uuid
      )
      and (
        ${from} = ''
        or e.at >= nullif(${from}, '')::date
      )
      and (
        ${until} = ''
        or e.at < nullif(${until}, '')::date + 1
      )
      and (
        ${before} = ''
        or e.id < nullif(${before}, '')::uuid
      )
    order by e.id desc
    limit ${most}`.execute(t)
  return rows
}

/** Everybody who did something here, and every deed that was done: for the lists one chooses from. */
export async function auditChoices(
  t: InNetwork,
): Promise<{ readonly actions: readonly string[]; readonly people: readonly { id: string; name: string | null }[] }> {
  const actions = await sql<{ action: string }>`
    select distinct
      action
    from app.audit_entry
    where network_id = ${t.network}
    order by 1`.execute(t)
  const people = await sql<{ id: string; name: string | null }>`
    select
      a.actor as id,
      p.name
    from (
        select distinct
          actor
        from app.audit_entry
        where network_id = ${t.network}
          and actor is not null
      ) a
      left join auth.person p on p.id = a.actor
    order by p.name nulls last,
      a.actor`.execute(t)
  return { actions: actions.rows.map(row => row.action), people: people.rows }
}
