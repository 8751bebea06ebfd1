-- safe
-- Which notices of the first page of their desk a person has read: ids alone. Notices are computed out of what stands; none is kept.
create table app.notice_read (
  network_id uuid not null,
  person_id uuid not null,
  kind text not null,
  thing_id uuid not null,
  day date not null,
  primary key (network_id, person_id, kind, thing_id, day),
  foreign key (network_id) references app.network,
  constraint notice_read_kind_is_known
    check (
      kind in (
        'reviewed',
        'asked',
        'due-soon',
        'overdue',
        'action-due-soon',
        'action-overdue',
        'amended',
        'published',
        'withdrawn',
        'held',
        'released',
        'replied',
        'answered',
        'concern'
      )
    )
);
create index notice_read_by_day on app.notice_read (network_id, day);
select migration.keep_apart('app.notice_read', 'select, insert, delete');

-- What others did with one's answers and replies, by its day.
create index audit_entry_of_answers on app.audit_entry (network_id, at) where action in ('hold-answer', 'reply-objection');
