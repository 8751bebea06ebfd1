-- safe
-- Entries of registers, alive all year, and the lists that the asked, coordinators and the secretariat close.
create table app.entry (
  network_id uuid not null,
  id uuid not null,
  kind text not null references reference.register_kind,
  level text not null check (level in ('local', 'national', 'regional', 'international')),
  -- Who keeps it: a member or an office, the coordinator of a region, or with neither the secretariat.
  respondent_id uuid,
  group_id uuid,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted', 'withdrawn')),
  title_id uuid not null,
  description_id uuid,
  others_id uuid,
  strength text check (strength in ('documented', 'plausible', 'claimed')),
  day date not null,
  until date,
  -- The day of a stage that ends it.
  ended_on date,
  confirmed_on date not null,
  numbers jsonb not null default '{}',
  choices jsonb not null default '{}',
  days jsonb not null default '{}',
  money jsonb not null default '{}',
  themes text[] not null default '{}',
  online text check (online in ('addressed', 'not-addressed')),
  public boolean not null default true,
  -- What it says waits for a reviewer, and what its history holds is still counted.
  correcting boolean not null default false,
  -- The title, folded for search and likeness.
  words text[] not null default '{}',
  trigrams text[] not null default '{}',
  revision int not null default 1,
  author_id uuid,
  saved_at timestamptz not null,
  same_as uuid,
  split_from uuid,
  primary key (network_id, id),
  foreign key (network_id, respondent_id) references app.respondent,
  foreign key (network_id, group_id) references app.group_,
  foreign key (network_id, title_id) references app.free_text,
  foreign key (network_id, description_id) references app.free_text,
  foreign key (network_id, others_id) references app.free_text,
  foreign key (network_id, same_as) references app.entry,
  foreign key (network_id, split_from) references app.entry,
  constraint entry_has_one_keeper check (num_nonnulls(respondent_id, group_id) <= 1),
  constraint entry_ends_after_it_begins check (until is null or until >= day),
  constraint entry_claim_names_others check ((strength is null) = (others_id is null)),
  constraint entry_is_not_merged_into_itself check (same_as is distinct from id)
);
create index entry_of_keeper on app.entry (network_id, respondent_id, kind);
create index entry_of_kind on app.entry (network_id, kind, state, day desc, id desc);
create index entry_waiting on app.entry (network_id, saved_at, id) where state = 'submitted';
create index entry_merged on app.entry (network_id, same_as) where same_as is not null;
create index entry_words on app.entry using gin (words);
create index entry_trigrams on app.entry using gin (trigrams);

-- A redacted title leaves nothing behind that could be searched for.
create function app.forget_folded_title() returns trigger language plpgsql set search_path = '' as $$
begin
  update app.entry
  set words = '{}',
    trigrams = '{}'
  where network_id = new.network_id
    and title_id = new.id;
  return new;
end $$;
create trigger forget_folded_title after update of body on app.free_text
for each row when (new.body is null) execute function app.forget_folded_title();

create table app.entry_place (
  network_id uuid not null,
  entry_id uuid not null,
  place_code text not null references reference.place,
  primary key (network_id, entry_id, place_code),
  foreign key (network_id, entry_id) references app.entry
);

create index entry_place_of_place on app.entry_place (network_id, place_code);

-- The stages of an entry as dated history; the source says where it can be read.
create table app.entry_stage (
  network_id uuid not null,
  entry_id uuid not null,
  stage text not null,
  on_day date not null,
  source_id uuid,
  primary key (network_id, entry_id, stage, on_day),
  foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, source_id) references app.free_text
);

create table app.entry_relation (
  network_id uuid not null,
  entry_id uuid not null,
  field text not null,
  to_id uuid not null,
  primary key (network_id, entry_id, field, to_id),
  foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, to_id) references app.entry
);

-- What an accepted entry said before it was corrected or withdrawn.
create table app.entry_history (
  network_id uuid not null,
  entry_id uuid not null,
  revision int not null,
  content jsonb not null,
  reason_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, entry_id, revision),
  foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, reason_id) references app.free_text
);

create table app.entry_text (
  network_id uuid not null,
  entry_id uuid not null,
  field text not null,
  text_id uuid not null,
  primary key (network_id, entry_id, field),
  foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, text_id) references app.free_text
);

create table app.entry_member (
  network_id uuid not null,
  entry_id uuid not null,
  member_id uuid not null,
  -- The member field that names it; empty for those taking part.
  field text not null default '',
  primary key (network_id, entry_id, field, member_id),
  foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, member_id) references app.member
);

create table app.list_closing (
  network_id uuid not null,
  round_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  respondent_id uuid not null,
  -- Empty while the list is open and held.
  closing text
    check (closing in ('complete', 'nothing', 'refused', 'unknown', 'not-collected', 'not-applicable')),
  -- The entries that stood on the list when it was closed.
  saw uuid[] not null default '{}',
  -- What is said of it counts inside the network alone.
  held boolean not null default false,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, round_id, kind, subject_id, respondent_id),
  foreign key (network_id, round_id, kind, subject_id, respondent_id) references app.asked_register,
  constraint list_closing_says_something check (closing is not null or held)
);

-- Lists above the national ones: of a region, closed by its coordinator; of the network, by the secretariat.
create table app.asked_upper_list (
  network_id uuid not null,
  round_id uuid not null,
  kind text not null references reference.register_kind,
  level text not null check (level in ('regional', 'international')),
  subject_id uuid not null,
  primary key (network_id, round_id, kind, level, subject_id),
  foreign key (network_id, round_id, subject_id) references app.round_scope
);

create table app.upper_list_closing (
  network_id uuid not null,
  round_id uuid not null,
  kind text not null,
  level text not null,
  subject_id uuid not null,
  closing text not null
    check (closing in ('complete', 'nothing', 'refused', 'unknown', 'not-collected', 'not-applicable')),
  saw uuid[] not null default '{}',
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, round_id, kind, level, subject_id),
  foreign key (network_id, round_id, kind, level, subject_id) references app.asked_upper_list
);
select migration.keep_apart('app.entry', 'select, insert, update');
select migration.keep_apart('app.entry_place', 'select, insert, update, delete');
select migration.keep_apart('app.entry_member', 'select, insert, update, delete');
select migration.keep_apart('app.entry_text', 'select, insert, update, delete');
select migration.keep_apart('app.entry_stage', 'select, insert, update, delete');
select migration.keep_apart('app.entry_relation', 'select, insert, update, delete');
select migration.keep_apart('app.entry_history', 'select, insert');
select migration.keep_apart('app.list_closing', 'select, insert, update, delete');
select migration.keep_apart('app.asked_upper_list', 'select, insert');
select migration.keep_apart('app.upper_list_closing', 'select, insert, update, delete');
