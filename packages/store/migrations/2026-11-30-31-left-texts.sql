-- safe
-- A wish to redact that a second person does not follow: the text is left as it is, by whom, when and why. It can be asked for anew.
alter table app.redaction
  add column left_by uuid,
  add column left_at timestamptz,
  add column left_reason text,
  add constraint redaction_left_says_why check (num_nonnulls(left_by, left_at, left_reason) in (0, 3)),
  add constraint redaction_left_by_another check (left_by is null or left_by <> asked_by),
  add constraint redaction_agreed_or_left check (agreed_by is null or left_by is null);
drop index app.redaction_asked_once;
create unique index redaction_asked_once on app.redaction (network_id, text_id) where agreed_by is null and left_by is null;
