/** Public knowledge shared by all networks: places, dated groups, sources, imports, facts, surveys, register kinds. */
import type { RegisterKind } from '@waymark/framework'
import { sql } from 'kysely'
import type { Db, InNetwork } from '../connect.ts'

type Readable = Db | InNetwork

export type PlaceRow = {
  readonly code: string
  readonly kind: string
  readonly names: Record<string, string>
  readonly nameSources: Record<string, string>
  readonly note: Record<string, string> | null
  readonly tile: [number, number] | null
}

export async function placesNamed(t: Readable, codes: readonly string[]): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
      select
        code,
        kind,
        names,
        name_sources as "nameSources",
        note,
        tile
      from reference.place
      where code = any (${codes}::text[])
      order by code`.execute(t)
  return rows
}

/** Every place with its names, to find one by what it is called. */
export async function placesByName(
  t: Readable,
): Promise<readonly { readonly code: string; readonly names: Readonly<Record<string, string>> }[]> {
  const { rows } = await sql<{ code: string; names: Record<string, string> }>`
    select
      code,
      names
    from reference.place
    order by code`.execute(t)
  return rows
}

export type ReferenceGroupRow = {
  readonly code: string
  readonly kind: string
  readonly names: Record<string, string>
  readonly source: string | null
  readonly note: Record<string, string> | null
  readonly places: string[]
}

/** Public groups of these kinds with their places on a day; groups without a place that day are left out. */
export async function referenceGroupsOn(
  t: Readable,
  day: string,
  kinds: readonly string[],
): Promise<ReferenceGroupRow[]> {
  const { rows } = await sql<ReferenceGroupRow>`
    select
      g.code,
      g.kind,
      g.names,
      g.source,
      g.note,
      array_agg(
        p.place_code
        order by p.place_code
      ) as places
    from reference.group_ g
      join reference.group_place p on p.group_code = g.code
      and p.days @> ${day}::date
    where g.kind = any (${kinds}::text[])
    group by g.code
    order by g.code`.execute(t)
  return rows
}

export async function registerKinds(t: Readable): Promise<RegisterKind[]> {
  const { rows } = await sql<{
    content: RegisterKind
  }>`select content from reference.register_kind order by kind`.execute(t)
  return rows.map(row => row.content)
}

export type ImportRow = {
  readonly id: string
  readonly source: string
  readonly indicator: string
  readonly periodLabel: string
  readonly from: string
  readonly until: string
  readonly asOf: string
  readonly basis: 'applicable' | 'answered'
  readonly scope: string[]
  readonly asked: string[]
  readonly report: Record<string, unknown>
  readonly scopeRule: Record<string, string>
  readonly sha256: string
  readonly at: Date
}

export async function importsOf(t: Readable): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
      select
        id,
        source_id as source,
        indicator,
        period_label as "periodLabel",
        to_char(lower(period), 'YYYY-MM-DD') as "from",
        to_char(upper(period), 'YYYY-MM-DD') as until,
        as_of as "asOf",
        basis,
        scope,
        asked,
        report,
        scope_rule as "scopeRule",
        sha256,
        at
      from reference.import
      order by id`.execute(t)
  return rows
}

export type FactRow = {
  readonly id: string
  readonly import: string
  readonly place: string
  readonly status: Record<string, unknown>
  readonly row: number | null
  readonly mended: Record<string, string> | null
  readonly year: number | null
  readonly note: string | null
}

export async function factsOf(t: Readable): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
      select
        id,
        import_id as "import",
        place_code as place,
        status,
        row_number as row,
        mended,
        year,
        note
      from reference.fact
      order by import_id,
        place_code`.execute(t)
  return rows
}

export type SourceRow = { readonly id: string; readonly description: Record<string, unknown> }

export async function sourcesOf(t: Readable): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`select id, description from reference.source order by id`.execute(t)
  return rows
}

export async function surveysOf(t: Readable): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{
    content: Record<string, unknown>
  }>`select content from reference.survey order by id`.execute(t)
  return rows.map(row => row.content)
}

/** The codes of every place that is known here. */
export async function allPlaceCodes(t: Readable): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`select code from reference.place`.execute(t)
  return new Set(rows.map(row => row.code))
}
