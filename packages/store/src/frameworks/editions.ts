/** Adopted editions with their indicators and versions. */
import type { Agreement, EditionState, FrameworkEdition, IndicatorStanding } from '@waymark/framework'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, InNetwork } from '../connect.ts'
import { isUuid } from '../uuid.ts'
import { agreementsOfEdition, type AgreementRow } from './agreements.ts'
import { nationalOfEdition, type NationalInEdition } from './national.ts'
import { placingOfEdition } from './standings.ts'

export type ShippedRow = {
  readonly code: string
  readonly edition: string
  readonly sha256: string
  readonly content: FrameworkEdition
}

/** The newest loaded text of a shipped edition. */
export async function shippedEdition(db: Db, code: string, edition: string): Promise<ShippedRow | undefined> {
  const { rows } = await sql<ShippedRow>`
    select
      code,
      edition,
      sha256,
      content
    from reference.shipped_framework
    where code = ${code}
      and edition = ${edition}
    order by loaded_at desc
    limit 1`.execute(db)
  return rows[0]
}

/** Every shipped edition in its newest text, for the page that offers them. */
export async function shippedEditions(db: Db): Promise<ShippedRow[]> {
  const { rows } = await sql<ShippedRow>`
    select distinct
      on (code, edition) code,
      edition,
      sha256,
      content
    from reference.shipped_framework
    where not demonstration
    order by code,
      edition,
      loaded_at desc`.execute(db)
  return rows
}

export type EditionRow = {
  readonly id: string
  readonly framework: string
  readonly code: string
  readonly label: string
  readonly state: EditionState
  readonly sha256: string
  readonly content: FrameworkEdition
  readonly agreements: readonly AgreementRow[]
  readonly revisions: readonly { readonly number: number; readonly day: string; readonly reason: string }[]
  /** Codes of its core indicators, in its order. */
  readonly core: readonly string[]
  /** The decision by which indicators are core and optional; null where it is the product's proposal. */
  readonly placing: Agreement | null
  /** Its national indicators: each belongs to one country and is never added up with others. */
  readonly national: readonly NationalInEdition[]
}

const edition = sql`
  select
    e.id,
    e.framework_id as framework,
    f.code,
    e.label,
    e.state,
    e.shipped_sha256 as sha256,
    e.content,
    ${agreementsOfEdition} as agreements,
    coalesce(
      (
        select
          json_agg(
            json_build_object(
              'number',
              r.number,
              'day',
              to_char(r.at at time zone 'UTC', 'YYYY-MM-DD'),
              'reason',
              r.reason_id
            )
            order by r.number
          )
        from app.revision r
        where r.network_id = e.network_id
          and r.edition_id = e.id
      ),
      '[]'
    ) as revisions,
    array(
      select
        i.code
      from app.edition_indicator ei
        join app.indicator_version v on v.network_id = ei.network_id
        and v.id = ei.indicator_version_id
        join app.indicator i on i.network_id = v.network_id
        and i.id = v.indicator_id
      where ei.network_id = e.network_id
        and ei.edition_id = e.id
        and ei.standing = 'core'
      order by ei.position
    ) as core,
    ${placingOfEdition} as placing,
    ${nationalOfEdition} as national
  from app.edition e
    join app.framework f on f.network_id = e.network_id
    and f.id = e.framework_id`

export async function editionsOf(t: InNetwork): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`${edition} where e.network_id = ${t.network} order by f.code, e.label`.execute(
    t,
  )
  return rows
}

export async function editionById(t: InNetwork, id: string): Promise<EditionRow | undefined> {
  if (!isUuid(id)) return undefined
  const { rows } = await sql<EditionRow>`${edition} where e.network_id = ${t.network} and e.id = ${id}`.execute(t)
  return rows[0]
}

export type NewEdition = {
  readonly code: string
  readonly label: string
  readonly sha256: string
  readonly content: FrameworkEdition
  readonly at: Date
}

/** Writes the edition row, and its framework where this is the first edition of it. */
export async function writeEdition(t: InNetwork, made: NewEdition): Promise<{ id: string; framework: string }> {
  await sql`
    insert into app.framework (network_id, id, code)
    values (${t.network}, ${uuidv7()}, ${made.code})
    on conflict (network_id, code) do nothing`.execute(t)
  const framework = (
    await sql<{
      id: string
    }>`select id from app.framework where network_id = ${t.network} and code = ${made.code}`.execute(t)
  ).rows[0]!.id
  const id = uuidv7()
  const { first, last } = made.content.edition
  await sql`
    insert into app.edition (network_id, id, framework_id, label, days, shipped_sha256, content, adopted_at)
    values (
      ${t.network},
      ${id},
      ${framework},
      ${made.label},
      daterange (${first}::date, ${last}::date, '[]'),
      ${made.sha256},
      ${JSON.stringify(made.content)},
      ${made.at}
    )`.execute(t)
  return { id, framework }
}

export type VersionRow = {
  readonly id: string
  readonly indicator: string
  readonly code: string
  readonly number: number
  readonly sha256: string
  readonly frozen: boolean
}

export async function versionsOf(t: InNetwork, framework: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select
      v.id,
      v.indicator_id as indicator,
      i.code,
      v.number,
      v.sha256,
      v.frozen_at is not null as frozen
    from app.indicator_version v
      join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
    where v.network_id = ${t.network}
      and i.framework_id = ${framework}
    order by i.code,
      v.number`.execute(t)
  return rows
}

export type NewVersion = {
  readonly framework: string
  readonly code: string
  readonly number: number
  readonly rules: unknown
  readonly sha256: string
  readonly comparable: string
}

/** Writes an indicator (where new) and one version of it. */
export async function writeVersion(t: InNetwork, made: NewVersion): Promise<string> {
  await sql`
    insert into app.indicator (network_id, id, framework_id, code)
    values (${t.network}, ${uuidv7()}, ${made.framework}, ${made.code})
    on conflict (network_id, framework_id, code) do nothing`.execute(t)
  const id = uuidv7()
  await sql`
    insert into app.indicator_version (network_id, id, indicator_id, number, rules, sha256, comparable)
    select
      ${t.network},
      ${id},
      i.id,
      ${made.number},
      ${JSON.stringify(made.rules)},
      ${made.sha256},
      ${made.comparable}
    from app.indicator i
    where i.network_id = ${t.network}
      and i.framework_id = ${made.framework}
      and i.code = ${made.code}`.execute(t)
  return id
}

export async function placeVersion(
  t: InNetwork,
  placed: {
    readonly edition: string
    readonly version: string
    readonly position: number
    readonly standing?: IndicatorStanding
  },
): Promise<void> {
  await sql`
    insert into app.edition_indicator (network_id, edition_id, indicator_version_id, position, standing)
    values (
      ${t.network},
      ${placed.edition},
      ${placed.version},
      ${placed.position},
      ${placed.standing ?? 'optional'}
    )`.execute(t)
}

export type EditionVersion = {
  readonly id: string
  readonly indicator: string
  readonly code: string
  readonly number: number
  readonly standing: IndicatorStanding
}

/** The versions of an edition in its order. */
export async function versionsInEdition(t: InNetwork, edition: string): Promise<EditionVersion[]> {
  const { rows } = await sql<EditionVersion>`
    select
      v.id,
      v.indicator_id as indicator,
      i.code,
      v.number,
      ei.standing
    from app.edition_indicator ei
      join app.indicator_version v on v.network_id = ei.network_id
      and v.id = ei.indicator_version_id
      join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
    where ei.network_id = ${t.network}
      and ei.edition_id = ${edition}
    order by ei.position`.execute(t)
  return rows
}

/** The codes of the indicators that these versions are of, by the versions' ids. */
export async function codesOfVersions(t: InNetwork, versions: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select
      v.id,
      i.code
    from app.indicator_version v
      join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
    where v.network_id = ${t.network}
      and v.id = any (${[...new Set(versions)]}::uuid[])`.execute(t)
  return new Map(rows.map(({ id, code }) => [id, code]))
}

/** From the first round that asks them on, versions keep their rules. */
export async function freezeVersions(t: InNetwork, versions: readonly string[], at: Date): Promise<void> {
  await sql`
    update app.indicator_version
    set frozen_at = ${at}
    where network_id = ${t.network}
      and id = any (${versions}::uuid[])
      and frozen_at is null`.execute(t)
}

export async function setEditionState(t: InNetwork, edition: string, state: EditionRow['state']): Promise<void> {
  await sql`
    update app.edition
    set state = ${state}
    where network_id = ${t.network}
      and id = ${edition}`.execute(t)
}

/** Writes what an edition says as it reads with an indicator added; what was there stays. */
export async function writeContent(t: InNetwork, edition: string, content: FrameworkEdition): Promise<void> {
  await sql`
    update app.edition
    set content = ${JSON.stringify(content)}
    where network_id = ${t.network}
      and id = ${edition}`.execute(t)
}

export type NewRevision = {
  readonly edition: string
  readonly at: Date
  readonly reason: string
  readonly changes: unknown
  readonly content: FrameworkEdition
}

/** Writes the revised texts and the revision that tells of them; numbers rise by one. */
export async function writeRevision(t: InNetwork, made: NewRevision): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into app.revision (network_id, edition_id, number, at, reason_id, changes)
    select
      ${t.network},
      ${made.edition},
      coalesce(max(number), 0) + 1,
      ${made.at},
      ${made.reason},
      ${JSON.stringify(made.changes)}
    from app.revision
    where network_id = ${t.network}
      and edition_id = ${made.edition}
    returning number`.execute(t)
  await sql`
    update app.edition
    set content = ${JSON.stringify(made.content)}
    where network_id = ${t.network}
      and id = ${made.edition}`.execute(t)
  return rows[0]!.number
}

/** Every version of the network's indicators, by `framework indicator number`. */
export async function versionsByNumber(
  t: InNetwork,
): Promise<Map<string, { readonly id: string; readonly indicator: string }>> {
  const { rows } = await sql<{ key: string; id: string; indicator: string }>`
    select
      f.code || ' ' || i.code || ' ' || v.number as key,
      v.id,
      v.indicator_id as indicator
    from app.indicator_version v
      join app.indicator i on i.network_id = v.network_id
      and i.id = v.indicator_id
      join app.framework f on f.network_id = i.network_id
      and f.id = i.framework_id
    where v.network_id = ${t.network}`.execute(t)
  return new Map(rows.map(({ key, id, indicator }) => [key, { id, indicator }]))
}
