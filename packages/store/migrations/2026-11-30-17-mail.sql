-- safe
-- Mails of a network: written in the transaction of the change they tell of, encrypted, emptied once sent or too old.
create table app.mail (
  network_id uuid not null references app.network,
  id uuid not null,
  kind text not null,
  object uuid,
  sealed bytea,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  claimed_at timestamptz,
  tries int not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  fault text,
  primary key (network_id, id),
  constraint mail_is_sent_or_given_up check (sent_at is null or given_up_at is null),
  constraint mail_is_emptied_once_settled check (sealed is null or (sent_at is null and given_up_at is null))
);
create index mail_waiting on app.mail (made_at) where sent_at is null and given_up_at is null;
select migration.keep_apart('app.mail', 'select, insert');
grant update (given_up_at, sealed) on app.mail to waymark_app;
create policy postman on app.mail to waymark_jobs using (true);
grant select, update (sealed, claimed_at, tries, sent_at, given_up_at, fault) on app.mail to waymark_jobs;
