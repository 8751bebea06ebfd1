-- safe
-- Answers and corrections that count though nobody but their author could have reviewed them, and since when.
alter table app.answer add column counted_unreviewed_at timestamptz;
alter table app.answer add constraint answer_unreviewed_is_accepted check (counted_unreviewed_at is null or state = 'accepted');
