-- safe
-- Passkeys, and the challenges they answer, each known by its digest and answered once.
create table auth.passkey (
  id text primary key, person_id uuid not null references auth.person, public_key bytea not null, counter bigint not null, transports text[] not null,
  name text not null, made_at timestamptz not null, used_at timestamptz);
create index passkey_person on auth.passkey (person_id);
create table auth.challenge (
  digest bytea primary key, person_id uuid references auth.person, challenge text not null, ends_at timestamptz not null);
grant select, insert, update, delete on auth.passkey to waymark_login;
grant select, insert, delete on auth.challenge to waymark_login;
