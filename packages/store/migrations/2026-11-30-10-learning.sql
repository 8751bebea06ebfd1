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
  themes text[] not null default '{}',
  online text check (online in ('addressed', 'not-addressed')),
  owner_role text,
  owner_member_id uuid,
  due_on date,
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
  foreign key (network_id, owner_member_id) references app.member,
  constraint only_a_finding_comes_first check ((kind = 'finding') = (after_id is null)),
  constraint a_change_names_what_it_changes
    check (kind <> 'change' or num_nonnulls(action_id, indicator_id) >= 1),
  constraint a_decision_has_one_owner_and_a_day
    check (
      case
        when kind = 'decision' then num_nonnulls(owner_role, owner_member_id) = 1 and due_on is not null
        else num_nonnulls(owner_role, owner_member_id, due_on) = 0
      end
    )
);
alter table app.priority add foreign key (network_id, lesson_id) references app.learning_step;
select migration.keep_apart('app.learning_step', 'select, insert');
