-- safe
-- Releases as their files, and the texts beside them.
create table app.release (
  network_id uuid not null references app.network,
  id uuid not null,
  label text not null,
  at timestamptz not null,
  key_id text not null,
  manifest_sha256 text not null,
  files int not null,
  sealed_files int not null,
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
select migration.keep_apart('app.release_file', 'select, insert');
select migration.keep_apart('app.release_round', 'select, insert');
select migration.keep_apart('app.release_redaction', 'select, insert');
select migration.keep_apart('app.release', 'select, insert');
grant update (withdrawn_at, withdrawn_reason_id, replaced_by) on app.release to waymark_app;
select migration.keep_apart('app.release_text', 'select, insert, delete');
select migration.keep_apart('sealed.release_file', 'insert');
select migration.keep_apart('sealed.release_text', 'insert, delete');
grant select (network_id, release_id, text_id) on sealed.release_text to waymark_app; -- to delete by, not to read

-- The set of files is closed once it is as large as the release says it is.
create function app.refuse_more_files() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  release app.release;
  held int;
  most int;
begin
  for release in
    select
      r.*
    from app.release r
    where (r.network_id, r.id) in (select a.network_id, a.release_id from added a)
  loop
    execute format(
      'select count(*) from %I.release_file where network_id = $1 and release_id = $2', tg_table_schema
    ) into held using release.network_id, release.id;
    most := case tg_table_schema when 'sealed' then release.sealed_files else release.files end;
    if held > most then
      raise exception 'the files of a release are complete once it is signed' using errcode = 'WM002';
    end if;
  end loop;
  return null;
end $$;
revoke all on function app.refuse_more_files() from public;
create trigger closed_set after insert on app.release_file
  referencing new table as added for each statement execute function app.refuse_more_files();
create trigger closed_set after insert on sealed.release_file
  referencing new table as added for each statement execute function app.refuse_more_files();

-- Signing moves a draft into its release, byte for byte. The role that signs reads no file of it.
create function app.move_draft(moved uuid, into_release uuid, moved_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := app.network();
begin
  insert into app.release_file (network_id, release_id, path, sha256, bytes)
  select
    here,
    into_release,
    f.path,
    f.sha256,
    f.bytes
  from app.draft_file f
  where f.network_id = here
    and f.draft_id = moved
    and f.area = 'public';
  insert into sealed.release_file (network_id, release_id, path, bytes)
  select
    here,
    into_release,
    f.path,
    f.bytes
  from app.draft_file f
  where f.network_id = here
    and f.draft_id = moved
    and f.area = 'sealed';
  insert into app.observation (
    network_id,
    id,
    round_id,
    indicator_version_id,
    subject_id,
    period_label,
    respondent_type,
    instrument,
    status,
    how,
    settled_on,
    supersedes,
    at
  )
  select
    here,
    made.id,
    made.round,
    made.version,
    made.subject,
    made.period,
    made."respondentType",
    made.instrument,
    made.status,
    made.how,
    made."settledOn",
    made.supersedes,
    moved_at
  from app.draft_file f
    cross join lateral jsonb_to_recordset(convert_from(f.bytes, 'UTF8')::jsonb) as made (
      id uuid,
      round uuid,
      version uuid,
      subject uuid,
      period text,
      "respondentType" text,
      instrument text,
      status jsonb,
      how text,
      "settledOn" date,
      supersedes uuid
    )
  where f.network_id = here
    and f.draft_id = moved
    and f.area = 'rows'
    and f.path like 'observations/%';
  insert into app.release_text (network_id, release_id, text_id, language, body)
  select
    here,
    into_release,
    x.id,
    x.language,
    x.body
  from app.draft_file f
    cross join lateral jsonb_array_elements_text(convert_from(f.bytes, 'UTF8')::jsonb) as named (text)
    join app.free_text x on x.network_id = here and x.id = named.text::uuid and x.body is not null
  where f.network_id = here
    and f.draft_id = moved
    and f.area = 'rows'
    and f.path like 'texts/%';
  insert into sealed.release_text (network_id, release_id, text_id, language, body)
  select
    here,
    into_release,
    x.id,
    x.language,
    x.body
  from app.draft_file f
    cross join lateral jsonb_array_elements_text(convert_from(f.bytes, 'UTF8')::jsonb) as named (text)
    join app.free_text x on x.network_id = here and x.id = named.text::uuid and x.body is not null
  where f.network_id = here
    and f.draft_id = moved
    and f.area = 'rows'
    and f.path like 'sealed-texts/%';
  delete from app.draft_file f where f.network_id = here and f.draft_id = moved;
  delete from app.draft_view v where v.network_id = here and v.draft_id = moved;
end $$;
revoke all on function app.move_draft(uuid, uuid, timestamptz) from public;
grant execute on function app.move_draft(uuid, uuid, timestamptz) to waymark_app;
