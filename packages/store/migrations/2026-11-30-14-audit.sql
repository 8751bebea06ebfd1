-- safe
-- What was done, by whom, to what: never values. Entries are sealed into a chain of blocks by another role.
create table app.audit_entry (
  network_id uuid not null references app.network,
  id uuid not null,
  at timestamptz not null,
  actor uuid,
  action text not null,
  object uuid,
  content bytea,
  digest bytea not null,
  block bigint,
  primary key (network_id, id)
);
create index audit_entry_open on app.audit_entry (network_id, id) where block is null;
create index audit_entry_block on app.audit_entry (network_id, block) where block is not null;

create table app.audit_block (
  network_id uuid not null references app.network,
  number bigint not null,
  entries int not null,
  previous bytea not null,
  root bytea not null,
  primary key (network_id, number)
);
select migration.keep_apart('app.audit_entry', 'select, insert');
select migration.keep_apart('app.audit_block', 'select');
create policy sealer on app.audit_entry to waymark_jobs using (true);
create policy sealer on app.audit_block to waymark_jobs using (true);
grant select, update (block) on app.audit_entry to waymark_jobs;
grant select, insert on app.audit_block to waymark_jobs;
revoke insert on app.audit_entry from waymark_app;
grant insert (network_id, id, at, actor, action, object, content, digest) on app.audit_entry to waymark_app;
grant usage on schema app to waymark_login;
grant insert (network_id, id, at, actor, action, object, content, digest) on app.audit_entry to waymark_login, waymark_jobs;
