-- safe
-- Adopted frameworks: editions, agreements, revisions, indicators and their versions.
create table app.framework (
  network_id uuid not null references app.network,
  id uuid not null,
  code text not null,
  primary key (network_id, id),
  unique (network_id, code)
);

create table app.edition (
  network_id uuid not null,
  id uuid not null,
  framework_id uuid not null,
  label text not null,
  days daterange not null,
  state text not null default 'proposed' check (state in ('proposed', 'agreed', 'in-use', 'retired')),
  shipped_sha256 text not null,
  content jsonb not null,
  adopted_at timestamptz not null,
  primary key (network_id, id),
  unique (network_id, framework_id, label),
  foreign key (network_id, framework_id) references app.framework
);

create table app.agreement (
  network_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  body text not null,
  day date not null,
  record text not null,
  late_reason_id uuid,
  recorded_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, edition_id) references app.edition,
  foreign key (network_id, late_reason_id) references app.free_text
);
create index agreement_by_edition on app.agreement (network_id, edition_id);

create table app.revision (
  network_id uuid not null,
  edition_id uuid not null,
  number int not null,
  at timestamptz not null,
  reason_id uuid not null,
  changes jsonb not null,
  primary key (network_id, edition_id, number),
  foreign key (network_id, edition_id) references app.edition,
  foreign key (network_id, reason_id) references app.free_text
);

create table app.indicator (
  network_id uuid not null,
  id uuid not null,
  framework_id uuid not null,
  code text not null,
  primary key (network_id, id),
  unique (network_id, framework_id, code),
  foreign key (network_id, framework_id) references app.framework
);

create table app.indicator_version (
  network_id uuid not null,
  id uuid not null,
  indicator_id uuid not null,
  number int not null,
  rules jsonb not null,
  sha256 text not null,
  comparable text not null check (comparable in ('first', 'yes', 'no', 'with-note')),
  frozen_at timestamptz,
  primary key (network_id, id),
  unique (network_id, indicator_id, number),
  foreign key (network_id, indicator_id) references app.indicator
);

create table app.edition_indicator (
  network_id uuid not null,
  edition_id uuid not null,
  indicator_version_id uuid not null,
  position int not null,
  standing text not null default 'optional' check (standing in ('core', 'optional', 'national')),
  primary key (network_id, edition_id, indicator_version_id),
  foreign key (network_id, edition_id) references app.edition,
  foreign key (network_id, indicator_version_id) references app.indicator_version
);

-- A decision of the network on which indicators of an edition are core and which optional; the newest one stands.
create table app.placing (
  network_id uuid not null,
  id uuid not null,
  edition_id uuid not null,
  body text not null,
  day date not null,
  record text not null,
  recorded_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, edition_id) references app.edition
);
create index placing_by_edition on app.placing (network_id, edition_id);

-- What a decision was made on: the version, whose rules are hashed, and its criteria as they read that day.
create table app.agreement_version (
  network_id uuid not null,
  agreement_id uuid not null,
  indicator_version_id uuid not null,
  criteria_sha256 text not null,
  primary key (network_id, agreement_id, indicator_version_id),
  foreign key (network_id, agreement_id) references app.agreement,
  foreign key (network_id, indicator_version_id) references app.indicator_version
);
create index agreement_version_by_version on app.agreement_version (network_id, indicator_version_id);

-- A version that has been asked keeps its rules for ever.
create function app.keep_frozen_version() returns trigger language plpgsql as $$
begin
  if old.frozen_at is not null and (new.rules, new.number, new.frozen_at) is distinct from (old.rules, old.number, old.frozen_at) then
    raise exception 'a frozen indicator version keeps its rules' using errcode = 'WM002';
  end if;
  return new;
end $$;
create trigger keep_frozen before update on app.indicator_version for each row execute function app.keep_frozen_version();
create trigger keep_versions before delete on app.indicator_version for each row execute function app.refuse_change();
select migration.keep_apart('app.framework', 'select, insert, update');
select migration.keep_apart('app.edition', 'select, insert, update');
select migration.keep_apart('app.indicator', 'select, insert, update');
select migration.keep_apart('app.indicator_version', 'select, insert, update');
select migration.keep_apart('app.edition_indicator', 'select, insert, update');
select migration.keep_apart('app.agreement', 'select, insert');
select migration.keep_apart('app.agreement_version', 'select, insert');
select migration.keep_apart('app.revision', 'select, insert');
select migration.keep_apart('app.placing', 'select, insert');
