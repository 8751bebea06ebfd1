/** Releases as their files: written once, read by pages and by nothing else. */
import { sql, type RawBuilder } from 'kysely'
import { batches } from '../batches.ts'
import type { InNetwork } from '../connect.ts'

export type ReleaseRow = {
  readonly id: string
  readonly label: string
  readonly at: Date
  readonly keyId: string
  readonly manifest: string
  readonly withdrawnAt: Date | null
  /** Id of the text that says why; its words stand among the release's texts. */
  readonly withdrawnReason: string | null
  readonly replacedBy: string | null
}

const release = sql`
  select
    id,
    label,
    at,
    key_id as "keyId",
    manifest_sha256 as manifest,
    withdrawn_at as "withdrawnAt",
    withdrawn_reason_id as "withdrawnReason",
    replaced_by as "replacedBy"
  from app.release`

/** Newest first. */
export async function releasesOf(t: InNetwork): Promise<ReleaseRow[]> {
  const { rows } = await sql<ReleaseRow>`${release} where network_id = ${t.network} order by at desc, id desc`.execute(
    t,
  )
  return rows
}

/** The release of this label, or the newest one for `latest`. */
export async function releaseByLabel(t: InNetwork, label: string): Promise<ReleaseRow | undefined> {
  const { rows } = await sql<ReleaseRow>`
      ${release}
      where network_id = ${t.network}
        and (
          label = ${label}
          or ${label} = 'latest'
        )
      order by withdrawn_at nulls first,
        at desc,
        id desc
      limit 1`.execute(t)
  return rows[0]
}

export type NewRelease = {
  readonly id: string
  readonly label: string
  readonly at: Date
  readonly keyId: string
  readonly manifest: string
  readonly rounds: readonly string[]
  /** How many files the release has in all, those that a draft brings with it included; more are never taken. */
  readonly counts: { readonly public: number; readonly sealed: number }
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: Uint8Array }[]
  readonly sealed: readonly { readonly path: string; readonly bytes: Uint8Array }[]
  readonly texts: readonly ReleaseText[]
  /** Texts that only sealed files name. */
  readonly sealedTexts: readonly ReleaseText[]
}

export async function writeRelease(t: InNetwork, made: NewRelease): Promise<void> {
  await sql`
    insert into app.release (network_id, id, label, at, key_id, manifest_sha256, files, sealed_files)
    values (
      ${t.network},
      ${made.id},
      ${made.label},
      ${made.at},
      ${made.keyId},
      ${made.manifest},
      ${made.counts.public},
      ${made.counts.sealed}
    )`.execute(t)
  await sql`
    insert into app.release_round (network_id, release_id, round_id)
    select
      ${t.network},
      ${made.id},
      round
    from unnest(${[...made.rounds]}::uuid[]) as given (round)`.execute(t)
  for (const files of batches(made.files, file => file.bytes.length))
    await sql`
      insert into app.release_file (network_id, release_id, path, sha256, bytes)
      select
        ${t.network},
        ${made.id},
        path,
        sha256,
        bytes
      from unnest(
        ${files.map(file => file.path)}::text[],
        ${files.map(file => file.sha256)}::text[],
        ${files.map(file => Buffer.from(file.bytes))}::bytea[]
      ) as given (path, sha256, bytes)`.execute(t)
  for (const files of batches(made.sealed, file => file.bytes.length))
    await sql`
      insert into sealed.release_file (network_id, release_id, path, bytes)
      select
        ${t.network},
        ${made.id},
        path,
        bytes
      from unnest(
        ${files.map(file => file.path)}::text[],
        ${files.map(file => Buffer.from(file.bytes))}::bytea[]
      ) as given (path, bytes)`.execute(t)
  await writeTexts(t, sql`app.release_text`, made.id, made.texts)
  await writeTexts(t, sql`sealed.release_text`, made.id, made.sealedTexts)
}

async function writeTexts(
  t: InNetwork,
  table: RawBuilder<unknown>,
  release: string,
  all: readonly ReleaseText[],
): Promise<void> {
  for (const texts of batches(all, text => text.body.length))
    await sql`
      insert into ${table} (network_id, release_id, text_id, language, body)
      select
        ${t.network},
        ${release},
        id,
        language,
        body
      from unnest(
        ${texts.map(text => text.id)}::uuid[],
        ${texts.map(text => text.language)}::text[],
        ${texts.map(text => text.body)}::text[]
      ) as given (id, language, body)`.execute(t)
}

export async function releaseFile(t: InNetwork, releaseId: string, path: string): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{
    bytes: Buffer
  }>`
    select
      bytes
    from app.release_file
    where network_id = ${t.network}
      and release_id = ${releaseId}
      and path = ${path}`.execute(t)
  return rows[0]?.bytes
}

export type ReleaseText = { readonly id: string; readonly language: string; readonly body: string }

export async function releaseTexts(
  t: InNetwork,
  releaseId: string,
  ids?: readonly string[],
): Promise<Map<string, ReleaseText>> {
  const { rows } = await sql<ReleaseText>`
    select
      text_id as id,
      language,
      body
    from app.release_text
    where network_id = ${t.network}
      and release_id = ${releaseId}
      and (
        ${ids === undefined}
        or text_id = any (${ids ?? []}::uuid[])
      )`.execute(t)
  return new Map(rows.map(row => [row.id, row]))
}

export type ReleaseRedaction = { readonly text: string; readonly day: string }

export async function releaseRedactions(t: InNetwork, releaseId: string): Promise<ReleaseRedaction[]> {
  const { rows } = await sql<ReleaseRedaction>`
      select
        text_id as text,
        day
      from app.release_redaction
      where network_id = ${t.network}
        and release_id = ${releaseId}
      order by day,
        text_id`.execute(t)
  return rows
}

export type Withdrawal = { readonly at: Date; readonly reason: ReleaseText; readonly replacedBy: string | null }

/** Marks the release withdrawn; the reason joins the texts beside it, so that public pages can show it. */
export async function markWithdrawn(t: InNetwork, id: string, { at, reason, replacedBy }: Withdrawal): Promise<void> {
  await sql`
    insert into app.release_text (network_id, release_id, text_id, language, body)
    values (${t.network}, ${id}, ${reason.id}, ${reason.language}, ${reason.body})`.execute(t)
  await sql`
    update app.release
    set
      withdrawn_at = ${at},
      withdrawn_reason_id = ${reason.id},
      replaced_by = ${replacedBy}
    where network_id = ${t.network}
      and id = ${id}`.execute(t)
}

export async function setReplacedBy(t: InNetwork, id: string, label: string): Promise<void> {
  await sql`
    update app.release
    set replaced_by = ${label}
    where network_id = ${t.network}
      and id = ${id}
      and replaced_by is null`.execute(t)
}

export async function roundsOfRelease(t: InNetwork, id: string): Promise<string[]> {
  const { rows } = await sql<{
    round: string
  }>`
    select
      round_id as round
    from app.release_round
    where network_id = ${t.network}
      and release_id = ${id}`.execute(t)
  return rows.map(row => row.round)
}
