/** Draft releases: asked for, computed by a job, looked at, and moved into a release as they are. */
import { sql } from 'kysely'
import { batches } from '../batches.ts'
import type { Db, InNetwork } from '../connect.ts'
import { isUuid } from '../uuid.ts'

export type DraftRow = {
  readonly id: string
  readonly preview: string
  readonly frozenTimes: number
  /** Who asked; null for the installation itself. */
  readonly person: string | null
  readonly state: 'waiting' | 'computing' | 'ready' | 'failed'
  /** How often computing it was begun. */
  readonly tries: number
  /** Files written, of so many as far as is known. */
  readonly done: number
  readonly whole: number
  /** Message key of why it failed. */
  readonly problem: string | null
  /** Digests of all it rests on; null until it is computed. */
  readonly marks: unknown
  /** What signing needs; null until it is computed. */
  readonly made: unknown
  /** Subjects whose answers differ from the draft before. */
  readonly changed: readonly string[]
}

const draft = sql`
  select
    id,
    preview_id as preview,
    frozen_times as "frozenTimes",
    person_id as person,
    state,
    tries,
    done,
    whole,
    problem,
    marks,
    made,
    changed
  from app.draft`

export type NewDraft = {
  readonly id: string
  readonly preview: string
  readonly frozenTimes: number
  readonly person: string | null
  readonly at: Date
}

export async function writeDraft(t: InNetwork, made: NewDraft): Promise<void> {
  await sql`
    insert into app.draft (network_id, id, preview_id, frozen_times, person_id, asked_at)
    values (${t.network}, ${made.id}, ${made.preview}, ${made.frozenTimes}, ${made.person}, ${made.at})`.execute(t)
}

export async function draftById(t: InNetwork, id: string): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`${draft} where network_id = ${t.network} and id = ${id}`.execute(t)
  return rows[0]
}

/** The drafts of a preview, the newest first: that of its newest freeze, and the one before until that is ready. */
export async function draftsOf(t: InNetwork, preview: string): Promise<DraftRow[]> {
  if (!isUuid(preview)) return []
  const { rows } = await sql<DraftRow>`
    ${draft}
    where network_id = ${t.network}
      and preview_id = ${preview}
    order by frozen_times desc`.execute(t)
  return rows
}

export type DraftChange = Partial<
  Pick<DraftRow, 'state' | 'tries' | 'done' | 'whole' | 'problem' | 'marks' | 'made' | 'changed'>
>

/** Changes what is named and leaves the rest. */
export async function changeDraft(t: InNetwork, id: string, change: DraftChange): Promise<void> {
  const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))
  await sql`
    update app.draft
    set
      state = coalesce(${change.state ?? null}, state),
      tries = coalesce(${change.tries ?? null}, tries),
      done = coalesce(${change.done ?? null}, done),
      whole = coalesce(${change.whole ?? null}, whole),
      problem = ${change.problem ?? null},
      marks = coalesce(${json(change.marks)}::jsonb, marks),
      made = coalesce(${json(change.made)}::jsonb, made),
      changed = coalesce(${change.changed ? [...change.changed] : null}::text[], changed)
    where network_id = ${t.network}
      and id = ${id}`.execute(t)
}

/** Drafts that wait, or that some process began, of every network; the longest waiting first. Runs as the jobs role. */
export async function draftsToCompute(jobs: Db): Promise<readonly { readonly id: string; readonly network: string }[]> {
  const { rows } = await sql<{ id: string; network: string }>`
    select
      id,
      network_id as network
    from app.draft
    where state in ('waiting', 'computing')
    order by asked_at,
      id`.execute(jobs)
  return rows
}

export type DraftFileRow = {
  /** `rows` are what signing writes into other tables, as JSON. */
  readonly area: 'public' | 'sealed' | 'rows'
  readonly path: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** Adds files to a draft in few statements. Runs as the jobs role. */
export async function addDraftFiles(jobs: InNetwork, id: string, all: readonly DraftFileRow[]): Promise<void> {
  for (const files of batches(all, file => file.bytes.length))
    await sql`
      insert into app.draft_file (network_id, draft_id, area, path, sha256, bytes)
      select
        ${jobs.network},
        ${id},
        area,
        path,
        sha256,
        bytes
      from unnest(
        ${files.map(file => file.area)}::text[],
        ${files.map(file => file.path)}::text[],
        ${files.map(file => file.sha256)}::text[],
        ${files.map(file => Buffer.from(file.bytes))}::bytea[]
      ) as given (area, path, sha256, bytes)`.execute(jobs)
}

/** What the desk shows of a draft, by name. Runs as the jobs role. */
export async function addDraftViews(
  jobs: InNetwork,
  id: string,
  all: readonly { readonly name: string; readonly content: unknown }[],
): Promise<void> {
  for (const views of batches(all))
    await sql`
      insert into app.draft_view (network_id, draft_id, name, content)
      select
        ${jobs.network},
        ${id},
        name,
        content::jsonb
      from unnest(
        ${views.map(view => view.name)}::text[],
        ${views.map(view => JSON.stringify(view.content))}::text[]
      ) as given (name, content)`.execute(jobs)
}

/** Deletes what a draft consists of, so that it can be computed anew or is gone. Runs as the jobs role. */
export async function emptyDraft(jobs: InNetwork, id: string): Promise<void> {
  await sql`delete from app.draft_file where network_id = ${jobs.network} and draft_id = ${id}`.execute(jobs)
  await sql`delete from app.draft_view where network_id = ${jobs.network} and draft_id = ${id}`.execute(jobs)
}

/** What the desk shows of a draft under these names. */
export async function draftViews(
  t: InNetwork,
  id: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await sql<{ name: string; content: unknown }>`
    select
      name,
      content
    from app.draft_view
    where network_id = ${t.network}
      and draft_id = ${id}
      and name = any (${[...names]}::text[])`.execute(t)
  return new Map(rows.map(row => [row.name, row.content]))
}

/** A digest of these texts as they stand; one that is redacted or rewritten gives another. */
export async function textsDigest(t: InNetwork, ids: readonly string[]): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select
      md5(coalesce(string_agg(md5(id || ' ' || language || ' ' || body), '' order by id), '')) as digest
    from app.free_text
    where network_id = ${t.network}
      and body is not null
      and id = any (${[...ids]}::uuid[])`.execute(t)
  return rows[0]!.digest
}

/** Files of a draft by area. */
export type DraftCounts = { readonly public: number; readonly sealed: number }

const longestMove = '10min' // of very many texts, on a machine with much else to do, a move takes longer than statements may

/**
 * Moves the files, observations and texts of a draft into a release, byte for byte, and empties the draft; as one statement, however many
 * they are.
 */
export async function moveDraft(
  t: InNetwork,
  moved: { readonly draft: string; readonly release: string; readonly at: Date },
): Promise<void> {
  const { rows } = await sql<{ usual: string }>`select current_setting('statement_timeout') as usual`.execute(t)
  await sql`select set_config('statement_timeout', ${longestMove}, true)`.execute(t)
  await sql`select app.move_draft(${moved.draft}, ${moved.release}, ${moved.at})`.execute(t)
  await sql`select set_config('statement_timeout', ${rows[0]!.usual}, true)`.execute(t)
}
