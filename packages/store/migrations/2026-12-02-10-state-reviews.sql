-- safe
-- Who reviews States, and which State in which session: public knowledge from named sources.
create table reference.review_mechanism (
  code text primary key,
  place_in_order int not null,
  content jsonb not null,
  sha256 text not null
);

create table reference.review_list (
  id text primary key,
  source jsonb not null,
  sha256 text not null,
  loaded_at timestamptz not null
);

create table reference.state_review (
  list_id text not null references reference.review_list on delete cascade,
  mechanism text not null references reference.review_mechanism,
  session int not null check (session > 0),
  place_code text not null references reference.place,
  cycle int check (cycle > 0),
  days daterange not null check (lower(days) is not null and upper(days) is not null),
  in_months boolean not null,
  days_read boolean not null,
  sure text not null check (sure in ('confirmed', 'listed', 'expected', 'not-in-list')),
  primary key (mechanism, session, place_code)
);
create index state_review_of_place on reference.state_review (place_code);
