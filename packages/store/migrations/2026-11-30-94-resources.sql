-- safe
-- What an action takes: money in one currency, days of staff, or things in kind, planned or spent. Never added over currencies.
create table app.action_resource (
  network_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  used text not null check (used in ('planned', 'spent')),
  sort text not null check (sort in ('money', 'staff-days', 'in-kind')),
  amount numeric(17, 2),
  currency text check (currency ~ '^[A-Z]{3}$'),
  note_id uuid,
  left_out boolean not null default false,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, action_id) references app.action,
  foreign key (network_id, note_id) references app.free_text,
  constraint action_resource_money_has_a_currency check ((sort = 'money') = (currency is not null)),
  constraint action_resource_says_how_much check ((sort = 'in-kind') = (amount is null))
);
create index action_resource_by_action on app.action_resource (network_id, action_id);
select migration.keep_apart('app.action_resource', 'select, insert, update');

alter table app.plan_amendment
  add column resource_id uuid,
  add constraint plan_amendment_resource foreign key (network_id, resource_id) references app.action_resource,
  add constraint plan_amendment_resource_of_an_action check (resource_id is null or action_id is not null);
create index plan_amendment_by_resource on app.plan_amendment (network_id, resource_id);

alter table app.public_part
  drop constraint public_part_named,
  add constraint public_part_named check (
    part in ('priority', 'action', 'name', 'dates', 'change', 'update', 'milestone', 'money')
  );
