-- safe
-- What is answered, with its evidence, and how it is reviewed.
create table app.submission (
  network_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  subject_id uuid not null,
  respondent_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted')),
  authors uuid[] not null default '{}',
  revision int not null default 0,
  submitted_at timestamptz,
  late boolean not null default false,
  primary key (network_id, id),
  unique (network_id, round_id, subject_id, respondent_id),
  foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, respondent_id) references app.respondent
);

create table app.answer (
  network_id uuid not null,
  id uuid not null,
  submission_id uuid not null,
  indicator_version_id uuid not null,
  correction int not null default 0,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted')),
  value jsonb,
  reason text,
  numerator numeric,
  denominator numeric,
  typed jsonb not null default '{}',
  rationale_id uuid,
  narrative_id uuid,
  revision int not null default 1,
  author_id uuid,
  saved_at timestamptz not null,
  parts jsonb,
  held boolean not null default false,
  entered_by uuid,
  entered_from text,
  received_on date,
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (network_id, id),
  unique (network_id, submission_id, indicator_version_id, correction),
  foreign key (network_id, submission_id) references app.submission,
  foreign key (network_id, indicator_version_id) references app.indicator_version,
  foreign key (network_id, rationale_id) references app.free_text,
  foreign key (network_id, narrative_id) references app.free_text,
  constraint answer_value_or_reason check (num_nonnulls(value, reason) <= 1),
  constraint answer_submitted_says_something
    check (state = 'draft' or state = 'returned' or num_nonnulls(value, reason) = 1),
  constraint answer_reason_is_known
    check (reason in ('not-answered', 'refused', 'unknown', 'not-collected', 'not-applicable')),
  constraint answer_count_not_above_denominator
    check (numerator is null or denominator is null or (numerator >= 0 and denominator > 0 and numerator <= denominator)),
  constraint answer_parts_stand_beside_a_reason check (parts is null or reason is not null),
  constraint answer_entered_says_from_what check (num_nonnulls(entered_by, entered_from, received_on) in (0, 3)),
  constraint answer_entered_from_is_known check (entered_from in ('paper', 'telephone', 'message', 'meeting')),
  constraint answer_confirmed_was_entered
    check ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null or confirmed_by <> entered_by)),
  constraint answer_confirmed_by_another check (confirmed_by is null or entered_by is not null),
  constraint answer_typed_is_codes_and_numbers
    check (not jsonb_path_exists(typed, '$.* ? (!(@ like_regex "^[-a-z0-9.]{1,100}$" flag "i"))'))
);

create table app.evidence (
  network_id uuid not null,
  id uuid not null,
  answer_id uuid,
  entry_id uuid,
  type text not null,
  address_id uuid,
  where_id uuid,
  seen_on date not null,
  quote_id uuid,
  place_id uuid,
  primary key (network_id, id),
  foreign key (network_id, answer_id) references app.answer,
  foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, address_id) references app.free_text,
  foreign key (network_id, where_id) references app.free_text,
  foreign key (network_id, quote_id) references app.free_text,
  foreign key (network_id, place_id) references app.free_text,
  constraint evidence_of_one_thing check (num_nonnulls(answer_id, entry_id) = 1),
  constraint evidence_type_is_known
    check (type in ('law', 'data-set', 'report', 'interview', 'survey', 'news', 'observation', 'unpublished')),
  constraint evidence_has_one_source
    check (type = 'unpublished' or num_nonnulls(address_id, where_id) = 1),
  constraint unpublished_evidence_has_no_address check (type <> 'unpublished' or address_id is null)
);

create table app.review (
  network_id uuid not null,
  id uuid not null,
  submission_id uuid,
  entry_id uuid,
  answer_id uuid,
  decision text not null check (decision in ('accepted', 'returned', 'accepted-in-part')),
  reviewer_id uuid not null,
  note_id uuid,
  nobody_recognisable boolean not null,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, submission_id) references app.submission,
  foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, answer_id) references app.answer,
  foreign key (network_id, note_id) references app.free_text,
  constraint review_of_one_thing check (num_nonnulls(submission_id, entry_id, answer_id) = 1),
  constraint return_says_why check (decision = 'accepted' or note_id is not null),
  constraint acceptance_confirms_nobody_recognisable check (decision = 'returned' or nobody_recognisable)
);
select migration.keep_apart('app.submission', 'select, insert, update');
select migration.keep_apart('app.answer', 'select, insert, update');
select migration.keep_apart('app.evidence', 'select, insert, update, delete');
select migration.keep_apart('app.review', 'select, insert');
-- Each is asked by these columns for whole rounds at a time.
create index answer_by_version on app.answer (network_id, indicator_version_id, submission_id);
create index evidence_of_answer on app.evidence (network_id, answer_id) where answer_id is not null;
create index evidence_of_entry on app.evidence (network_id, entry_id) where entry_id is not null;
create index review_of_submission on app.review (network_id, submission_id) where submission_id is not null;
create index review_of_answer on app.review (network_id, answer_id) where answer_id is not null;
create index review_of_entry on app.review (network_id, entry_id) where entry_id is not null;
