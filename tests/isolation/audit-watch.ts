/** Watches a database for changes that the audit is not told of: triggers on every table note each change with its transaction. */
import { sql } from 'kysely'
import type { Installation } from '@waymark/store'
import { mustBeAudited } from '../../packages/store/test/catalogue/audited.ts'
import { relationsOf } from '../../packages/store/test/catalogue/read.ts'

export type Watched = {
  /** Changes in transactions that told the audit nothing, as `table: deed (columns)`; each once. */
  readonly untold: () => Promise<readonly string[]>
  /** Tables of which a change was seen that has to be told. */
  readonly seen: () => Promise<ReadonlySet<string>>
}

/** From here on every change is noted. Only for a database of a test's own. */
export async function watchAudit({ owner: { db } }: Installation): Promise<Watched> {
  await sql
    .raw(
      `create schema watch;
      create table watch.change (tx xid8 not null, name text not null, deed text not null, columns text[] not null);
      create function watch.note() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        insert into watch.change values (pg_current_xact_id(), tg_table_schema || '.' || tg_table_name, lower(tg_op),
          case when tg_op = 'UPDATE' then array(select n.key from jsonb_each(to_jsonb(new)) n
            where n.value is distinct from to_jsonb(old) -> n.key order by 1) else '{}' end);
        return null;
      end $$;`,
    )
    .execute(db)
  for (const { name, schema } of (await relationsOf(db)).filter(relation => relation.kind === 'r'))
    if (schema !== 'watch')
      await sql
        .raw(
          `create trigger watched after insert or update or delete on ${name} for each row execute function watch.note()`,
        )
        .execute(db)
  const changes = async () => {
    const { rows } = await sql<{
      name: string
      deed: 'insert' | 'update' | 'delete'
      columns: string[]
      audited: boolean
    }>`
      select name, deed, columns, bool_and(tx in (select tx from watch.change where name = 'app.audit_entry' and deed = 'insert')) as audited
      from watch.change where not (deed = 'update' and columns = '{}') group by name, deed, columns order by 1, 2, 3`.execute(
      db,
    )
    return rows.filter(row => mustBeAudited(row.name, row.deed, row.columns))
  }
  return {
    untold: async () =>
      (await changes())
        .filter(change => !change.audited)
        .map(({ name, deed, columns }) => `${name}: ${deed} (${columns.join(', ')})`),
    seen: async () => new Set((await changes()).map(change => change.name)),
  }
}
