-- safe
-- Rounds, their scope, and what they ask of whom.
create table app.round (
  network_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  label text not null,
  period_label text not null,
  period daterange not null,
  scope_rule jsonb not null,
  left_out text[] not null default '{}',
  opened_on date not null,
  due_on date not null,
  closed_on date,
  reason_id uuid,
  voided_on date,
  primary key (network_id, id),
  foreign key (network_id, edition_id) references app.edition,
  foreign key (network_id, reason_id) references app.free_text,
  constraint round_due_after_opening check (due_on >= opened_on),
  constraint round_period_has_days check (not isempty(period)),
  constraint round_voided_is_closed check (voided_on is null or closed_on is not null)
);

create unique index round_label_once on app.round (network_id, label) where voided_on is null;

create table app.round_scope (
  network_id uuid not null,
  round_id uuid not null,
  subject_id uuid not null,
  primary key (network_id, round_id, subject_id),
  foreign key (network_id, round_id) references app.round,
  foreign key (network_id, subject_id) references app.subject
);

create table app.asked (
  network_id uuid not null,
  round_id uuid not null,
  indicator_version_id uuid not null,
  subject_id uuid not null,
  respondent_id uuid not null,
  primary key (network_id, round_id, indicator_version_id, subject_id, respondent_id),
  foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, indicator_version_id) references app.indicator_version,
  foreign key (network_id, respondent_id) references app.respondent
);

create table app.asked_register (
  network_id uuid not null,
  round_id uuid not null,
  kind text not null references reference.register_kind,
  subject_id uuid not null,
  respondent_id uuid not null,
  primary key (network_id, round_id, kind, subject_id, respondent_id),
  foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, respondent_id) references app.respondent
);
select migration.keep_apart('app.round', 'select, insert, update');
select migration.keep_apart('app.round_scope', 'select, insert');
select migration.keep_apart('app.asked', 'select, insert');
select migration.keep_apart('app.asked_register', 'select, insert');
create index asked_of_respondent on app.asked (network_id, round_id, subject_id, respondent_id);
