-- safe
-- That the members of a country or region decided not to act on a gap for now, and why. Never changed; a later one stands beside it.
create table app.not_to_act (
  network_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  indicator_id uuid not null,
  decided_on date not null,
  reason_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, subject_id) references app.subject,
  foreign key (network_id, indicator_id) references app.indicator,
  foreign key (network_id, reason_id) references app.free_text
);
create index not_to_act_by_subject on app.not_to_act (network_id, subject_id, indicator_id);
select migration.keep_apart('app.not_to_act', 'select, insert');
