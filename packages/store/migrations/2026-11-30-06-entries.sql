-- safe
-- Entries of registers, and the lists that the asked close.
create table app.entry (
  network_id uuid not null,
  id uuid not null,
  kind text not null references reference.register_kind,
  round_id uuid not null,
  subject_id uuid not null,
  respondent_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted', 'dropped')),
  title_id uuid not null,
  description_id uuid,
  others_id uuid,
  strength text check (strength in ('documented', 'plausible', 'claimed')),
  day date not null,
  until date,
  stage text,
  numbers jsonb not null default '{}',
  choices jsonb not null default '{}',
  links jsonb not null default '{}',
  themes text[] not null default '{}',
  revision int not null default 1,
  author_id uuid,
  saved_at timestamptz not null,
  same_as uuid,
  primary key (network_id, id),
  foreign key (network_id, round_id, subject_id) references app.round_scope,
  foreign key (network_id, respondent_id) references app.respondent,
  foreign key (network_id, title_id) references app.free_text,
  foreign key (network_id, description_id) references app.free_text,
  foreign key (network_id, others_id) references app.free_text,
  foreign key (network_id, same_as) references app.entry,
  constraint entry_ends_after_it_begins check (until is null or until >= day),
  constraint entry_claim_names_others check ((strength is null) = (others_id is null))
);

create table app.entry_place (
  network_id uuid not null,
  entry_id uuid not null,
  place_code text not null references reference.place,
  primary key (network_id, entry_id, place_code),
  foreign key (network_id, entry_id) references app.entry
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
  primary key (network_id, entry_id, member_id),
  foreign key (network_id, entry_id) references app.entry,
  foreign key (network_id, member_id) references app.member
);

create table app.list_closing (
  network_id uuid not null,
  round_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  respondent_id uuid not null,
  closing text not null
    check (closing in ('complete', 'nothing', 'refused', 'unknown', 'not-collected', 'not-applicable')),
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, round_id, kind, subject_id, respondent_id),
  foreign key (network_id, round_id, kind, subject_id, respondent_id) references app.asked_register
);
select migration.keep_apart('app.entry', 'select, insert, update');
select migration.keep_apart('app.entry_place', 'select, insert, update, delete');
select migration.keep_apart('app.entry_member', 'select, insert, update, delete');
select migration.keep_apart('app.entry_text', 'select, insert, update, delete');
select migration.keep_apart('app.list_closing', 'select, insert, update, delete');
create index entry_of_list on app.entry (network_id, round_id, subject_id, respondent_id, kind);
