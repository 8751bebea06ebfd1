-- safe
-- What was said of the parts of a compound question whose whole is missing: a "no" beside a missing part rules "yes" out, and is shown.
alter table app.answer add column parts jsonb;
alter table app.answer add constraint answer_parts_stand_beside_a_reason check (parts is null or reason is not null);
