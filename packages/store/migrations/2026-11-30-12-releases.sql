-- safe
-- Releases as their files, and the texts beside them.
create table app.release (
  network_id uuid not null references app.network,
  id uuid not null,
  label text not null,
  at timestamptz not null,
  key_id text not null,
  manifest_sha256 text not null,
  withdrawn_at timestamptz,
  withdrawn_reason_id uuid,
  replaced_by text,
  primary key (network_id, id),
  unique (network_id, label),
  foreign key (network_id, withdrawn_reason_id) references app.free_text
);

create table app.release_round (
  network_id uuid not null,
  release_id uuid not null,
  round_id uuid not null,
  primary key (network_id, release_id, round_id),
  foreign key (network_id, release_id) references app.release,
  foreign key (network_id, round_id) references app.round
);

create table app.release_file (
  network_id uuid not null,
  release_id uuid not null,
  path text not null,
  sha256 text not null,
  bytes bytea not null,
  primary key (network_id, release_id, path),
  foreign key (network_id, release_id) references app.release
);

create table app.release_text (
  network_id uuid not null,
  release_id uuid not null,
  text_id uuid not null,
  language text not null,
  body text not null,
  primary key (network_id, release_id, text_id),
  foreign key (network_id, release_id) references app.release
);

create table app.release_redaction (
  network_id uuid not null,
  release_id uuid not null,
  text_id uuid not null,
  day date not null,
  primary key (network_id, release_id, text_id),
  foreign key (network_id, release_id) references app.release
);

create table sealed.release_file (
  network_id uuid not null,
  release_id uuid not null,
  path text not null,
  bytes bytea not null,
  primary key (network_id, release_id, path),
  foreign key (network_id, release_id) references app.release
);

create table sealed.release_text (
  network_id uuid not null,
  release_id uuid not null,
  text_id uuid not null,
  language text not null,
  body text not null,
  primary key (network_id, release_id, text_id),
  foreign key (network_id, release_id) references app.release
);
create trigger append_only before update or delete on app.release_file for each row execute function app.refuse_change();
create trigger append_only before update or delete on sealed.release_file for each row execute function app.refuse_change();
select migration.keep_apart('app.release_file', 'select, insert');
select migration.keep_apart('app.release_round', 'select, insert');
select migration.keep_apart('app.release_redaction', 'select, insert');
select migration.keep_apart('app.release', 'select, insert');
grant update (withdrawn_at, withdrawn_reason_id, replaced_by) on app.release to waymark_app;
select migration.keep_apart('app.release_text', 'select, insert, delete');
select migration.keep_apart('sealed.release_file', 'insert');
select migration.keep_apart('sealed.release_text', 'insert, delete');
grant select (network_id, release_id, text_id) on sealed.release_text to waymark_app; -- to delete by, not to read
