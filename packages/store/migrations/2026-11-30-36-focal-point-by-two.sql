-- safe
-- Who is to be a focal point reads the texts that others marked: one administrator asks, another agrees.
create table auth.naming (
  network_id uuid not null references app.network,
  id uuid not null,
  person_id uuid not null references auth.person,
  until date,
  asked_by uuid not null references auth.person,
  asked_at timestamptz not null,
  agreed_by uuid references auth.person,
  agreed_at timestamptz,
  withdrawn_at timestamptz,
  primary key (network_id, id),
  constraint naming_takes_two check (agreed_by not in (asked_by, person_id)),
  constraint naming_is_agreed_or_withdrawn check (agreed_at is null or withdrawn_at is null)
);
create unique index naming_once on auth.naming (network_id, person_id) where agreed_at is null and withdrawn_at is null;
select migration.keep_apart('auth.naming', 'select, insert, update');
