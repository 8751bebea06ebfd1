-- safe
-- What an action supports a level up: an action or a priority of a region or of the network.
alter table app.action
  add column supports_action_id uuid,
  add column supports_priority_id uuid,
  add constraint action_supports_action foreign key (network_id, supports_action_id) references app.action,
  add constraint action_supports_priority foreign key (network_id, supports_priority_id) references app.priority,
  add constraint action_supports_one_thing check (num_nonnulls(supports_action_id, supports_priority_id) <= 1),
  add constraint action_supports_another check (supports_action_id <> id);
create index action_by_supported_action on app.action (network_id, supports_action_id);
create index action_by_supported_priority on app.action (network_id, supports_priority_id);
