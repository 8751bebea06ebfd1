/** Dialogues about a country, a region or the network: their day, the members present, a note. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type DialogueRow = {
  readonly id: string
  readonly subject: string
  readonly heldOn: string
  /** Id of the note, never published. */
  readonly note: string | null
  readonly members: readonly string[]
  readonly at: Date
}

export async function writeDialogue(
  t: InNetwork,
  made: Omit<DialogueRow, 'id'> & { readonly person: string | null },
): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.dialogue (network_id, id, subject_id, held_on, note_id, person_id, at)
    values (${t.network}, ${id}, ${made.subject}, ${made.heldOn}, ${made.note}, ${made.person}, ${made.at})`.execute(t)
  await sql`
    insert into app.dialogue_member (network_id, dialogue_id, member_id)
    select
      ${t.network},
      ${id},
      unnest(${made.members}::uuid[])`.execute(t)
  return id
}

const dialogue = sql`
  select
    d.id,
    d.subject_id as subject,
    d.held_on as "heldOn",
    d.note_id as note,
    d.at,
    array(
      select
        m.member_id::text
      from app.dialogue_member m
      where m.network_id = d.network_id
        and m.dialogue_id = d.id
      order by 1
    ) as members
  from app.dialogue d`

export async function dialogueById(t: InNetwork, id: string): Promise<DialogueRow | undefined> {
  const { rows } = await sql<DialogueRow>`${dialogue} where d.network_id = ${t.network} and d.id = ${id}`.execute(t)
  return rows[0]
}

/** Dialogues about a subject, newest first. */
export async function dialoguesOf(t: InNetwork, subject: string): Promise<DialogueRow[]> {
  const { rows } = await sql<DialogueRow>`
    ${dialogue}
    where d.network_id = ${t.network}
      and d.subject_id = ${subject}
    order by d.held_on desc,
      d.id desc`.execute(t)
  return rows
}
