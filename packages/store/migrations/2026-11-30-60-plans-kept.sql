-- safe
-- Plans: of a country, a region or the network, for a period. A draft until a body agrees on it; amended afterwards with a reason, and
-- what stood before is kept.
create table app.plan (
  network_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  title_id uuid not null,
  from_day date not null,
  until_day date not null,
  state text not null default 'draft' check (state in ('draft', 'agreed', 'closed')),
  closed_on date,
  revision int not null default 1,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, subject_id) references app.subject,
  foreign key (network_id, title_id) references app.free_text,
  constraint plan_until_after_from check (until_day >= from_day),
  constraint plan_closed_on_a_day check ((state = 'closed') = (closed_on is not null))
);
create unique index plan_open_once on app.plan (network_id, subject_id) where state <> 'closed';
select migration.keep_apart('app.plan', 'select, insert, update');

-- Who agreed on a plan, and when; each agreement is a version.
create table app.plan_agreement (
  network_id uuid not null,
  plan_id uuid not null,
  version int not null check (version > 0),
  body_id uuid not null,
  agreed_on date not null,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, plan_id, version),
  foreign key (network_id, plan_id) references app.plan,
  foreign key (network_id, body_id) references app.free_text
);
select migration.keep_apart('app.plan_agreement', 'select, insert');

-- What a plan, a priority or an action said before it was amended, and why.
create table app.plan_amendment (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid,
  priority_id uuid,
  action_id uuid,
  before jsonb not null,
  reason_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references app.plan,
  foreign key (network_id, priority_id) references app.priority,
  foreign key (network_id, action_id) references app.action,
  foreign key (network_id, reason_id) references app.free_text,
  constraint plan_amendment_of_one_thing check (num_nonnulls(plan_id, priority_id, action_id) = 1)
);
create index plan_amendment_by_plan on app.plan_amendment (network_id, plan_id);
create index plan_amendment_by_priority on app.plan_amendment (network_id, priority_id);
create index plan_amendment_by_action on app.plan_amendment (network_id, action_id);
select migration.keep_apart('app.plan_amendment', 'select, insert');

-- Members responsible for an action.
create table app.action_member (
  network_id uuid not null,
  action_id uuid not null,
  member_id uuid not null,
  primary key (network_id, action_id, member_id),
  foreign key (network_id, action_id) references app.action,
  foreign key (network_id, member_id) references app.member
);
create index action_member_by_member on app.action_member (network_id, member_id);
select migration.keep_apart('app.action_member', 'select, insert, delete');

alter table app.priority
  add column plan_id uuid,
  add column revision int not null default 1,
  add constraint priority_plan foreign key (network_id, plan_id) references app.plan;
create index priority_by_plan on app.priority (network_id, plan_id);
alter table app.action add column revision int not null default 1;
grant update on app.priority, app.action to waymark_app;
