-- safe
-- Nobody but the owner makes tables in this database, not even temporary ones.
revoke all on schema public from public;

do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then
  raise notice 'temporary tables stay allowed: this database belongs to another role';
end $$;

-- Nor does anybody else make large objects: they belong to no table, so no policy, check or backup would find them.
do $$
declare
  maker regprocedure;
begin
  for maker in
    select
      p.oid::regprocedure
    from pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace
      and p.proname in (
        'lo_creat', 'lo_create', 'lo_from_bytea', 'lo_import', 'lo_open', 'lo_put', 'lo_truncate', 'lo_truncate64', 'lowrite'
      )
  loop
    execute format('revoke execute on function %s from public', maker);
  end loop;
exception when insufficient_privilege then
  raise notice 'large objects stay allowed: this database belongs to another role';
end $$;
