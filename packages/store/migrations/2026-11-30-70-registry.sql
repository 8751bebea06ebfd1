-- safe
-- A member's earlier names with the day on which each ended, what sort of member it is, and which member goes on for one that left.
create table app.member_earlier_name (
  network_id uuid not null,
  member_id uuid not null,
  until_day date not null,
  name text not null,
  primary key (network_id, member_id, until_day),
  foreign key (network_id, member_id) references app.member,
  constraint earlier_name_is_bounded check (length(name) between 1 and 300)
);
select migration.keep_apart('app.member_earlier_name', 'select, insert, update');

alter table app.member
  add column kind text,
  add column continued_by uuid,
  add constraint member_kind_is_known check (kind in ('organisation', 'coalition')),
  add constraint member_continued_by foreign key (network_id, continued_by) references app.member,
  add constraint member_continued_by_another check (continued_by <> id),
  add constraint member_continued_has_left check (continued_by is null or upper(days) is not null);
