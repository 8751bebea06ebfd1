-- safe
-- A national results framework, agreed by the members of a country, stands for its baseline: its own indicators in place of the core.
alter table app.baseline
  add column basis text not null default 'core' check (basis in ('core', 'national-framework'));
