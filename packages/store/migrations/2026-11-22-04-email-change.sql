-- safe
-- A new e-mail address that a person has asked for and not confirmed yet: one at a time, known by the SHA-256 of its link.
create table auth.email_change (
  person_id uuid primary key references auth.person, digest bytea not null unique, email text not null, ends_at timestamptz not null,
  constraint email_change_in_small_letters check (email = lower(email)));
grant select, delete on auth.email_change to waymark_login;
