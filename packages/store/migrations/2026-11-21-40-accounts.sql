-- safe
-- Passwords, second factors, sessions that say how they began, guesses, known devices, and the code of conduct.
alter table auth.person
  add column email text constraint person_email_is_plain check (email = lower(email) and length(email) <= 254 and email ~ '^[^[:space:][:cntrl:]@<>,;"]+@[^[:space:][:cntrl:]@<>,;"]+$'),
  add column time_zone text not null default 'UTC';
create unique index person_email_once on auth.person (email);

create table auth.password (
  person_id uuid primary key references auth.person, hash text not null, set_at timestamptz not null);
-- Secrets are encrypted with a key that is not in the database; a code's step only ever rises, so no code works twice.
create table auth.totp (
  person_id uuid primary key references auth.person, secret bytea, step bigint not null default 0, pending bytea, changed_at timestamptz not null,
  constraint totp_step_is_counted check (step >= 0));
create table auth.recovery_code (
  person_id uuid not null references auth.person, digest bytea not null, used_at timestamptz, primary key (person_id, digest));
create table auth.device (
  digest bytea primary key, person_id uuid not null references auth.person, ends_at timestamptz not null);
create table auth.guess (
  digest bytea primary key, tries int not null, began_at timestamptz not null);
create table auth.conduct (
  person_id uuid not null references auth.person, version text not null, accepted_at timestamptz not null, primary key (person_id, version));

alter table auth.session
  add column id uuid not null default gen_random_uuid(), -- names the session on a page; the token does not
  add column begun_by text not null default 'installation'
    constraint session_began_in_a_known_way check (begun_by in ('installation', 'link', 'password', 'two-factors', 'passkey')),
  add column proved_at timestamptz not null default now(), -- when the person last proved who they are
  add column device text; -- browser and system by name, never a version or an address
create index session_person on auth.session (person_id);

grant select, insert, update, delete on auth.password, auth.totp, auth.recovery_code, auth.device, auth.guess to waymark_login;
grant update on auth.session to waymark_login;
grant select, insert on auth.conduct to waymark_login;
