-- safe
-- Persons, single-use links, sessions, and roles in dated scopes. No network reads another's roles.
create table auth.person (
  id uuid primary key, name text not null, language text not null default 'en', created_at timestamptz not null);
create table auth.sign_in_link (
  digest bytea primary key, person_id uuid not null references auth.person, ends_at timestamptz not null, used_at timestamptz);
create table auth.session (
  digest bytea primary key, person_id uuid not null references auth.person, began_at timestamptz not null, ends_at timestamptz not null);
create table auth.role_of (
  network_id uuid not null, id uuid not null, person_id uuid not null references auth.person,
  role text not null check (role in ('administrator', 'secretariat', 'coordinator', 'lead', 'contributor', 'reviewer', 'auditor', 'observer')),
  member_id uuid, group_id uuid, days daterange not null,
  primary key (network_id, id), foreign key (network_id) references app.network,
  foreign key (network_id, member_id) references app.member, foreign key (network_id, group_id) references app.group_,
  constraint members_roles_name_the_member check (role not in ('lead', 'contributor') or member_id is not null),
  constraint coordinators_name_the_region check (role <> 'coordinator' or group_id is not null));
alter table auth.role_of enable row level security;
alter table auth.role_of force row level security;
create policy network on auth.role_of to waymark_app using (network_id = (select app.network()));
create policy login on auth.role_of to waymark_login using (true);
grant select on auth.role_of to waymark_app, waymark_login;
grant select, insert, update on auth.person to waymark_login;
grant select, insert, update on auth.sign_in_link to waymark_login;
grant select, insert, delete on auth.session to waymark_login;
