-- safe
-- Roles in dated scopes, invitations, and recovery by two.
create table auth.role_of (
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null references auth.person,
  role text not null,
  member_id uuid,
  group_id uuid,
  days daterange not null,
  office_id uuid,
  primary key (network_id, id),
  foreign key (network_id) references app.network,
  foreign key (network_id, member_id) references app.member,
  foreign key (network_id, group_id) references app.group_,
  constraint members_roles_name_the_member check (role not in ('lead', 'contributor') or member_id is not null),
  constraint coordinators_name_the_region check (role <> 'coordinator' or group_id is not null),
  foreign key (network_id, office_id) references app.office,
  constraint role_of_role_check
    check (
      role in (
        'administrator',
        'secretariat',
        'coordinator',
        'lead',
        'contributor',
        'respondent',
        'reviewer',
        'focal-point',
        'auditor',
        'observer'
      )
    ),
  constraint respondents_name_the_office_alone
    check (role <> 'respondent' or (office_id is not null and num_nonnulls(member_id, group_id) = 0)),
  constraint offices_are_of_respondents_and_reviewers
    check (office_id is null or role in ('respondent', 'reviewer'))
);

alter table auth.role_of enable row level security;
alter table auth.role_of force row level security;
create policy login on auth.role_of to waymark_login using (true);
grant select on auth.role_of to waymark_app, waymark_login;
create policy owner_gives on auth.role_of to current_user using (true) with check (true);

create table auth.invitation (
  network_id uuid not null references app.network,
  id uuid not null,
  digest bytea not null,
  email text not null,
  name text not null,
  language text not null,
  role text not null,
  member_id uuid,
  group_id uuid,
  until date,
  invited_by uuid references auth.person,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  office_id uuid,
  primary key (network_id, id),
  foreign key (network_id, member_id) references app.member,
  foreign key (network_id, group_id) references app.group_,
  constraint invitation_is_accepted_or_withdrawn check (accepted_at is null or withdrawn_at is null),
  foreign key (network_id, office_id) references app.office,
  constraint invited_respondents_name_the_office_alone
    check (role <> 'respondent' or (office_id is not null and num_nonnulls(member_id, group_id) = 0))
);
create index invitation_digest on auth.invitation (digest);

create table auth.recovery (
  network_id uuid not null references app.network,
  id uuid not null,
  person_id uuid not null references auth.person,
  asked_by uuid not null references auth.person,
  asked_at timestamptz not null,
  agreed_by uuid references auth.person,
  agreed_at timestamptz,
  withdrawn_at timestamptz,
  primary key (network_id, id),
  constraint recovery_takes_two check (agreed_by <> asked_by and person_id not in (asked_by, agreed_by))
);
create unique index recovery_once on auth.recovery (network_id, person_id) where agreed_at is null and withdrawn_at is null;
select migration.keep_apart('auth.invitation', 'select, insert, update');
select migration.keep_apart('auth.recovery', 'select, insert, update');
create policy login on auth.invitation to waymark_login using (true);
grant select on auth.invitation to waymark_login;
create policy network on auth.role_of using (network_id = (select app.network())) with check (network_id = (select app.network()));
grant insert, update (days) on auth.role_of to waymark_app;

create policy of_own_network on auth.person for select to waymark_app
  using (exists (select from auth.role_of r where r.person_id = person.id and r.network_id = (select app.network())));

create unique index invitation_email_once on auth.invitation (network_id, email, role, member_id, group_id, office_id) nulls not distinct
  where accepted_at is null and withdrawn_at is null;
