-- safe
-- Previews, releases as their files, the texts beside them, redactions.
create table app.preview (
  network_id uuid not null references app.network, id uuid not null, label text not null constraint preview_label_is_year_and_number check (label ~ '^[0-9]{4}-[0-9]+$'),
  rounds uuid[] not null, candidate jsonb not null, frozen_times int not null default 1, frozen_at timestamptz not null, ends_on date not null,
  state text not null default 'open' check (state in ('open', 'published', 'abandoned')), person_id uuid,
  primary key (network_id, id));
create unique index preview_one_open on app.preview (network_id) where state = 'open';
create table app.preview_reply (
  network_id uuid not null, id uuid not null, preview_id uuid not null, frozen_times int not null, respondent_id uuid not null, subject_id uuid not null,
  reply text not null check (reply in ('agree', 'comment', 'object')), indicator_version_id uuid, text_id uuid, answer_id uuid, person_id uuid, at timestamptz not null, answered_by uuid,
  primary key (network_id, id), foreign key (network_id, preview_id) references app.preview, foreign key (network_id, respondent_id) references app.respondent,
  foreign key (network_id, subject_id) references app.subject, foreign key (network_id, text_id) references app.free_text, foreign key (network_id, answer_id) references app.free_text,
  constraint objection_names_its_figure check (reply <> 'object' or (indicator_version_id is not null and text_id is not null)));

create table app.release (
  network_id uuid not null references app.network, id uuid not null, label text not null, at timestamptz not null, key_id text not null, manifest_sha256 text not null,
  withdrawn_at timestamptz, withdrawn_reason_id uuid, replaced_by text,
  primary key (network_id, id), unique (network_id, label), foreign key (network_id, withdrawn_reason_id) references app.free_text);
create table app.release_round (
  network_id uuid not null, release_id uuid not null, round_id uuid not null, primary key (network_id, release_id, round_id),
  foreign key (network_id, release_id) references app.release, foreign key (network_id, round_id) references app.round);
create table app.release_file (
  network_id uuid not null, release_id uuid not null, path text not null, sha256 text not null, bytes bytea not null,
  primary key (network_id, release_id, path), foreign key (network_id, release_id) references app.release);
create table app.release_text (
  network_id uuid not null, release_id uuid not null, text_id uuid not null, language text not null, body text not null,
  primary key (network_id, release_id, text_id), foreign key (network_id, release_id) references app.release);
create table app.release_redaction (
  network_id uuid not null, release_id uuid not null, text_id uuid not null, day date not null,
  primary key (network_id, release_id, text_id), foreign key (network_id, release_id) references app.release);
create table sealed.release_file (
  network_id uuid not null, release_id uuid not null, path text not null, bytes bytea not null,
  primary key (network_id, release_id, path), foreign key (network_id, release_id) references app.release);
create table sealed.release_text (
  network_id uuid not null, release_id uuid not null, text_id uuid not null, language text not null, body text not null,
  primary key (network_id, release_id, text_id), foreign key (network_id, release_id) references app.release);
create trigger append_only before update or delete on app.release_file for each row execute function app.refuse_change();
create trigger append_only before update or delete on sealed.release_file for each row execute function app.refuse_change();

create table app.redaction (
  network_id uuid not null, id uuid not null, text_id uuid not null, reason text not null, asked_by uuid not null, asked_at timestamptz not null, agreed_by uuid, agreed_at timestamptz,
  primary key (network_id, id), foreign key (network_id, text_id) references app.free_text,
  constraint redaction_takes_two_people check (agreed_by is null or agreed_by <> asked_by));
create unique index redaction_asked_once on app.redaction (network_id, text_id) where agreed_by is null;

select migration.keep_apart(t, 'select, insert, update') from unnest(array['app.preview', 'app.preview_reply', 'app.redaction']::regclass[]) t;
select migration.keep_apart(t, 'select, insert') from unnest(array['app.release_file', 'app.release_round', 'app.release_redaction']::regclass[]) t;
select migration.keep_apart('app.release', 'select, insert');
grant update (withdrawn_at, withdrawn_reason_id, replaced_by) on app.release to waymark_app;
select migration.keep_apart('app.release_text', 'select, insert, delete');
select migration.keep_apart('sealed.release_file', 'insert');
select migration.keep_apart('sealed.release_text', 'insert, delete');
grant select (network_id, release_id, text_id) on sealed.release_text to waymark_app; -- to delete by, not to read
