/** What members made public of priorities and actions, part by part. */
import { sql, type RawBuilder } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

/** A part that a member has switched on: `priority`, `action`, `name`, `dates`, `change`, or `update/`, `milestone/` and an id. */
export type SwitchedOn = { readonly member: string; readonly part: string }

export type PartOf = { readonly priority: string } | { readonly action: string }

/** Rows of `app.public_part` of which `isAbout` holds, as `SwitchedOn`; `table`: of which the priority or action is. */
export const switchedOn = (table: 'p' | 'a', isAbout: RawBuilder<unknown>) => sql`
  coalesce(
    (
      select
        json_agg(
          json_build_object('member', o.member_id, 'part', o.part || coalesce('/' || coalesce(o.update_id, o.milestone_id)::text, ''))
          order by o.part,
            o.update_id,
            o.milestone_id,
            o.member_id
        )
      from app.public_part o
      where o.network_id = ${sql.ref(`${table}.network_id`)}
        and ${isAbout}
    ),
    '[]'
  )`

/** What this member has switched on of it from now on: these parts and no others. The revision of the priority or action counts up. */
export async function writePublicParts(
  t: InNetwork,
  of: PartOf,
  made: {
    readonly member: string
    readonly parts: readonly string[]
    readonly person: string | null
    readonly at: Date
  },
): Promise<void> {
  const isPriority = 'priority' in of
  const [priority, action] = isPriority ? [of.priority, null] : [null, of.action]
  await sql`
    delete from app.public_part
    where network_id = ${t.network}
      and member_id = ${made.member}
      and ${isPriority ? sql`priority_id = ${priority}` : sql`action_id = ${action}`}`.execute(t)
  for (const code of made.parts) {
    const [part, of = null] = code.split('/')
    await sql`
      insert into app.public_part (network_id, id, member_id, priority_id, action_id, update_id, milestone_id, part, person_id, at)
      values (
        ${t.network},
        ${uuidv7()},
        ${made.member},
        ${priority},
        ${action},
        ${part === 'update' ? of : null},
        ${part === 'milestone' ? of : null},
        ${part},
        ${made.person},
        ${made.at}
      )`.execute(t)
  }
  await sql`
    update ${isPriority ? sql`app.priority` : sql`app.action`}
    set revision = revision + 1
    where network_id = ${t.network}
      and id = ${priority ?? action}`.execute(t)
}
