/** Redactions: asked by one person, agreed by another; then the text is gone everywhere it stands. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, InNetwork } from '../connect.ts'

export type RedactionRow = {
  readonly id: string
  readonly text: string
  readonly language: string
  /** The text itself, so that the second person can judge; null where it is gone already. */
  readonly body: string | null
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: Date
}

const asked = sql`
  select
    r.id,
    r.text_id as text,
    f.language,
    f.body,
    r.reason,
    r.asked_by as "askedBy",
    r.asked_at as "askedAt"
  from app.redaction r
    join app.free_text f on f.network_id = r.network_id
    and f.id = r.text_id`

/** Redactions that wait for a second person, the oldest first. */
export async function redactionsAsked(t: InNetwork): Promise<RedactionRow[]> {
  const { rows } = await sql<RedactionRow>`
      ${asked}
      where r.network_id = ${t.network}
        and r.agreed_by is null
        and r.left_by is null
      order by r.asked_at,
        r.id`.execute(t)
  return rows
}

/** One that waits, and nobody else decides on it until this transaction ends. */
export async function lockRedaction(t: InNetwork, id: string): Promise<RedactionRow | undefined> {
  const { rows } = await sql<RedactionRow>`
      ${asked}
      where r.network_id = ${t.network}
        and r.id = ${id}
        and r.agreed_by is null
        and r.left_by is null
      for update of
        r`.execute(t)
  return rows[0]
}

/** Asks for a redaction; null where it is asked for already and nobody has agreed yet. */
export async function writeRedaction(
  t: InNetwork,
  made: { readonly text: string; readonly reason: string; readonly person: string; readonly at: Date },
): Promise<string | null> {
  const { rows } = await sql<{
    id: string
  }>`
    insert into app.redaction (network_id, id, text_id, reason, asked_by, asked_at)
    values (${t.network}, ${uuidv7()}, ${made.text}, ${made.reason}, ${made.person}, ${made.at})
    on conflict (network_id, text_id)
    where agreed_by is null
      and left_by is null do nothing
    returning id`.execute(t)
  return rows[0]?.id ?? null
}

export async function agreeRedaction(
  t: InNetwork,
  made: { readonly id: string; readonly person: string; readonly at: Date },
): Promise<void> {
  await sql`
    update app.redaction
    set
      agreed_by = ${made.person},
      agreed_at = ${made.at}
    where network_id = ${t.network}
      and id = ${made.id}
      and agreed_by is null
      and left_by is null`.execute(t)
}

/** Closes a wish as left: the text stays. */
export async function leaveRedaction(
  t: InNetwork,
  made: { readonly id: string; readonly person: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await sql`
    update app.redaction
    set
      left_by = ${made.person},
      left_at = ${made.at},
      left_reason = ${made.reason}
    where network_id = ${t.network}
      and id = ${made.id}
      and agreed_by is null
      and left_by is null`.execute(t)
}

export type LeftRedactionRow = {
  readonly id: string
  readonly askedAt: Date
  readonly reason: string
  readonly leftAt: Date
  readonly leftReason: string
}

/** The wishes that were left last, newest first; without the texts, which stand where they stood. */
export async function redactionsLeft(t: InNetwork, most: number): Promise<LeftRedactionRow[]> {
  const { rows } = await sql<LeftRedactionRow>`
    select
      id,
      asked_at as "askedAt",
      reason,
      coalesce(left_at, asked_at) as "leftAt",
      coalesce(left_reason, '') as "leftReason"
    from app.redaction
    where network_id = ${t.network}
      and left_by is not null
    order by left_at desc,
      id
    limit ${most}`.execute(t)
  return rows
}

/**
 * Takes a text away everywhere it stands: among the free texts, in what was typed for an answer, beside every release, public
 * and sealed. The releases it stood beside say so from now on; their files and signatures stay as they are. Gives back whether
 * anything was still there: doing it again does nothing.
 */
export async function redactText(
  t: InNetwork,
  redacted: { readonly text: string; readonly day: string; readonly at: Date },
): Promise<boolean> {
  const { text, day, at } = redacted
  const stood = await sql`
    update app.free_text
    set
      body = null,
      redacted_at = ${at}
    where network_id = ${t.network}
      and id = ${text}
      and redacted_at is null
    returning id`.execute(t)
  // The form shows again what was typed: a narrative stands there a second time, under "text".
  const typed = await sql`
    update app.answer
    set typed = typed - 'text'
    where network_id = ${t.network}
      and narrative_id = ${text}
      and typed ? 'text'
    returning id`.execute(t)
  const released = [
    await sql<{ release_id: string }>`
      delete from app.release_text
      where network_id = ${t.network}
        and text_id = ${text}
      returning release_id`.execute(t),
    await sql<{ release_id: string }>`
      delete from sealed.release_text
      where network_id = ${t.network}
        and text_id = ${text}
      returning release_id`.execute(t),
  ].flatMap(({ rows }) => rows.map(row => row.release_id))
  await sql`
    insert into app.release_redaction (network_id, release_id, text_id, day)
    select
      ${t.network},
      unnest(${released}::uuid[]),
      ${text},
      ${day}
    on conflict do nothing`.execute(t)
  return stood.rows.length + typed.rows.length + released.length > 0
}

export type AgreedRedaction = { readonly network: string; readonly text: string; readonly day: string }

/** Every text of the network that two people have redacted, with the day. */
export async function redactionsAgreed(t: InNetwork): Promise<AgreedRedaction[]> {
  const { rows } = await sql<AgreedRedaction>`
      select
        network_id as network,
        text_id as text,
        to_char(agreed_at at time zone 'UTC', 'YYYY-MM-DD') as day
      from app.redaction
      where network_id = ${t.network}
        and agreed_by is not null
      order by agreed_at,
        id`.execute(t)
  return rows
}

/** Every network of the installation, closed ones too. Needs the owner. */
export async function allNetworks(owner: Db): Promise<{ id: string; slug: string }[]> {
  const { rows } = await sql<{ id: string; slug: string }>`select id, slug from app.network order by slug`.execute(
    owner,
  )
  return rows
}
