-- safe
-- Public knowledge shared by all networks: places, dated groups, sources, imported facts, shipped frameworks.
create table reference.place (
  code text primary key constraint place_code_is_alpha3_or_own check (code ~ '^[A-Z][A-Z0-9-]{2,11}$'),
  kind text not null,
  alpha2 text,
  m49 text,
  part_of text references reference.place,
  names jsonb not null,
  name_sources jsonb not null,
  note jsonb,
  tile int[],
  invented boolean not null generated always as (kind = 'invented') stored,
  constraint invented_codes_are_reserved check ((kind = 'invented') = (code between 'QMA' and 'QZZ'))
);

create table reference.group_ (
  code text primary key,
  kind text not null,
  names jsonb not null,
  source text,
  note jsonb
);

create table reference.group_place (
  group_code text not null references reference.group_,
  place_code text not null references reference.place,
  days daterange not null,
  note jsonb,
  primary key (group_code, place_code, days)
);

create table reference.source (
  id text primary key,
  description jsonb not null,
  sha256 text not null,
  loaded_at timestamptz not null
);

create table reference.import (
  id text primary key,
  source_id text not null references reference.source,
  indicator text not null,
  period_label text not null,
  period daterange not null,
  as_of date not null,
  basis text not null,
  scope text[] not null,
  asked text[] not null,
  report jsonb not null,
  scope_rule jsonb not null,
  sha256 text not null,
  at timestamptz not null
);

create table reference.fact (
  id uuid primary key,
  import_id text not null references reference.import on delete cascade,
  place_code text not null references reference.place,
  status jsonb not null,
  row_number int,
  mended jsonb,
  year int,
  note text,
  unique (import_id, place_code)
);

create table reference.survey (
  id text primary key,
  content jsonb not null,
  sha256 text not null,
  loaded_at timestamptz not null
);

create table reference.shipped_framework (
  code text not null,
  edition text not null,
  sha256 text not null,
  content jsonb not null,
  demonstration boolean not null default false,
  loaded_at timestamptz not null,
  primary key (code, edition, sha256)
);

create table reference.register_kind (
  kind text primary key,
  content jsonb not null,
  sha256 text not null
);
