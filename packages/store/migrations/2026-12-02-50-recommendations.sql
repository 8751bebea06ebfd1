-- safe
-- What States recommended to each other: public knowledge from named sources.
create table reference.recommendation_list (
  id text primary key,
  mechanism text not null references reference.review_mechanism,
  about jsonb not null,
  sha256 text not null,
  loaded_at timestamptz not null
);

create table reference.recommendations_received (
  list_id text not null references reference.recommendation_list on delete cascade,
  session int not null check (session > 0),
  place_code text not null references reference.place,
  counted int not null check (counted >= 0),
  primary key (list_id, session, place_code)
);
create index recommendations_received_of_place on reference.recommendations_received (place_code);

create table reference.recommendation (
  list_id text not null,
  id text not null,
  session int not null,
  place_code text not null,
  by_place text references reference.place,
  response text not null check (response in ('accepted', 'noted')),
  asks text not null,
  topics text[] not null,
  chosen text not null,
  primary key (list_id, id),
  foreign key (list_id, session, place_code) references reference.recommendations_received on delete cascade
);
create index recommendation_of_place on reference.recommendation (place_code);
