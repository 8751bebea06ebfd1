-- safe
-- Steps of an action, pilots and what is handed over to a government: by when, reached on which day, and what shows it. Each is made
-- public by itself; what one said before it was amended stands with the amendments of its action.
create table app.action_milestone (
  network_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  sort text not null check (sort in ('step', 'pilot', 'hand-over')),
  what_id uuid not null,
  due_on date not null,
  reached_on date,
  shows_id uuid,
  left_out boolean not null default false,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, action_id) references app.action,
  foreign key (network_id, what_id) references app.free_text,
  foreign key (network_id, shows_id) references app.free_text,
  constraint action_milestone_is_shown_by_something check ((reached_on is null) = (shows_id is null))
);
create index action_milestone_by_action on app.action_milestone (network_id, action_id);
select migration.keep_apart('app.action_milestone', 'select, insert, update');

alter table app.plan_amendment
  add column milestone_id uuid,
  add constraint plan_amendment_milestone foreign key (network_id, milestone_id) references app.action_milestone,
  add constraint plan_amendment_of_an_action check (milestone_id is null or action_id is not null);
create index plan_amendment_by_milestone on app.plan_amendment (network_id, milestone_id);

alter table app.public_part
  add column milestone_id uuid,
  add constraint public_part_milestone foreign key (network_id, milestone_id) references app.action_milestone,
  drop constraint public_part_part_check,
  drop constraint public_part_network_id_priority_id_action_id_update_id_part_key,
  add constraint public_part_once unique nulls not distinct (
    network_id,
    priority_id,
    action_id,
    update_id,
    milestone_id,
    part,
    member_id
  ),
  add constraint public_part_named check (
    part in ('priority', 'action', 'name', 'dates', 'change', 'update', 'milestone')
  ),
  add constraint public_part_of_a_milestone check ((part = 'milestone') = (milestone_id is not null));
