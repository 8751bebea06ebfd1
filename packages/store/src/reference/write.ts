/** Writing public knowledge: done by the owner, from checked content. Each writer leaves equal content as it is. */
import { sql, type Transaction } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Anywhere } from '../connect.ts'

type Owner = Transaction<Anywhere>
const json = (value: unknown) => JSON.stringify(value)

export type PlaceWrite = {
  readonly code: string
  readonly kind: string
  readonly alpha2: string | null
  readonly m49: string | null
  readonly partOf: string | null
  readonly names: unknown
  readonly nameSources: unknown
  readonly tile: readonly [number, number] | null
}

export async function writePlaces(t: Owner, places: readonly PlaceWrite[]): Promise<void> {
  await sql`insert into reference.place (code, kind, alpha2, m49, part_of, names, name_sources, tile)
    select x.code, x.kind, x.alpha2, x.m49, x."partOf", x.names, x."nameSources", x.tile
    from jsonb_to_recordset(${json(places)}::jsonb) as x(code text, kind text, alpha2 text, m49 text, "partOf" text, names jsonb, "nameSources" jsonb, tile int[])
    order by (x."partOf" is not null)
    on conflict (code) do update set kind = excluded.kind, alpha2 = excluded.alpha2, m49 = excluded.m49, part_of = excluded.part_of, names = excluded.names,
      name_sources = excluded.name_sources, tile = excluded.tile`.execute(t)
}

export type GroupWrite = {
  readonly code: string
  readonly kind: string
  readonly names: unknown
  readonly source: string | null
  readonly note: unknown
  readonly memberships: readonly { readonly place: string; readonly from: string; readonly until: string | null }[]
}

export async function writeReferenceGroup(t: Owner, group: GroupWrite): Promise<void> {
  await sql`insert into reference.group_ (code, kind, names, source, note) values (${group.code}, ${group.kind}, ${json(group.names)}, ${group.source}, ${group.note ? json(group.note) : null})
    on conflict (code) do update set kind = excluded.kind, names = excluded.names, source = excluded.source, note = excluded.note`.execute(
    t,
  )
  await sql`delete from reference.group_place where group_code = ${group.code}`.execute(t)
  await sql`insert into reference.group_place (group_code, place_code, days)
    select ${group.code}, x.place, daterange(x."from"::date, x.until::date)
    from jsonb_to_recordset(${json(group.memberships)}::jsonb) as x(place text, "from" text, until text)`.execute(t)
}

export async function writeRegisterKind(
  t: Owner,
  kind: { readonly code: string; readonly sha256: string; readonly content: unknown },
): Promise<void> {
  await sql`insert into reference.register_kind (kind, content, sha256) values (${kind.code}, ${json(kind.content)}, ${kind.sha256})
    on conflict (kind) do update set content = excluded.content, sha256 = excluded.sha256`.execute(t)
}

export async function writeShippedFramework(
  t: Owner,
  made: {
    readonly code: string
    readonly edition: string
    readonly sha256: string
    readonly content: unknown
    readonly demonstration: boolean
    readonly at: Date
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into reference.shipped_framework (code, edition, sha256, content, demonstration, loaded_at)
    values (${made.code}, ${made.edition}, ${made.sha256}, ${json(made.content)}, ${made.demonstration}, ${made.at}) on conflict do nothing returning code`.execute(
      t,
    )
  return rows.length > 0
}

export async function writeSource(
  t: Owner,
  made: { readonly id: string; readonly description: unknown; readonly sha256: string; readonly at: Date },
): Promise<void> {
  await sql`insert into reference.source (id, description, sha256, loaded_at) values (${made.id}, ${json(made.description)}, ${made.sha256}, ${made.at})
    on conflict (id) do update set description = excluded.description, sha256 = excluded.sha256`.execute(t)
}

export async function writeSurvey(
  t: Owner,
  made: { readonly id: string; readonly content: unknown; readonly sha256: string; readonly at: Date },
): Promise<void> {
  await sql`insert into reference.survey (id, content, sha256, loaded_at) values (${made.id}, ${json(made.content)}, ${made.sha256}, ${made.at})
    on conflict (id) do update set content = excluded.content, sha256 = excluded.sha256`.execute(t)
}

export type ImportWrite = {
  readonly id: string
  readonly source: string
  readonly indicator: string
  readonly periodLabel: string
  readonly from: string
  readonly until: string
  readonly asOf: string
  readonly basis: string
  readonly scope: readonly string[]
  readonly asked: readonly string[]
  readonly report: unknown
  readonly scopeRule: unknown
  readonly sha256: string
  readonly at: Date
  readonly facts: readonly {
    readonly place: string
    readonly status: unknown
    readonly row: number | null
    readonly mended: unknown
    readonly year: number | null
    readonly note: string | null
  }[]
}

/** Writes an import whole; the same content a second time changes nothing and gives false. */
export async function writeImport(t: Owner, made: ImportWrite): Promise<boolean> {
  const { rows: standing } = await sql<{
    sha256: string
  }>`select sha256 from reference.import where id = ${made.id}`.execute(t)
  if (standing[0]?.sha256 === made.sha256) return false
  await sql`delete from reference.import where id = ${made.id}`.execute(t)
  await sql`insert into reference.import (id, source_id, indicator, period_label, period, as_of, basis, scope, asked, report, scope_rule, sha256, at)
    values (${made.id}, ${made.source}, ${made.indicator}, ${made.periodLabel}, daterange(${made.from}, ${made.until}), ${made.asOf}, ${made.basis}, ${made.scope}::text[], ${made.asked}::text[],
      ${json(made.report)}, ${json(made.scopeRule)}, ${made.sha256}, ${made.at})`.execute(t)
  const facts = made.facts.map(fact => ({ ...fact, id: uuidv7() }))
  await sql`insert into reference.fact (id, import_id, place_code, status, row_number, mended, year, note)
    select x.id, ${made.id}, x.place, x.status, x.row, x.mended, x.year, x.note
    from jsonb_to_recordset(${json(facts)}::jsonb) as x(id uuid, place text, status jsonb, row int, mended jsonb, year int, note text)`.execute(
    t,
  )
  return true
}
