-- safe
-- A day of its own until which one respondent may hand in in time, and a round opened again after it was closed; each with the reason.
alter table app.submission add column due_on date;
alter table app.submission add column extension_reason_id uuid;
alter table app.submission add constraint submission_extension_reason
  foreign key (network_id, extension_reason_id) references app.free_text;
alter table app.submission add constraint submission_extended_says_why
  check ((due_on is null) = (extension_reason_id is null));
alter table app.round add column reopened_on date;
alter table app.round add column reopening_reason_id uuid;
alter table app.round add constraint round_reopening_reason
  foreign key (network_id, reopening_reason_id) references app.free_text;
alter table app.round add constraint round_reopened_says_why
  check ((reopened_on is null) = (reopening_reason_id is null));
