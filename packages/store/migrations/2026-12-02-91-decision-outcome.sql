-- safe
-- What came of a decision that was taken from a lesson: carried out or dropped, by which role or member, on which day, in words. Never
-- changed; the newest stands, and those before it beside it.
create table app.decision_outcome (
  network_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  what text not null check (what in ('done', 'dropped')),
  by_role text,
  by_member_id uuid,
  on_day date not null,
  text_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, decision_id) references app.learning_step,
  foreign key (network_id, by_member_id) references app.member,
  foreign key (network_id, text_id) references app.free_text,
  constraint an_outcome_is_by_one check (num_nonnulls(by_role, by_member_id) = 1)
);
create index decision_outcome_by_decision on app.decision_outcome (network_id, decision_id);
select migration.keep_apart('app.decision_outcome', 'select, insert');
