/** What actions support a level up, and what supports a plan from below. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import type { StandsIn } from './stands-in.ts'

/** `action/` or `priority/` and an id. */
export type SupportedThing = `action/${string}` | `priority/${string}`

/** What the action `a` supports, in the same words; null where it supports nothing. */
export const supportedThing = sql`
  coalesce('action/' || a.supports_action_id::text, 'priority/' || a.supports_priority_id::text)`

/** Its parts, as columns have them. */
export const supportColumns = (supports: SupportedThing | null) => {
  const [thing, id = null] = supports?.split('/') ?? []
  return { action: thing === 'action' ? id : null, priority: thing === 'priority' ? id : null }
}

export type SupporterRow = {
  readonly id: string
  readonly subject: string
  /** What it supports. */
  readonly supports: SupportedThing
  /** Id of the text that says what is done. */
  readonly what: string
  readonly plan: StandsIn
}

/** Actions that support an action or a priority of this subject, in the order they were planned. */
export async function supportersOf(t: InNetwork, subject: string): Promise<SupporterRow[]> {
  const { rows } = await sql<SupporterRow>`
    select
      a.id,
      d.subject_id as subject,
      ${supportedThing} as supports,
      a.what_id as what,
      (
        select
          json_build_object('id', k.id, 'state', k.state, 'from', to_char(k.from_day, 'YYYY-MM-DD'))
        from app.plan k
        where k.network_id = p.network_id
          and k.id = p.plan_id
      ) as plan
    from app.action a
      join app.priority p on p.network_id = a.network_id
      and p.id = a.priority_id
      join app.dialogue d on d.network_id = p.network_id
      and d.id = p.dialogue_id
      left join app.action upper on upper.network_id = a.network_id
      and upper.id = a.supports_action_id
      join app.priority above on above.network_id = a.network_id
      and above.id = coalesce(upper.priority_id, a.supports_priority_id)
      join app.dialogue held on held.network_id = above.network_id
      and held.id = above.dialogue_id
    where a.network_id = ${t.network}
      and held.subject_id = ${subject}
    order by a.at,
      a.id`.execute(t)
  return rows
}
