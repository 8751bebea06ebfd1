-- safe
-- The network, its members, offices and groups, the subjects that questions are about, and the free texts.
create table app.network (
  id uuid primary key,
  slug text not null unique constraint network_slug_is_plain check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  kind text not null,
  invented boolean not null default false,
  names jsonb not null,
  about jsonb not null,
  position int not null default 100,
  constraint network_kind_check check (kind in ('publisher', 'network', 'closed', 'installation')),
  constraint network_installation_is_one
    check ((kind = 'installation') = (id = '00000000-0000-7000-8000-000000000000'))
);

alter table app.network enable row level security;
alter table app.network force row level security;
create policy owner_writes on app.network to current_user using (true) with check (true);
grant select on app.network to waymark_app;

create table app.member (
  network_id uuid not null references app.network,
  id uuid not null,
  name text not null,
  shown text not null default 'country' constraint member_shown_as_it_chose
    check (shown in ('name', 'country', 'hidden')),
  days daterange not null,
  primary key (network_id, id),
  unique (network_id, name)
);

create table app.member_place (
  network_id uuid not null,
  member_id uuid not null,
  place_code text not null references reference.place,
  days daterange not null,
  primary key (network_id, member_id, place_code, days),
  foreign key (network_id, member_id) references app.member
);

create table app.office (
  network_id uuid not null references app.network,
  id uuid not null,
  type text not null,
  name text not null,
  place_code text references reference.place,
  days daterange not null,
  primary key (network_id, id),
  constraint office_name_once unique (network_id, name),
  constraint office_stands_for_some_days check (not isempty(days)),
  constraint office_type_is_no_member check (type <> 'member')
);

create table app.respondent (
  network_id uuid not null references app.network,
  id uuid not null,
  member_id uuid,
  office_id uuid,
  primary key (network_id, id),
  unique (network_id, member_id),
  unique (network_id, office_id),
  foreign key (network_id, member_id) references app.member,
  foreign key (network_id, office_id) references app.office,
  constraint respondent_is_member_or_office check (num_nonnulls(member_id, office_id) = 1)
);

create table app.group_ (
  network_id uuid not null references app.network,
  id uuid not null,
  code text not null,
  kind text not null,
  names jsonb not null,
  primary key (network_id, id),
  unique (network_id, code)
);

create table app.group_place (
  network_id uuid not null,
  group_id uuid not null,
  place_code text not null references reference.place,
  days daterange not null,
  primary key (network_id, group_id, place_code, days),
  foreign key (network_id, group_id) references app.group_
);

create table app.subject (
  network_id uuid not null references app.network,
  id uuid not null,
  kind text not null,
  place_code text references reference.place,
  member_id uuid,
  group_id uuid,
  primary key (network_id, id),
  unique (network_id, place_code),
  unique (network_id, member_id),
  unique (network_id, group_id),
  foreign key (network_id, member_id) references app.member,
  foreign key (network_id, group_id) references app.group_,
  constraint subject_is_what_its_kind_says
    check (
      case kind
        when 'country' then place_code is not null and num_nonnulls(member_id, group_id) = 0
        when 'member' then member_id is not null and num_nonnulls(place_code, group_id) = 0
        when 'group' then group_id is not null and num_nonnulls(place_code, member_id) = 0
        when 'network' then num_nonnulls(place_code, member_id, group_id) = 0
        else false
      end)
);
create unique index subject_network_once on app.subject (network_id) where kind = 'network';

-- Every free text of a network stands here and nowhere else, so that redaction has one place.
create table app.free_text (
  network_id uuid not null references app.network,
  id uuid not null,
  language text not null,
  body text,
  redacted_at timestamptz,
  primary key (network_id, id),
  constraint free_text_stands_or_is_redacted check ((body is null) = (redacted_at is not null)),
  constraint free_text_language_is_a_tag
    check (language ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))?$'),
  constraint free_text_is_bounded check (length(body) <= 20000)
);
select migration.keep_apart('app.member', 'select, insert, update');
select migration.keep_apart('app.member_place', 'select, insert, update');
select migration.keep_apart('app.office', 'select, insert, update');
select migration.keep_apart('app.respondent', 'select, insert, update');
select migration.keep_apart('app.group_', 'select, insert, update');
select migration.keep_apart('app.group_place', 'select, insert, update');
select migration.keep_apart('app.subject', 'select, insert, update');
select migration.keep_apart('app.free_text', 'select, insert, update');

insert into app.network (id, slug, kind, names, about) values ('00000000-0000-7000-8000-000000000000', 'this-installation', 'installation',
  '{"en": "This installation", "ru": "Эта установка", "ar": "هذا التثبيت", "sv": "Den här installationen"}', '{}'); -- 1 row
create policy named on app.network for select using (kind in ('publisher', 'network') or id = (select app.network()));
