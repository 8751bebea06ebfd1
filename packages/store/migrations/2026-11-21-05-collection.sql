-- safe
-- Rounds, what they ask, what is answered, reviewed, ruled, listed and settled.
create table app.round (
  network_id uuid not null, id uuid not null, edition_id uuid not null, label text not null, period_label text not null, period daterange not null,
  scope_rule jsonb not null, opened_on date not null, due_on date not null, closed_on date,
  primary key (network_id, id), unique (network_id, label), foreign key (network_id, edition_id) references app.edition,
  constraint round_due_after_opening check (due_on >= opened_on), constraint round_period_has_days check (not isempty(period)));
create table app.round_scope (
  network_id uuid not null, round_id uuid not null, subject_id uuid not null, primary key (network_id, round_id, subject_id),
  foreign key (network_id, round_id) references app.round, foreign key (network_id, subject_id) references app.subject);
create table app.asked (
  network_id uuid not null, round_id uuid not null, indicator_version_id uuid not null, subject_id uuid not null, respondent_id uuid not null,
  primary key (network_id, round_id, indicator_version_id, subject_id, respondent_id),
  foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, indicator_version_id) references app.indicator_version, foreign key (network_id, respondent_id) references app.respondent);
create table app.asked_register (
  network_id uuid not null, round_id uuid not null, kind text not null references reference.register_kind, subject_id uuid not null, respondent_id uuid not null,
  primary key (network_id, round_id, kind, subject_id, respondent_id),
  foreign key (network_id, round_id, subject_id) references app.round_scope, foreign key (network_id, respondent_id) references app.respondent);

create table app.submission (
  network_id uuid not null, id uuid not null, round_id uuid not null, subject_id uuid not null, respondent_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted')),
  authors uuid[] not null default '{}', revision int not null default 0, submitted_at timestamptz, late boolean not null default false,
  primary key (network_id, id), unique (network_id, round_id, subject_id, respondent_id),
  foreign key (network_id, round_id, subject_id) references app.round_scope, foreign key (network_id, respondent_id) references app.respondent);
create table app.answer (
  network_id uuid not null, id uuid not null, submission_id uuid not null, indicator_version_id uuid not null, correction int not null default 0,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted')),
  value jsonb, reason text, numerator numeric, denominator numeric, typed jsonb not null default '{}', rationale_id uuid, narrative_id uuid,
  revision int not null default 1, author_id uuid, saved_at timestamptz not null,
  primary key (network_id, id), unique (network_id, submission_id, indicator_version_id, correction),
  foreign key (network_id, submission_id) references app.submission, foreign key (network_id, indicator_version_id) references app.indicator_version,
  foreign key (network_id, rationale_id) references app.free_text, foreign key (network_id, narrative_id) references app.free_text,
  constraint answer_value_or_reason check (num_nonnulls(value, reason) <= 1),
  constraint answer_submitted_says_something check (state = 'draft' or state = 'returned' or num_nonnulls(value, reason) = 1),
  constraint answer_reason_is_known check (reason in ('not-answered', 'refused', 'unknown', 'not-collected', 'not-applicable')),
  constraint answer_count_not_above_denominator check (numerator is null or denominator is null or (numerator >= 0 and denominator > 0 and numerator <= denominator)));

create table app.entry (
  network_id uuid not null, id uuid not null, kind text not null references reference.register_kind, round_id uuid not null, subject_id uuid not null, respondent_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted', 'dropped')),
  title_id uuid not null, description_id uuid, others_id uuid, strength text check (strength in ('documented', 'plausible', 'claimed')),
  day date not null, until date, stage text, numbers jsonb not null default '{}', choices jsonb not null default '{}', links jsonb not null default '{}',
  themes text[] not null default '{}',
  revision int not null default 1, author_id uuid, saved_at timestamptz not null, same_as uuid,
  primary key (network_id, id), foreign key (network_id, round_id, subject_id) references app.round_scope, foreign key (network_id, respondent_id) references app.respondent,
  foreign key (network_id, title_id) references app.free_text, foreign key (network_id, description_id) references app.free_text, foreign key (network_id, others_id) references app.free_text,
  foreign key (network_id, same_as) references app.entry,
  constraint entry_ends_after_it_begins check (until is null or until >= day), constraint entry_claim_names_others check ((strength is null) = (others_id is null)));
create table app.entry_place (
  network_id uuid not null, entry_id uuid not null, place_code text not null references reference.place, primary key (network_id, entry_id, place_code),
  foreign key (network_id, entry_id) references app.entry);
create table app.entry_text (
  network_id uuid not null, entry_id uuid not null, field text not null, text_id uuid not null, primary key (network_id, entry_id, field),
  foreign key (network_id, entry_id) references app.entry, foreign key (network_id, text_id) references app.free_text);
create table app.entry_member (
  network_id uuid not null, entry_id uuid not null, member_id uuid not null, primary key (network_id, entry_id, member_id),
  foreign key (network_id, entry_id) references app.entry, foreign key (network_id, member_id) references app.member);
create table app.list_closing (
  network_id uuid not null, round_id uuid not null, kind text not null, subject_id uuid not null, respondent_id uuid not null,
  closing text not null check (closing in ('complete', 'nothing', 'refused', 'unknown', 'not-collected', 'not-applicable')), person_id uuid, at timestamptz not null,
  primary key (network_id, round_id, kind, subject_id, respondent_id),
  foreign key (network_id, round_id, kind, subject_id, respondent_id) references app.asked_register);

create table app.evidence (
  network_id uuid not null, id uuid not null, answer_id uuid, entry_id uuid, address text not null, seen_on date not null, quote_id uuid, place_in_document text,
  primary key (network_id, id), foreign key (network_id, answer_id) references app.answer, foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, quote_id) references app.free_text,
  constraint evidence_of_one_thing check (num_nonnulls(answer_id, entry_id) = 1), constraint evidence_is_a_link check (address ~ '^https?://'));
create table app.review (
  network_id uuid not null, id uuid not null, submission_id uuid, entry_id uuid, answer_id uuid, decision text not null check (decision in ('accepted', 'returned', 'accepted-in-part')),
  reviewer_id uuid not null, note_id uuid, nobody_recognisable boolean not null, at timestamptz not null,
  primary key (network_id, id), foreign key (network_id, submission_id) references app.submission, foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, answer_id) references app.answer, foreign key (network_id, note_id) references app.free_text,
  constraint review_of_one_thing check (num_nonnulls(submission_id, entry_id, answer_id) = 1),
  constraint return_says_why check (decision = 'accepted' or note_id is not null),
  constraint acceptance_confirms_nobody_recognisable check (decision = 'returned' or nobody_recognisable));
create table app.ruling (
  network_id uuid not null, id uuid not null, round_id uuid not null, indicator_version_id uuid not null, subject_id uuid not null, respondent_type text not null,
  status jsonb not null, reason_id uuid not null, person_id uuid not null, at timestamptz not null,
  primary key (network_id, id), foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, indicator_version_id) references app.indicator_version, foreign key (network_id, reason_id) references app.free_text);

create table app.observation (
  network_id uuid not null, id uuid not null, round_id uuid not null, indicator_version_id uuid not null, subject_id uuid not null, period_label text not null,
  cell text not null default 'total', respondent_type text not null, instrument text not null, status jsonb not null, how text not null, settled_on date, supersedes uuid, at timestamptz not null,
  primary key (network_id, id), foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, indicator_version_id) references app.indicator_version, foreign key (network_id, supersedes) references app.observation);
create index observation_latest on app.observation (network_id, round_id, indicator_version_id, subject_id, respondent_type, at desc);
create trigger append_only before update or delete on app.observation for each row execute function app.refuse_change();

create table app.baseline (
  network_id uuid not null, subject_id uuid not null, indicator_id uuid not null, round_id uuid not null, observation_id uuid not null, status jsonb not null, locked_on date not null,
  primary key (network_id, subject_id, indicator_id), foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, indicator_id) references app.indicator, foreign key (network_id, observation_id) references app.observation);
create trigger append_only before update or delete on app.baseline for each row execute function app.refuse_change();

select migration.keep_apart(t, 'select, insert, update') from unnest(array['app.round', 'app.submission', 'app.answer', 'app.entry']::regclass[]) t;
select migration.keep_apart(t, 'select, insert, update, delete') from unnest(array['app.entry_place', 'app.entry_member', 'app.entry_text', 'app.evidence', 'app.list_closing']::regclass[]) t;
select migration.keep_apart(t, 'select, insert') from unnest(array['app.round_scope', 'app.asked', 'app.asked_register', 'app.review', 'app.ruling', 'app.observation', 'app.baseline']::regclass[]) t;
