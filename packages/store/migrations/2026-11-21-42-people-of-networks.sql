-- safe
-- Administrators invite people to their network, give roles and end them; two of them together let somebody in again.
create table auth.invitation (
  network_id uuid not null references app.network, id uuid not null, digest bytea not null,
  email text not null, name text not null, language text not null,
  role text not null, member_id uuid, group_id uuid, until date,
  invited_by uuid references auth.person, made_at timestamptz not null, ends_at timestamptz not null,
  accepted_at timestamptz, withdrawn_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, member_id) references app.member, foreign key (network_id, group_id) references app.group_,
  constraint invitation_is_accepted_or_withdrawn check (accepted_at is null or withdrawn_at is null));
create unique index invitation_email_once on auth.invitation (network_id, email, role, member_id, group_id) nulls not distinct
  where accepted_at is null and withdrawn_at is null;
create index invitation_digest on auth.invitation (digest);

create table auth.recovery (
  network_id uuid not null references app.network, id uuid not null, person_id uuid not null references auth.person,
  asked_by uuid not null references auth.person, asked_at timestamptz not null, agreed_by uuid references auth.person, agreed_at timestamptz, withdrawn_at timestamptz,
  primary key (network_id, id), constraint recovery_takes_two check (agreed_by <> asked_by and person_id not in (asked_by, agreed_by)));
create unique index recovery_once on auth.recovery (network_id, person_id) where agreed_at is null and withdrawn_at is null;

select migration.keep_apart('auth.invitation', 'select, insert, update');
select migration.keep_apart('auth.recovery', 'select, insert, update');
create policy login on auth.invitation to waymark_login using (true);
grant select on auth.invitation to waymark_login;

drop policy network on auth.role_of;
create policy network on auth.role_of using (network_id = (select app.network())) with check (network_id = (select app.network()));
grant insert, update (days) on auth.role_of to waymark_app;
alter table auth.role_of drop constraint role_of_role_check;
alter table auth.role_of add constraint role_of_role_check check (role in
  ('administrator', 'secretariat', 'coordinator', 'lead', 'contributor', 'reviewer', 'focal-point', 'auditor', 'observer'));

-- The role that serves pages sees the persons who have, or had, a role in the network of its transaction, and no others.
alter table auth.person enable row level security;
alter table auth.person force row level security;
create policy login on auth.person to waymark_login using (true);
create policy owner_all on auth.person to current_user using (true) with check (true);
create policy of_own_network on auth.person for select to waymark_app
  using (exists (select from auth.role_of r where r.person_id = person.id and r.network_id = (select app.network())));
grant select (id, name, language, email) on auth.person to waymark_app;
