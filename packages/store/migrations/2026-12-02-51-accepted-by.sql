-- safe
-- Who accepted an invitation, so that an old list knows a person whose address has changed since.
alter table auth.invitation
  add column accepted_by uuid references auth.person,
  add constraint invitation_accepted_by_somebody check (accepted_by is null or accepted_at is not null);
