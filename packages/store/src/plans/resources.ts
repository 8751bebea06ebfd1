/** What actions take: money, days of staff, things in kind; planned or spent. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type ActionResourceRow = {
  readonly id: string
  readonly used: 'planned' | 'spent'
  readonly sort: 'money' | 'staff-days' | 'in-kind'
  /** Decimal text; null in kind. */
  readonly amount: string | null
  /** ISO 4217; of money alone. */
  readonly currency: string | null
  /** Id of the text that says from which source, or what is given in kind. */
  readonly note: string | null
}

/** Resources of the action `a` that were not left out again: planned, then spent. */
export const resourcesOfAction = sql`
  coalesce(
    (
      select
        json_agg(
          json_build_object(
            'id',
            f.id,
            'used',
            f.used,
            'sort',
            f.sort,
            'amount',
            f.amount::text,
            'currency',
            f.currency,
            'note',
            f.note_id
          )
          order by f.used,
            f.id
        )
      from app.action_resource f
      where f.network_id = a.network_id
        and f.action_id = a.id
        and not f.left_out
    ),
    '[]'
  )`

type Said = Omit<ActionResourceRow, 'id'>

export async function writeResource(
  t: InNetwork,
  made: Said & { readonly action: string; readonly person: string | null; readonly at: Date },
): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.action_resource (
      network_id,
      id,
      action_id,
      used,
      sort,
      amount,
      currency,
      note_id,
      person_id,
      at
    )
    values (
      ${t.network},
      ${id},
      ${made.action},
      ${made.used},
      ${made.sort},
      ${made.amount},
      ${made.currency},
      ${made.note},
      ${made.person},
      ${made.at}
    )`.execute(t)
  await countUp(t, made.action)
  return id
}

export async function changeResource(
  t: InNetwork,
  made: Said & { readonly id: string; readonly action: string; readonly leftOut: boolean },
): Promise<void> {
  await sql`
    update app.action_resource
    set
      used = ${made.used},
      sort = ${made.sort},
      amount = ${made.amount},
      currency = ${made.currency},
      note_id = ${made.note},
      left_out = ${made.leftOut}
    where network_id = ${t.network}
      and id = ${made.id}`.execute(t)
  await countUp(t, made.action)
}

/** A form of the action made before is refused from now on. */
const countUp = (t: InNetwork, action: string) =>
  sql`
    update app.action
    set revision = revision + 1
    where network_id = ${t.network}
      and id = ${action}`.execute(t)
