-- safe
-- Schemas, the network of the running transaction, and how a table is kept apart.
create schema reference; -- places, groups, public facts, shipped frameworks: without a network, read-only for the app
create schema app;       -- everything of a network; row security forced
create schema sealed;    -- what is published only as a commitment; the app may add, not read
create schema auth;      -- persons, links, sessions, roles

create function app.network() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.network', true), '')::uuid $$;
grant usage on schema reference, app, sealed to waymark_app;
grant usage on schema app to waymark_jobs;
grant usage on schema auth to waymark_login, waymark_app;
alter default privileges in schema reference grant select on tables to waymark_app;

-- Puts a table behind row security: a row is seen and written only in a transaction of its own network.
create function migration.keep_apart(target regclass, deeds text, who text default 'waymark_app') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy network on %s'
      ' using (network_id = (select app.network()))'
      ' with check (network_id = (select app.network()))',
    target
  );
  execute format('grant %s on %s to %I', deeds, target, who);
end $$;

-- For tables that only grow: a row once written stays as it is, also for the owner.
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'WM001';
end $$;
