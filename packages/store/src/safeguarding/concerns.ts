/** Texts marked as concerning a child's safety. They leave the free texts, so that no query of the desk can show them. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type ConcernRow = {
  readonly id: string
  readonly text: string
  readonly language: string
  readonly body: string
  readonly markedBy: string | null
  readonly markedAt: Date
  readonly dueAt: Date
}

/** Opens the rows of concerns in this transaction; only what a focal point does may call it. */
export async function openConcerns(t: InNetwork): Promise<void> {
  await sql`select set_config('app.concerns', 'open', true)`.execute(t)
}

/**
 * Takes a text from the desk and keeps it as a concern; gives back its id. Null where the network has no such text, or nothing of
 * it stands at the desk any more. A narrative stands a second time in what was typed: it is taken from there too.
 */
export async function takeFromDesk(
  t: InNetwork,
  of: { readonly text: string; readonly person: string | null; readonly at: Date; readonly dueAt: Date },
): Promise<string | null> {
  const { rows } = await sql<{ body: string }>`
    select
      body
    from app.free_text
    where network_id = ${t.network}
      and id = ${of.text}
      and body is not null
      and body <> ''
    for update`.execute(t)
  if (!rows[0]) return null
  const typed = await sql`
    update app.answer
    set typed = typed - 'text'
    where network_id = ${t.network}
      and narrative_id = ${of.text}
      and typed ? 'text'
    returning id`.execute(t)
  const id = uuidv7()
  await sql`
    insert into app.concern (network_id, id, text_id, body, typed, marked_by, marked_at, due_at)
    values (
      ${t.network},
      ${id},
      ${of.text},
      ${rows[0].body},
      ${typed.rows.length > 0},
      ${of.person},
      ${of.at},
      ${of.dueAt}
    )`.execute(t)
  await sql`update app.free_text set body = '' where network_id = ${t.network} and id = ${of.text}`.execute(t)
  return id
}

const open = sql`
  select
    c.id,
    c.text_id as text,
    f.language,
    c.body,
    c.marked_by as "markedBy",
    c.marked_at as "markedAt",
    c.due_at as "dueAt"
  from app.concern c
    join app.free_text f on f.network_id = c.network_id
    and f.id = c.text_id`

/** Concerns that wait for a focal point, the most urgent first. None where `openConcerns` was not called. */
export async function concernsWaiting(t: InNetwork): Promise<readonly ConcernRow[]> {
  const { rows } = await sql<ConcernRow>`
      ${open}
      where c.network_id = ${t.network}
        and c.body is not null
      order by c.due_at,
        c.id`.execute(t)
  return rows
}

/** One that waits, and nobody else decides on it until this transaction ends. */
export async function lockConcern(t: InNetwork, id: string): Promise<ConcernRow | undefined> {
  const { rows } = await sql<ConcernRow>`
      ${open}
      where c.network_id = ${t.network}
        and c.id = ${id}
        and c.body is not null
      for update of
        c`.execute(t)
  return rows[0]
}

/** Puts the text back where it stood, unless somebody has written there meanwhile; the concern is emptied. */
export async function putBack(
  t: InNetwork,
  of: { readonly concern: ConcernRow; readonly person: string; readonly at: Date },
): Promise<void> {
  const { concern, person, at } = of
  const back = await sql`
    update app.free_text
    set body = ${concern.body}
    where network_id = ${t.network}
      and id = ${concern.text}
      and redacted_at is null
      and body = ''
    returning id`.execute(t)
  if (back.rows.length > 0)
    await sql`
      update app.answer a
      set typed = a.typed || jsonb_build_object('text', ${concern.body}::text)
      from app.concern c
      where a.network_id = ${t.network}
        and a.narrative_id = ${concern.text}
        and not a.typed ? 'text'
        and c.network_id = a.network_id
        and c.id = ${concern.id}
        and c.typed`.execute(t)
  await decide(t, { id: concern.id, person, at, decision: 'put-back' })
}

/** Says that the concern's text was taken away for good; `redactText` has emptied it, or does so next. */
export async function decide(
  t: InNetwork,
  of: { readonly id: string; readonly person: string; readonly at: Date; readonly decision: 'put-back' | 'taken-away' },
): Promise<void> {
  await sql`
    update app.concern
    set
      body = null,
      decided_by = ${of.person},
      decided_at = ${of.at},
      decision = ${of.decision}
    where network_id = ${t.network}
      and id = ${of.id}
      and decided_at is null`.execute(t)
}

export type Safeguarding = { readonly focalPoints: number; readonly asked: boolean | null }

/** How many focal points the network has today, and whether it asked for one itself (null: it never said). */
export async function safeguardingOf(t: InNetwork, day: string): Promise<Safeguarding> {
  const { rows } = await sql<Safeguarding>`
    select
      (
        select
          count(distinct person_id)::int
        from auth.role_of
        where network_id = ${t.network}
          and role = 'focal-point'
          and days @> ${day}::date
      ) as "focalPoints",
      (
        select
          focal_point_needed
        from app.safeguarding
        where network_id = ${t.network}
      ) as asked`.execute(t)
  return rows[0]!
}

export async function writeSafeguarding(t: InNetwork, needed: boolean): Promise<void> {
  await sql`
    insert into app.safeguarding (network_id, focal_point_needed)
    values (${t.network}, ${needed})
    on conflict (network_id) do update
    set focal_point_needed = excluded.focal_point_needed`.execute(t)
}
