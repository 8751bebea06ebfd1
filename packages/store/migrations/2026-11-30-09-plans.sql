-- safe
-- Dialogues, priorities, actions and updates.
create table app.dialogue (
  network_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  held_on date not null,
  note_id uuid,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, subject_id) references app.subject,
  foreign key (network_id, note_id) references app.free_text
);

create table app.dialogue_member (
  network_id uuid not null,
  dialogue_id uuid not null,
  member_id uuid not null,
  primary key (network_id, dialogue_id, member_id),
  foreign key (network_id, dialogue_id) references app.dialogue,
  foreign key (network_id, member_id) references app.member
);

create table app.priority (
  network_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  indicator_id uuid not null,
  reason_id uuid not null,
  lesson_id uuid,
  public boolean not null default true,
  primary key (network_id, id),
  unique (network_id, dialogue_id, indicator_id),
  foreign key (network_id, dialogue_id) references app.dialogue,
  foreign key (network_id, indicator_id) references app.indicator,
  foreign key (network_id, reason_id) references app.free_text
);

create table app.action (
  network_id uuid not null,
  id uuid not null,
  priority_id uuid not null,
  what_id uuid not null,
  who_id uuid not null,
  starts_on date,
  due_on date not null,
  resources_id uuid,
  expects_indicator_id uuid not null,
  expects_id uuid not null,
  expects_from text check (expects_from in ('yes', 'partial', 'no')),
  expects_to text check (expects_to in ('yes', 'partial', 'no')),
  expects_by date,
  themes text[] not null default '{}',
  online text check (online in ('addressed', 'not-addressed')),
  public boolean not null default true,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, priority_id) references app.priority,
  foreign key (network_id, expects_indicator_id) references app.indicator,
  foreign key (network_id, what_id) references app.free_text,
  foreign key (network_id, who_id) references app.free_text,
  foreign key (network_id, resources_id) references app.free_text,
  foreign key (network_id, expects_id) references app.free_text,
  constraint action_due_after_start check (starts_on is null or due_on >= starts_on),
  constraint action_expects_a_state_by_a_day
    check (num_nonnulls(expects_to, expects_by) in (0, 2) and (expects_from is null or expects_to is not null))
);

create table app.action_update (
  network_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  round_id uuid,
  status text not null check (status in ('planned', 'under-way', 'done', 'stopped')),
  text_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, action_id) references app.action,
  foreign key (network_id, round_id) references app.round,
  foreign key (network_id, text_id) references app.free_text
);
select migration.keep_apart('app.dialogue', 'select, insert');
select migration.keep_apart('app.dialogue_member', 'select, insert');
select migration.keep_apart('app.priority', 'select, insert');
select migration.keep_apart('app.action', 'select, insert');
select migration.keep_apart('app.action_update', 'select, insert');

-- Which optional indicators a country chose in a dialogue, and which it let go again.
create table app.chosen_indicator (
  network_id uuid not null,
  edition_id uuid not null,
  indicator_version_id uuid not null,
  subject_id uuid not null,
  dialogue_id uuid not null,
  chosen boolean not null,
  primary key (network_id, edition_id, indicator_version_id, subject_id),
  foreign key (network_id, edition_id, indicator_version_id) references app.edition_indicator,
  foreign key (network_id, subject_id) references app.subject,
  foreign key (network_id, dialogue_id) references app.dialogue
);
select migration.keep_apart('app.chosen_indicator', 'select, insert, update');
