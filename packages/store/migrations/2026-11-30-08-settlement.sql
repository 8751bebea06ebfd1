-- safe
-- Rulings and observations.
create table app.ruling (
  network_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  indicator_version_id uuid not null,
  subject_id uuid not null,
  respondent_type text not null,
  status jsonb not null,
  reason_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, indicator_version_id) references app.indicator_version,
  foreign key (network_id, reason_id) references app.free_text
);

create table app.observation (
  network_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  indicator_version_id uuid not null,
  subject_id uuid not null,
  period_label text not null,
  cell text not null default 'total',
  respondent_type text not null,
  instrument text not null,
  status jsonb not null,
  how text not null,
  settled_on date,
  supersedes uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, indicator_version_id) references app.indicator_version,
  foreign key (network_id, supersedes) references app.observation
);
create index observation_latest on app.observation (network_id, round_id, indicator_version_id, subject_id, respondent_type, at desc);
create trigger append_only before update or delete on app.observation for each row execute function app.refuse_change();

select migration.keep_apart('app.ruling', 'select, insert');
select migration.keep_apart('app.observation', 'select, insert');
