-- safe
-- Previews and the replies to them.
create table app.preview (
  network_id uuid not null references app.network,
  id uuid not null,
  label text not null constraint preview_label_is_year_and_number check (label ~ '^[0-9]{4}-[0-9]+$'),
  rounds uuid[] not null,
  candidate jsonb not null,
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
