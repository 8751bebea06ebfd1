-- safe
-- The owner of the schema gives roles, also where it is no superuser; and a priority is published only where it is marked so.
create policy owner_gives on auth.role_of to current_user using (true) with check (true);
alter table app.priority add column public boolean not null default true;
