/** Milestones of actions: steps, pilots, what is handed over to a government. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type ActionMilestoneRow = {
  readonly id: string
  readonly sort: 'step' | 'pilot' | 'hand-over'
  /** Id of the text that says what it is. */
  readonly what: string
  readonly dueOn: string
  readonly reachedOn: string | null
  /** Id of the text that says what shows that it was reached. */
  readonly shows: string | null
}

/** Milestones of the action `a` that were not left out again, the earliest due first. */
export const milestonesOfAction = sql`
  coalesce(
    (
      select
        json_agg(
          json_build_object(
            'id',
            e.id,
            'sort',
            e.sort,
            'what',
            e.what_id,
            'dueOn',
            to_char(e.due_on, 'YYYY-MM-DD'),
            'reachedOn',
            to_char(e.reached_on, 'YYYY-MM-DD'),
            'shows',
            e.shows_id
          )
          order by e.due_on,
            e.id
        )
      from app.action_milestone e
      where e.network_id = a.network_id
        and e.action_id = a.id
        and not e.left_out
    ),
    '[]'
  )`

type Said = Omit<ActionMilestoneRow, 'id'> & { readonly leftOut: boolean }

export async function writeMilestone(
  t: InNetwork,
  made: Omit<Said, 'leftOut'> & { readonly action: string; readonly person: string | null; readonly at: Date },
): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.action_milestone (
      network_id,
      id,
      action_id,
      sort,
      what_id,
      due_on,
      reached_on,
      shows_id,
      person_id,
      at
    )
    values (
      ${t.network},
      ${id},
      ${made.action},
      ${made.sort},
      ${made.what},
      ${made.dueOn},
      ${made.reachedOn},
      ${made.shows},
      ${made.person},
      ${made.at}
    )`.execute(t)
  await countUp(t, made.action)
  return id
}

export async function changeMilestone(
  t: InNetwork,
  made: Said & { readonly id: string; readonly action: string },
): Promise<void> {
  await sql`
    update app.action_milestone
    set
      sort = ${made.sort},
      what_id = ${made.what},
      due_on = ${made.dueOn},
      reached_on = ${made.reachedOn},
      shows_id = ${made.shows},
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
