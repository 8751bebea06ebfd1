-- safe
-- Previews, the replies to them, and the draft releases that are looked at.
create table app.preview (
  network_id uuid not null references app.network,
  id uuid not null,
  label text not null constraint preview_label_is_year_and_number check (label ~ '^[0-9]{4}-[0-9]+$'),
  rounds uuid[] not null,
  frozen_times int not null default 1,
  frozen_at timestamptz not null,
  ends_on date not null,
  state text not null default 'open' check (state in ('open', 'published', 'abandoned')),
  person_id uuid,
  primary key (network_id, id)
);
create unique index preview_one_open on app.preview (network_id) where state = 'open';

create table app.preview_reply (
  network_id uuid not null,
  id uuid not null,
  preview_id uuid not null,
  frozen_times int not null,
  respondent_id uuid not null,
  subject_id uuid not null,
  reply text not null check (reply in ('agree', 'comment', 'object')),
  indicator_version_id uuid,
  text_id uuid,
  answer_id uuid,
  person_id uuid,
  at timestamptz not null,
  answered_by uuid,
  primary key (network_id, id),
  foreign key (network_id, preview_id) references app.preview,
  foreign key (network_id, respondent_id) references app.respondent,
  foreign key (network_id, subject_id) references app.subject,
  foreign key (network_id, text_id) references app.free_text,
  foreign key (network_id, answer_id) references app.free_text,
  constraint objection_names_its_figure
    check (reply <> 'object' or (indicator_version_id is not null and text_id is not null))
);
select migration.keep_apart('app.preview', 'select, insert, update');
select migration.keep_apart('app.preview_reply', 'select, insert, update');

-- A draft release: computed by a job out of one snapshot, looked at while the preview is open, signed as it is.
create table app.draft (
  network_id uuid not null,
  id uuid not null,
  preview_id uuid not null,
  frozen_times int not null,
  person_id uuid,
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'computing', 'ready', 'failed')),
  tries int not null default 0,
  done int not null default 0,
  whole int not null default 0,
  problem text,
  marks jsonb,
  made jsonb,
  changed text[] not null default '{}',
  primary key (network_id, id),
  unique (network_id, preview_id, frozen_times),
  foreign key (network_id, preview_id) references app.preview,
  constraint draft_ready_is_whole check (state <> 'ready' or num_nonnulls(marks, made) = 2)
);
create index draft_to_compute on app.draft (asked_at) where state in ('waiting', 'computing');

-- Its files: the jobs role writes and deletes them, and nobody reads them before they are signed.
create table app.draft_file (
  network_id uuid not null,
  draft_id uuid not null,
  area text not null check (area in ('public', 'sealed', 'rows')),
  path text not null,
  sha256 text not null,
  bytes bytea not null,
  primary key (network_id, draft_id, area, path),
  foreign key (network_id, draft_id) references app.draft
);

-- What desks show of it.
create table app.draft_view (
  network_id uuid not null,
  draft_id uuid not null,
  name text not null,
  content jsonb not null,
  primary key (network_id, draft_id, name),
  foreign key (network_id, draft_id) references app.draft
);
select migration.keep_apart('app.draft', 'select, insert, update');
select migration.keep_apart('app.draft_file', 'select, insert, delete', 'waymark_jobs');
select migration.keep_apart('app.draft_view', 'select, insert, delete', 'waymark_jobs');
grant select on app.draft_view to waymark_app;
grant select on app.draft to waymark_jobs;
create policy runner on app.draft for select to waymark_jobs using (true);
