-- safe
-- Respondents speak for one office, as leads and contributors speak for one member; offices stand for some days, as members do.
alter table app.office add column days daterange not null default daterange(null, null);
alter table app.office alter column days drop default;
alter table app.office
  add constraint office_name_once unique (network_id, name),
  add constraint office_stands_for_some_days check (not isempty(days)),
  add constraint office_type_is_no_member check (type <> 'member');

alter table auth.role_of add column office_id uuid;
alter table auth.role_of drop constraint role_of_role_check;
alter table auth.role_of
  add foreign key (network_id, office_id) references app.office,
  add constraint role_of_role_check check (role in
    ('administrator', 'secretariat', 'coordinator', 'lead', 'contributor', 'respondent', 'reviewer', 'focal-point', 'auditor', 'observer')),
  add constraint respondents_name_the_office_alone check (role <> 'respondent' or (office_id is not null and num_nonnulls(member_id, group_id) = 0)),
  add constraint offices_are_of_respondents_and_reviewers check (office_id is null or role in ('respondent', 'reviewer'));

alter table auth.invitation add column office_id uuid;
alter table auth.invitation
  add foreign key (network_id, office_id) references app.office,
  add constraint invited_respondents_name_the_office_alone check (role <> 'respondent' or (office_id is not null and num_nonnulls(member_id, group_id) = 0));
drop index auth.invitation_email_once;
create unique index invitation_email_once on auth.invitation (network_id, email, role, member_id, group_id, office_id) nulls not distinct
  where accepted_at is null and withdrawn_at is null;
