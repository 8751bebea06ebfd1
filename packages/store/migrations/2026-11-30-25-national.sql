-- safe
-- National indicators: proposed for one country by its people, agreed by a body of the country, then part of an edition. Their texts are
-- free texts until they are agreed on; from then on they are texts of the edition as well.
create table app.national_indicator (
  network_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  subject_id uuid not null,
  section text not null,
  answer text not null check (answer in ('rating', 'count', 'share')),
  measures text not null check (measures in ('structure', 'process', 'outcome')),
  valid_years int check (valid_years between 1 and 5),
  name_id uuid not null,
  question_id uuid not null,
  evidence_id uuid not null,
  yes_id uuid,
  partial_id uuid,
  no_id uuid,
  state text not null default 'proposed' check (state in ('proposed', 'withdrawn', 'agreed', 'ended')),
  indicator_version_id uuid,
  revision int not null default 1,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, edition_id) references app.edition,
  foreign key (network_id, subject_id) references app.subject,
  foreign key (network_id, edition_id, indicator_version_id) references app.edition_indicator,
  foreign key (network_id, name_id) references app.free_text,
  foreign key (network_id, question_id) references app.free_text,
  foreign key (network_id, evidence_id) references app.free_text,
  foreign key (network_id, yes_id) references app.free_text,
  foreign key (network_id, partial_id) references app.free_text,
  foreign key (network_id, no_id) references app.free_text,
  constraint national_indicator_rating_has_criteria check (
    (answer = 'rating') = (yes_id is not null) and (answer = 'rating') = (no_id is not null)
    and (answer = 'rating') = (valid_years is not null) and (answer = 'rating' or partial_id is null)
  ),
  constraint national_indicator_agreed_has_a_version check ((state in ('agreed', 'ended')) = (indicator_version_id is not null))
);
create index national_indicator_by_subject on app.national_indicator (network_id, subject_id);
create unique index national_indicator_by_version on app.national_indicator (network_id, edition_id, indicator_version_id);
select migration.keep_apart('app.national_indicator', 'select, insert, update');
