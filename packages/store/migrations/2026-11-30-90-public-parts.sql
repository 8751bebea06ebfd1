-- safe
-- What of a priority or an action is published: each part by itself, by each member concerned. Nothing that was published before
-- counts as switched on by a member; the columns app.priority.public and app.action.public are not read any more.
create table app.priority_member (
  network_id uuid not null,
  priority_id uuid not null,
  member_id uuid not null,
  primary key (network_id, priority_id, member_id),
  foreign key (network_id, priority_id) references app.priority,
  foreign key (network_id, member_id) references app.member
);
create index priority_member_by_member on app.priority_member (network_id, member_id);
select migration.keep_apart('app.priority_member', 'select, insert, delete');

-- A row stands while the member has the part switched on.
create table app.public_part (
  network_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  priority_id uuid,
  action_id uuid,
  update_id uuid,
  part text not null check (part in ('priority', 'action', 'name', 'dates', 'change', 'update')),
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  unique nulls not distinct (network_id, priority_id, action_id, update_id, part, member_id),
  foreign key (network_id, member_id) references app.member,
  foreign key (network_id, priority_id) references app.priority,
  foreign key (network_id, action_id) references app.action,
  foreign key (network_id, update_id) references app.action_update,
  constraint public_part_of_one_thing check (num_nonnulls(priority_id, action_id) = 1),
  constraint public_part_of_a_priority check ((part = 'priority') = (priority_id is not null)),
  constraint public_part_of_an_update check ((part = 'update') = (update_id is not null))
);
create index public_part_by_action on app.public_part (network_id, action_id);
select migration.keep_apart('app.public_part', 'select, insert, delete');
