/** What planned actions say that they are about. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'
import type { ActionRow } from './plan.ts'

/** What actions say of themselves beside their words: what lists of plans are narrowed by. */
export type ActionAbout = Pick<ActionRow, 'subject' | 'themes' | 'online' | 'serves'>

/** What every action says that it is about, with the subject it is planned for. */
export async function whatActionsAreAbout(t: InNetwork): Promise<ActionAbout[]> {
  const { rows } = await sql<ActionAbout>`
    select distinct
      d.subject_id as subject,
      a.themes,
      a.online,
      a.serves
    from app.action a
      join app.priority p on p.network_id = a.network_id
      and p.id = a.priority_id
      join app.dialogue d on d.network_id = p.network_id
      and d.id = p.dialogue_id
    where a.network_id = ${t.network}`.execute(t)
  return rows
}
