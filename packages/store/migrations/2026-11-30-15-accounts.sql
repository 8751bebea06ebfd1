-- safe
-- Persons, and the ways in which they prove who they are. No network reads another's.
create table auth.person (
  id uuid primary key,
  name text not null,
  language text not null default 'en',
  created_at timestamptz not null,
  email text constraint person_email_is_plain
    check (email = lower(email) and length(email) <= 254 and email ~ '^[^[:space:][:cntrl:]@<>,;"]+@[^[:space:][:cntrl:]@<>,;"]+$'),
  time_zone text not null default 'UTC',
  proved_at timestamptz -- when somebody else than an inviter showed that this is a person of its own; null: counts as no second person
);

create table auth.sign_in_link (
  digest bytea primary key,
  person_id uuid not null references auth.person,
  ends_at timestamptz not null,
  used_at timestamptz
);

create table auth.session (
  digest bytea primary key,
  person_id uuid not null references auth.person,
  began_at timestamptz not null,
  ends_at timestamptz not null
);
grant select, insert, update on auth.person to waymark_login;
grant select, insert, update on auth.sign_in_link to waymark_login;
grant select, insert, delete on auth.session to waymark_login;
create unique index person_email_once on auth.person (email);

create table auth.password (
  person_id uuid primary key references auth.person,
  hash text not null,
  set_at timestamptz not null
);

-- Secrets are encrypted with a key that is not in the database; a code's step only ever rises, so no code works twice.
create table auth.totp (
  person_id uuid primary key references auth.person,
  secret bytea,
  step bigint not null default 0,
  pending bytea,
  changed_at timestamptz not null,
  constraint totp_step_is_counted check (step >= 0)
);

create table auth.recovery_code (
  person_id uuid not null references auth.person,
  digest bytea not null,
  used_at timestamptz,
  primary key (person_id, digest)
);

create table auth.device (
  digest bytea primary key,
  person_id uuid not null references auth.person,
  ends_at timestamptz not null
);

create table auth.guess (
  digest bytea primary key,
  tries int not null,
  began_at timestamptz not null
);

create table auth.conduct (
  person_id uuid not null references auth.person,
  version text not null,
  accepted_at timestamptz not null,
  primary key (person_id, version)
);

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

create table auth.passkey (
  id text primary key,
  person_id uuid not null references auth.person,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on auth.passkey (person_id);

create table auth.challenge (
  digest bytea primary key,
  person_id uuid references auth.person,
  challenge text not null,
  ends_at timestamptz not null
);
grant select, insert, update, delete on auth.passkey to waymark_login;
grant select, insert, delete on auth.challenge to waymark_login;

-- The role that serves pages sees the persons who have, or had, a role in the network of its transaction, and no others.
alter table auth.person enable row level security;

alter table auth.person force row level security;
create policy login on auth.person to waymark_login using (true);
create policy owner_all on auth.person to current_user using (true) with check (true);
grant select (id, name, language, email, proved_at) on auth.person to waymark_app;

create table auth.email_change (
  person_id uuid primary key references auth.person,
  digest bytea not null unique,
  email text not null,
  ends_at timestamptz not null,
  constraint email_change_in_small_letters check (email = lower(email))
);
grant select, delete on auth.email_change to waymark_login;
