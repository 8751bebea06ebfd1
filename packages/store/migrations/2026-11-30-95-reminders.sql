-- safe
-- Whether a person is written to before and after a form of theirs is due; everybody can say no. What was sent stands in app.mail.
alter table auth.person add column reminders boolean not null default true;
grant select (reminders) on auth.person to waymark_app;
create index mail_about on app.mail (network_id, object, made_at) where object is not null;
