-- safe
-- Why a form came late where that was no fault of its respondent: the way to this installation was down, or a reviewer was slow.
alter table app.submission add column late_through text;
alter table app.submission add constraint submission_late_through
  check (late_through in ('line-down', 'slow-review'));
alter table app.submission add constraint submission_late_through_of_late
  check (late_through is null or late);
