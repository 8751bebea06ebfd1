-- safe
-- What a member itself records of its part in human rights reports and national forums. Only its own people read it; a count
-- alone goes out.
-- A confidential report stands without a word about it.
create table app.own_record (
  network_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  what text not null check (what in ('report', 'forum')),
  confidential boolean not null,
  joint boolean not null,
  on_day date not null,
  title_id uuid,
  counts boolean not null default true,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, member_id) references app.member,
  foreign key (network_id, title_id) references app.free_text,
  constraint own_record_confidential_is_wordless check (confidential = (title_id is null)),
  constraint own_record_forum_is_open check (what = 'report' or not confidential)
);
create index own_record_by_member on app.own_record (network_id, member_id, on_day);
select migration.keep_apart('app.own_record', 'select, insert, update');

-- That a member says its record of a period is complete, or no longer.
create table app.own_record_closing (
  network_id uuid not null,
  member_id uuid not null,
  period daterange not null,
  complete boolean not null,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, member_id, period),
  foreign key (network_id, member_id) references app.member
);
select migration.keep_apart('app.own_record_closing', 'select, insert, update');
