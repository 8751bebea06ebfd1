-- safe
-- What a form did when it was sent, so that the same form sent again does nothing more: a digest of its key and words, never the words.
create table app.form_sent (
  network_id uuid not null references app.network,
  mark text not null,
  deed text not null,
  person_id uuid not null,
  at timestamptz not null,
  result jsonb not null,
  primary key (network_id, mark, deed),
  constraint form_mark_is_a_digest check (mark ~ '^[0-9a-f]{64}$')
);
create index form_sent_at on app.form_sent (network_id, at);
select migration.keep_apart('app.form_sent', 'select, insert, delete');
