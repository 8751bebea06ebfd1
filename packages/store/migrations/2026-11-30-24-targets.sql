-- safe
-- Targets: in at least how many countries of a list something should be by a day, as a body agreed. Never changed; a later one stands
-- beside it.
create table app.target (
  network_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  indicator_version_id uuid not null,
  state text not null,
  least int not null check (least > 0),
  by_day date not null,
  agreed_on date not null,
  body text not null,
  record text not null,
  recorded_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, edition_id, indicator_version_id) references app.edition_indicator,
  constraint target_lies_ahead_of_its_agreement check (by_day > agreed_on)
);
create index target_by_version on app.target (network_id, indicator_version_id);

-- The countries it is about, as they were on the day it was agreed: those that join later stand apart.
create table app.target_subject (
  network_id uuid not null,
  target_id uuid not null,
  subject_id uuid not null,
  primary key (network_id, target_id, subject_id),
  foreign key (network_id, target_id) references app.target,
  foreign key (network_id, subject_id) references app.subject
);

create table app.target_milestone (
  network_id uuid not null,
  target_id uuid not null,
  by_day date not null,
  least int not null check (least > 0),
  primary key (network_id, target_id, by_day),
  foreign key (network_id, target_id) references app.target
);
select migration.keep_apart('app.target', 'select, insert');
select migration.keep_apart('app.target_subject', 'select, insert');
select migration.keep_apart('app.target_milestone', 'select, insert');
