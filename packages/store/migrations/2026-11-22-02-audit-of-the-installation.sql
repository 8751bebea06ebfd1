-- safe
-- The installation has a chain of its own, for what belongs to no network; and the roles that sign people in and send mails tell what they do.
alter table app.network drop constraint network_kind_check;
alter table app.network
  add constraint network_kind_check check (kind in ('publisher', 'network', 'closed', 'installation')),
  add constraint network_installation_is_one check ((kind = 'installation') = (id = '00000000-0000-7000-8000-000000000000'));
insert into app.network (id, slug, kind, names, about) values ('00000000-0000-7000-8000-000000000000', 'this-installation', 'installation',
  '{"en": "This installation", "ru": "Эта установка", "ar": "هذا التثبيت", "sv": "Den här installationen"}', '{}'); -- 1 row

-- It publishes nothing and nobody has a role in it: no page may name it.
drop policy named on app.network;
create policy named on app.network for select using (kind in ('publisher', 'network') or id = (select app.network()));

grant usage on schema app to waymark_login;
grant insert (network_id, id, at, actor, action, object, content, digest) on app.audit_entry to waymark_login, waymark_jobs;
