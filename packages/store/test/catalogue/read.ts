/** What PostgreSQL itself says of the schema: tables, keys, policies, views, functions, owners and grants. */
import { sql } from 'kysely'
import type { Db } from '@waymark/store'
import { roles } from '../../src/roles.ts'

/** Schemas that belong to PostgreSQL; everything else in the database is ours to answer for. */
const ours = sql`n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`

export type Relation = {
  readonly name: string
  readonly schema: string
  /** As in pg_class: r table, p partitioned, v view, m materialised view, f foreign table, S sequence. */
  readonly kind: string
  readonly security: boolean
  readonly forced: boolean
  readonly options: readonly string[]
  readonly networkColumn: { readonly type: string; readonly required: boolean } | null
}

export async function relationsOf(db: Db): Promise<readonly Relation[]> {
  const { rows } = await sql<Relation>`
    select
      n.nspname || '.' || c.relname as name,
      n.nspname as schema,
      c.relkind as kind,
      c.relrowsecurity as security,
      c.relforcerowsecurity as forced,
      coalesce(c.reloptions, '{}') as options,
      (
        select
          json_build_object('type', format_type(a.atttypid, null), 'required', a.attnotnull)
        from pg_attribute a
        where a.attrelid = c.oid
          and a.attname = 'network_id'
          and not a.attisdropped
      ) as "networkColumn"
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and ${ours}
    order by 1`.execute(db)
  return rows
}

export type Unique = {
  readonly table: string
  readonly name: string
  readonly primary: boolean
  readonly columns: readonly (string | null)[]
}

/** Every unique index (a unique constraint, a primary key and an exclusion are indexes too), with its columns. */
export async function uniquesOf(db: Db): Promise<readonly Unique[]> {
  const { rows } = await sql<Unique>`
    select
      n.nspname || '.' || c.relname as table,
      i.relname as name,
      x.indisprimary as primary,
      array(
        select
          a.attname::text
        from unnest(x.indkey::int[]) with ordinality k (number, place)
          left join pg_attribute a on a.attrelid = c.oid
          and a.attnum = k.number
          and k.number > 0
        where k.place <= x.indnkeyatts
        order by k.place
      ) as columns
    from pg_index x
      join pg_class i on i.oid = x.indexrelid
      join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace
    where (
        x.indisunique
        or x.indisexclusion
      )
      and ${ours}
    order by 1,
      2`.execute(db)
  return rows
}

export type ForeignKey = {
  readonly table: string
  readonly name: string
  readonly target: string
  readonly columns: readonly string[]
  readonly targets: readonly string[]
}

export async function foreignKeysOf(db: Db): Promise<readonly ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select
      n.nspname || '.' || c.relname as table,
      k.conname as name,
      tn.nspname || '.' || tc.relname as target,
      array(
        select
          a.attname::text
        from unnest(k.conkey) with ordinality u (number, place)
          join pg_attribute a on a.attrelid = k.conrelid
          and a.attnum = u.number
        order by u.place
      ) as columns,
      array(
        select
          a.attname::text
        from unnest(k.confkey) with ordinality u (number, place)
          join pg_attribute a on a.attrelid = k.confrelid
          and a.attnum = u.number
        order by u.place
      ) as targets
    from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_class tc on tc.oid = k.confrelid
      join pg_namespace tn on tn.oid = tc.relnamespace
    where k.contype = 'f'
      and ${ours}
    order by 1,
      2`.execute(db)
  return rows
}

export type Policy = {
  readonly table: string
  readonly name: string
  readonly permissive: boolean
  /** `public` stands for everybody, `owner` for whoever owns the table. */
  readonly roles: readonly string[]
  readonly using: string | null
  readonly check: string | null
}

export async function policiesOf(db: Db): Promise<readonly Policy[]> {
  const { rows } = await sql<Policy>`
    select
      n.nspname || '.' || c.relname as table,
      p.polname as name,
      p.polpermissive as permissive,
      array(
        select
          case
            when r = 0 then 'public'
            when r = c.relowner then 'owner'
            else pg_get_userbyid(r)::text
          end
        from unnest(p.polroles) r
        order by 1
      ) as roles,
      pg_get_expr(p.polqual, p.polrelid) as using,
      pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_policy p
      join pg_class c on c.oid = p.polrelid
      join pg_namespace n on n.oid = c.relnamespace
    where ${ours}
    order by 1,
      2`.execute(db)
  return rows
}

export type RoutineRow = {
  readonly name: string
  readonly definer: boolean
  readonly settings: readonly string[]
}

/** Functions and procedures, those of extensions left out. */
export async function routinesOf(db: Db): Promise<readonly RoutineRow[]> {
  const { rows } = await sql<RoutineRow>`
    select
      n.nspname || '.' || p.proname as name,
      p.prosecdef as definer,
      coalesce(p.proconfig, '{}') as settings
    from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
    where ${ours}
      and not exists (
        select
          1
        from pg_depend d
        where d.objid = p.oid
          and d.deptype = 'e'
      )
    order by 1`.execute(db)
  return rows
}

/** Rewrite rules on tables: row security does not look inside them. Views are rules of their own and are left out. */
export async function rulesOf(db: Db): Promise<readonly { readonly table: string; readonly name: string }[]> {
  const { rows } = await sql<{ table: string; name: string }>`
    select
      n.nspname || '.' || c.relname as table,
      r.rulename as name
    from pg_rewrite r
      join pg_class c on c.oid = r.ev_class
      join pg_namespace n on n.oid = c.relnamespace
    where r.rulename <> '_RETURN'
      and ${ours}
    order by 1,
      2`.execute(db)
  return rows
}

export type RoleRow = {
  readonly name: string
  readonly powers: readonly string[]
  readonly memberOf: readonly string[]
  readonly owns: number
}

/** The roles that the product connects as, and everything they could do beyond their grants. */
export async function roleRowsOf(db: Db): Promise<readonly RoleRow[]> {
  const { rows } = await sql<RoleRow>`
    select
      r.rolname::text as name,
      array_remove(
        array[
          case
            when r.rolsuper then 'superuser'
          end,
          case
            when r.rolbypassrls then 'bypassrls'
          end,
          case
            when r.rolcreatedb then 'createdb'
          end,
          case
            when r.rolcreaterole then 'createrole'
          end,
          case
            when r.rolreplication then 'replication'
          end,
          case
            when r.rolinherit then 'inherit'
          end
        ],
        null
      ) as powers,
      array(
        select
          pg_get_userbyid(m.roleid)::text
        from pg_auth_members m
        where m.member = r.oid
      ) as "memberOf",
      (
        select
          count(*)::int
        from pg_shdepend d
        where d.refclassid = 'pg_authid'::regclass
          and d.refobjid = r.oid
          and d.deptype = 'o'
      ) as owns
    from pg_roles r
    where r.rolname = any (${roles as unknown as string[]}::text[])
    order by 1`.execute(db)
  return rows
}

/** Every grant to a role of ours or to everybody, one a line: `role: right on object`, columns in brackets. */
export async function grantsOf(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    with
      held as (
        select
          acl.grantee,
          acl.privilege_type as right,
          case c.relkind
            when 'S' then 'sequence '
            else ''
          end || n.nspname || '.' || c.relname as object
        from pg_class c
          join pg_namespace n on n.oid = c.relnamespace,
          aclexplode(c.relacl) acl
        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
          and ${ours}
        union all
        select
          acl.grantee,
          acl.privilege_type,
          n.nspname || '.' || c.relname || ' (' || a.attname || ')'
        from pg_attribute a
          join pg_class c on c.oid = a.attrelid
          join pg_namespace n on n.oid = c.relnamespace,
          aclexplode(a.attacl) acl
        where ${ours}
        union all
        select
          acl.grantee,
          acl.privilege_type,
          'schema ' || n.nspname
        from pg_namespace n,
          aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) acl
        where ${ours}
        union all
        select
          acl.grantee,
          acl.privilege_type,
          'this database'
        from pg_database d,
          aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) acl
        where d.datname = current_database()
        union all
        select
          acl.grantee,
          acl.privilege_type,
          'new ' || case d.defaclobjtype
            when 'r' then 'tables'
            when 'S' then 'sequences'
            when 'f' then 'functions'
            when 'T' then 'types'
            else 'schemas'
          end || coalesce(' of ' || n.nspname, '')
        from pg_default_acl d
          left join pg_namespace n on n.oid = d.defaclnamespace,
          aclexplode(d.defaclacl) acl
        union all
        select
          acl.grantee,
          acl.privilege_type,
          'function ' || n.nspname || '.' || p.proname
        from pg_proc p
          join pg_namespace n on n.oid = p.pronamespace,
          aclexplode(p.proacl) acl
        where ${ours}
          and p.prosecdef
      )
    select distinct
      case
        when grantee = 0 then 'public'
        else pg_get_userbyid(grantee)::text
      end || ': ' || lower("right") || ' on ' || object as line
    from held
    where grantee = 0
      or pg_get_userbyid(grantee) = any (${roles as unknown as string[]}::name[])
    order by 1`.execute(db)
  return rows.map(row => row.line)
}
