/** The free texts of a network: the one table that every note, title and rationale points to, so that redaction has one place. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { inParts } from '../in-parts.ts'

/** What a person wrote, and in which language (a tag of BCP 47 in its usual form). */
export type FreeText = { readonly language: string; readonly body: string }

/** A stored text. `body` is null exactly where it was redacted; `id` is what a redaction is asked for. */
export type StoredText = {
  readonly id: string
  readonly language: string
  readonly body: string | null
  readonly redactedAt: Date | null
}

/** Stores a text under a new id, which it gives back. */
export async function saveText(t: InNetwork, text: FreeText): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.free_text (network_id, id, language, body)
    values (${t.network}, ${id}, ${text.language}, ${text.body})`.execute(t)
  return id
}

/**
 * Writes a text anew and gives back the id it stands under: the same one, or a new one where the old text was redacted,
 * because a redacted text never comes back. Throws where this network has no such text.
 */
export async function changeText(t: InNetwork, id: string, text: FreeText): Promise<string> {
  const { rows } = await sql<{ redacted: boolean }>`
    update app.free_text
    set body = case
        when redacted_at is null then ${text.body}
      end,
      language = case
        when redacted_at is null then ${text.language}
        else language
      end
    where network_id = ${t.network}
      and id = ${id}
    returning redacted_at is not null as redacted`.execute(t)
  if (!rows[0]) throw new Error('There is no such text to change.')
  return rows[0].redacted ? await saveText(t, text) : id
}

/**
 * Keeps an optional text: makes it, changes it, or empties it. Gives back the id to point to, null where nothing is said. What
 * stood there before is emptied and not left behind unseen, where nobody could redact it.
 */
export async function keepText(t: InNetwork, id: string | null, text: FreeText | null): Promise<string | null> {
  if (text !== null) return id === null ? await saveText(t, text) : await changeText(t, id, text)
  if (id !== null)
    await sql`
      update app.free_text
      set body = ''
      where network_id = ${t.network}
        and id = ${id}
        and redacted_at is null`.execute(t)
  return null
}

/** The texts of these ids, by id. Ids of no text of this network are left out; nulls are passed over. */
export async function textsOf(
  t: InNetwork,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, StoredText>> {
  const wanted = [...new Set(ids.filter(id => id !== null && id !== undefined))]
  const rows = await inParts(wanted, async some => {
    const { rows } = await sql<StoredText>`
    select
      id,
      language,
      body,
      redacted_at as "redactedAt"
    from app.free_text
    where network_id = ${t.network}
      and id = any (${some}::uuid[])`.execute(t)
    return rows
  })
  return new Map(rows.map(row => [row.id, row]))
}
