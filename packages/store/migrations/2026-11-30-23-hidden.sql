-- safe
-- Countries hidden by two people, and the releases in which their files are made again.
create table app.hiding (
  network_id uuid not null references app.network,
  id uuid not null,
  place_code text not null references reference.place,
  reason text not null,
  asked_by uuid,
  asked_at timestamptz not null,
  agreed_by uuid,
  agreed_at timestamptz,
  lift_reason text,
  lift_asked_by uuid,
  lift_asked_at timestamptz,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (network_id, id),
  constraint hiding_takes_two_people check (agreed_by is null or agreed_by <> asked_by),
  constraint showing_takes_two_people check (lifted_by is null or lifted_by <> lift_asked_by),
  constraint showing_follows_hiding check (lift_asked_at is null or agreed_at is not null),
  constraint shown_again_was_asked_for check (lifted_at is null or lift_asked_at is not null)
);
create unique index hiding_once on app.hiding (network_id, place_code) where lifted_at is null;
select migration.keep_apart('app.hiding', 'select, insert, update');

-- Who is hidden in which release since when; `made_at` is null until its files are made again, and until then nobody reads it.
create table app.release_hiding (
  network_id uuid not null,
  release_id uuid not null,
  place_code text not null references reference.place,
  day date not null,
  made_at timestamptz,
  -- The countries behind the splits by reason that the release printed until then.
  splits jsonb not null default '[]',
  primary key (network_id, release_id, place_code),
  foreign key (network_id, release_id) references app.release
);
select migration.keep_apart('app.release_hiding', 'select, insert');
grant select on app.release_hiding to waymark_jobs;
create policy runner on app.release_hiding for select to waymark_jobs using (true);
create trigger say_published after insert or update on app.release_hiding for each statement execute function app.say_published();

-- A file of a release stays as it is, also for the owner, but while the release is made again because a country was hidden.
create function app.refuse_change_of_file() returns trigger language plpgsql as $$
begin
  if not exists (
    select
    from app.release_hiding h
    where h.network_id = old.network_id
      and h.release_id = old.release_id
      and h.made_at is null
  ) then
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'WM001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger append_only before update or delete on app.release_file for each row execute function app.refuse_change_of_file();
create trigger append_only before update or delete on sealed.release_file for each row execute function app.refuse_change_of_file();
