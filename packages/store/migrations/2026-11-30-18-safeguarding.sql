-- safe
-- Texts that a reader marked as concerning a child's safety: taken from the desk, seen by focal points alone, with a clock.
create table app.concern (
  network_id uuid not null references app.network,
  id uuid not null,
  text_id uuid not null,
  body text,
  typed boolean not null default false,
  marked_by uuid,
  marked_at timestamptz not null,
  due_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision text check (decision in ('put-back', 'taken-away')),
  primary key (network_id, id),
  foreign key (network_id, text_id) references app.free_text,
  constraint concern_is_emptied_once_decided check ((body is null) = (decided_at is not null)),
  constraint concern_decided_says_how check ((decision is null) = (decided_at is null))
);
create unique index concern_open_once on app.concern (network_id, text_id) where decided_at is null;
select migration.keep_apart('app.concern', 'select, insert');
grant update (body, decided_by, decided_at, decision) on app.concern to waymark_app;

-- A second lock beside the network: rows are seen only in a transaction that has been opened for a focal point.
create policy for_focal_points on app.concern as restrictive for select to waymark_app
  using (current_setting('app.concerns', true) = 'open');

create table app.safeguarding (
  network_id uuid primary key references app.network,
  focal_point_needed boolean not null
);
select migration.keep_apart('app.safeguarding', 'select, insert, update');

-- A redaction takes the text away here too, whoever runs it: the rows are not seen by the role that redacts.
create function app.forget_concern() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.concern set body = null, decision = 'taken-away', decided_at = new.redacted_at
    where network_id = new.network_id and text_id = new.id and decided_at is null;
  return null;
end $$;

revoke all on function app.forget_concern() from public;

create trigger forget_concern after update of redacted_at on app.free_text for each row
  when (old.redacted_at is null and new.redacted_at is not null) execute function app.forget_concern();
