-- safe
-- Nobody but the owner makes tables in this database, not even temporary ones.
revoke all on schema public from public;

do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then
  raise notice 'temporary tables stay allowed: this database belongs to another role';
end $$;
