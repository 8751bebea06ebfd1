-- safe
-- What an entry, an action and a finding say that they serve: outcomes for children, target groups and SDG targets of the network's
-- editions, as facet/value.
alter table app.entry add column serves text[] not null default '{}';
alter table app.action add column serves text[] not null default '{}';
alter table app.learning_step add column serves text[] not null default '{}';
