/**
 * Writing public knowledge: done by the owner, from checked content. Each writer leaves equal content as it is, and says whether it
 * changed anything.
 */
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

/** Gives the codes of the places that were added or changed. */
export async function writePlaces(t: Owner, places: readonly PlaceWrite[]): Promise<readonly string[]> {
  const { rows } = await sql<{
    code: string
  }>`
    insert into reference.place as p (code, kind, alpha2, m49, part_of, names, name_sources, tile)
    select
      x.code,
      x.kind,
      x.alpha2,
      x.m49,
      x."partOf",
      x.names,
      x."nameSources",
      x.tile
    from jsonb_to_recordset(${json(places)}::jsonb) as x (
        code text,
        kind text,
        alpha2 text,
        m49 text,
        "partOf" text,
        names jsonb,
        "nameSources" jsonb,
        tile int[]
      )
    order by (x."partOf" is not null)
    on conflict (code) do update
    set
      kind = excluded.kind,
      alpha2 = excluded.alpha2,
      m49 = excluded.m49,
      part_of = excluded.part_of,
      names = excluded.names,
      name_sources = excluded.name_sources,
      tile = excluded.tile
    where (p.kind, p.alpha2, p.m49, p.part_of, p.names, p.name_sources, p.tile) is distinct from (
        excluded.kind,
        excluded.alpha2,
        excluded.m49,
        excluded.part_of,
        excluded.names,
        excluded.name_sources,
        excluded.tile
      )
    returning p.code`.execute(t)
  return rows.map(row => row.code)
}

export type GroupWrite = {
  readonly code: string
  readonly kind: string
  readonly names: unknown
  readonly source: string | null
  readonly note: unknown
  readonly memberships: readonly { readonly place: string; readonly from: string; readonly until: string | null }[]
}

export async function writeReferenceGroup(t: Owner, group: GroupWrite): Promise<boolean> {
  const { rows } = await sql`
      insert into reference.group_ as g (code, kind, names, source, note)
      values (
        ${group.code},
        ${group.kind},
        ${json(group.names)},
        ${group.source},
        ${group.note ? json(group.note) : null}
      )
      on conflict (code) do update
      set
        kind = excluded.kind,
        names = excluded.names,
        source = excluded.source,
        note = excluded.note
      where (g.kind, g.names, g.source, g.note) is distinct from (excluded.kind, excluded.names, excluded.source, excluded.note)
      returning code`.execute(t)
  return (await writeMemberships(t, group)) || rows.length > 0
}

/** Writes what is new and takes away what is not said any more; false where all of it stood. */
async function writeMemberships(t: Owner, { code, memberships }: GroupWrite): Promise<boolean> {
  const said = sql`
    select
      x.place,
      daterange (x."from"::date, x.until::date) as days
    from jsonb_to_recordset(${json(memberships)}::jsonb) as x (place text, "from" text, until text)`
  const gone = await sql`
    delete from reference.group_place g
    where g.group_code = ${code}
      and not exists (
        select
        from (${said}) s
        where s.place = g.place_code
          and s.days = g.days
      )
    returning 1`.execute(t)
  const added = await sql`
    insert into reference.group_place (group_code, place_code, days)
    select
      ${code},
      s.place,
      s.days
    from (${said}) s
    where not exists (
        select
        from reference.group_place g
        where g.group_code = ${code}
          and g.place_code = s.place
          and g.days = s.days
      )
    returning 1`.execute(t)
  return gone.rows.length + added.rows.length > 0
}

export async function writeRegisterKind(
  t: Owner,
  kind: { readonly code: string; readonly sha256: string; readonly content: unknown },
): Promise<boolean> {
  const { rows } = await sql`
      insert into reference.register_kind as k (kind, content, sha256)
      values (${kind.code}, ${json(kind.content)}, ${kind.sha256})
      on conflict (kind) do update
      set
        content = excluded.content,
        sha256 = excluded.sha256
      where k.sha256 <> excluded.sha256
      returning kind`.execute(t)
  return rows.length > 0
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
  const { rows } = await sql`
      insert into reference.shipped_framework (code, edition, sha256, content, demonstration, loaded_at)
      values (${made.code}, ${made.edition}, ${made.sha256}, ${json(made.content)}, ${made.demonstration}, ${made.at})
      on conflict do nothing
      returning code`.execute(t)
  return rows.length > 0
}

export async function writeSource(
  t: Owner,
  made: { readonly id: string; readonly description: unknown; readonly sha256: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`
      insert into reference.source as s (id, description, sha256, loaded_at)
      values (${made.id}, ${json(made.description)}, ${made.sha256}, ${made.at})
      on conflict (id) do update
      set
        description = excluded.description,
        sha256 = excluded.sha256
      where s.sha256 <> excluded.sha256
      returning id`.execute(t)
  return rows.length > 0
}

export async function writeSurvey(
  t: Owner,
  made: { readonly id: string; readonly content: unknown; readonly sha256: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`
      insert into reference.survey as s (id, content, sha256, loaded_at)
      values (${made.id}, ${json(made.content)}, ${made.sha256}, ${made.at})
      on conflict (id) do update
      set
        content = excluded.content,
        sha256 = excluded.sha256
      where s.sha256 <> excluded.sha256
      returning id`.execute(t)
  return rows.length > 0
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
  await sql`
    insert into reference.import (
      id,
      source_id,
      indicator,
      period_label,
      period,
      as_of,
      basis,
      scope,
      asked,
      report,
      scope_rule,
      sha256,
      at
    )
    values (
      ${made.id},
      ${made.source},
      ${made.indicator},
      ${made.periodLabel},
      daterange (${made.from}, ${made.until}),
      ${made.asOf},
      ${made.basis},
      ${made.scope}::text[],
      ${made.asked}::text[],
      ${json(made.report)},
      ${json(made.scopeRule)},
      ${made.sha256},
      ${made.at}
    )`.execute(t)
  const facts = made.facts.map(fact => ({ ...fact, id: uuidv7() }))
  await sql`
    insert into reference.fact (id, import_id, place_code, status, row_number, mended, year, note)
    select
      x.id,
      ${made.id},
      x.place,
      x.status,
      x.row,
      x.mended,
      x.year,
      x.note
    from jsonb_to_recordset(${json(facts)}::jsonb) as x (
      id uuid,
      place text,
      status jsonb,
      row int,
      mended jsonb,
      year int,
      note text
    )`.execute(t)
  return true
}
