-- safe
-- Baselines of countries: one agreement over the core indicators of a framework, revised by a new one that names it.
create table app.baseline (
  network_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  framework_id uuid not null,
  edition_id uuid not null,
  days daterange not null,
  state text not null default 'draft' check (state in ('draft', 'agreed')),
  start_id uuid not null,
  agreed_on date,
  body_id uuid,
  record_id uuid,
  revises uuid,
  reason_id uuid,
  revision int not null default 1,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, subject_id) references app.subject,
  foreign key (network_id, framework_id) references app.framework,
  foreign key (network_id, edition_id) references app.edition,
  foreign key (network_id, start_id) references app.free_text,
  foreign key (network_id, body_id) references app.free_text,
  foreign key (network_id, record_id) references app.free_text,
  foreign key (network_id, revises) references app.baseline,
  foreign key (network_id, reason_id) references app.free_text,
  constraint baseline_agreed_by_a_body check (
    state = 'draft'
    or (agreed_on is not null and body_id is not null and record_id is not null)
  ),
  constraint baseline_revised_for_a_reason check ((revises is null) = (reason_id is null))
);
create unique index baseline_one_draft on app.baseline (network_id, subject_id, framework_id) where state = 'draft';
create unique index baseline_one_beginning on app.baseline (network_id, subject_id, framework_id)
  where state = 'agreed' and revises is null;
create unique index baseline_revised_once on app.baseline (network_id, revises) where state = 'agreed';

create table app.baseline_value (
  network_id uuid not null,
  baseline_id uuid not null,
  indicator_version_id uuid not null,
  status jsonb not null,
  source text check (source in ('answer', 'import', 'study')),
  round_id uuid,
  note_id uuid,
  primary key (network_id, baseline_id, indicator_version_id),
  foreign key (network_id, baseline_id) references app.baseline,
  foreign key (network_id, indicator_version_id) references app.indicator_version,
  foreign key (network_id, round_id) references app.round,
  foreign key (network_id, note_id) references app.free_text,
  constraint baseline_value_names_its_source check ((source is null) = (status ? 'missing')),
  constraint baseline_value_names_its_round check ((source is not distinct from 'answer') = (round_id is not null))
);

-- What was agreed stays as it is: it is revised by another baseline.
create function app.keep_agreed_baseline() returns trigger language plpgsql as $$
begin
  if old.state = 'agreed' then
    raise exception 'an agreed baseline stays as it is' using errcode = 'WM004';
  end if;
  return new;
end $$;
create trigger keep_agreed before update on app.baseline for each row execute function app.keep_agreed_baseline();

create function app.keep_agreed_values() returns trigger language plpgsql as $$
declare changed app.baseline_value := case when tg_op = 'DELETE' then old else new end;
begin
  if exists (
    select from app.baseline b
    where b.network_id = changed.network_id and b.id = changed.baseline_id and b.state = 'agreed'
  ) then
    raise exception 'an agreed baseline stays as it is' using errcode = 'WM004';
  end if;
  return changed;
end $$;
create trigger keep_agreed before insert or update or delete on app.baseline_value
  for each row execute function app.keep_agreed_values();
select migration.keep_apart('app.baseline', 'select, insert, update');
select migration.keep_apart('app.baseline_value', 'select, insert, delete');
