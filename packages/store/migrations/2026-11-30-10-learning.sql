-- safe
-- The learning chain: findings, lessons, decisions, changes.
create table app.learning_step (
  network_id uuid not null references app.network,
  id uuid not null,
  kind text not null check (kind in ('finding', 'lesson', 'decision', 'change')),
  after_id uuid,
  subject_id uuid,
  indicator_id uuid,
  action_id uuid,
  text_id uuid not null,
  public boolean not null default true,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  unique (network_id, after_id),
  foreign key (network_id, after_id) references app.learning_step,
  foreign key (network_id, subject_id) references app.subject,
  foreign key (network_id, indicator_id) references app.indicator,
  foreign key (network_id, action_id) references app.action,
  foreign key (network_id, text_id) references app.free_text,
  constraint only_a_finding_comes_first check ((kind = 'finding') = (after_id is null)),
  constraint a_change_names_what_it_changes
    check (kind <> 'change' or num_nonnulls(action_id, indicator_id) >= 1)
);
select migration.keep_apart('app.learning_step', 'select, insert');
