-- safe
-- The app writes audit entries but never says which block they are sealed in; and nobody but the owner makes tables, not even temporary ones.
revoke insert on app.audit_entry from waymark_app;
grant insert (network_id, id, at, actor, action, object, content, digest) on app.audit_entry to waymark_app;
revoke all on schema public from public;
do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then
  raise notice 'temporary tables stay allowed: this database belongs to another role';
end $$;
