-- safe
-- Redactions by two people; a redacted text never comes back.
create table app.redaction (
  network_id uuid not null,
  id uuid not null,
  text_id uuid not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  agreed_by uuid,
  agreed_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, text_id) references app.free_text,
  constraint redaction_takes_two_people check (agreed_by is null or agreed_by <> asked_by)
);
create unique index redaction_asked_once on app.redaction (network_id, text_id) where agreed_by is null;
select migration.keep_apart('app.redaction', 'select, insert, update');

create function app.keep_redacted() returns trigger language plpgsql as $$
begin
  if old.redacted_at is not null and (new.body, new.redacted_at) is distinct from (old.body, old.redacted_at) then
    raise exception 'a redacted text stays redacted' using errcode = 'WM003';
  end if;
  return new;
end $$;
create trigger keep_redacted before update on app.free_text for each row execute function app.keep_redacted();

-- Waits for a redaction in the making, then leaves the text out and says so, as for one that is redacted later.
create function app.leave_out_redacted() returns trigger language plpgsql as $$
declare redacted timestamptz;
begin
  select f.redacted_at into redacted from app.free_text f where f.network_id = new.network_id and f.id = new.text_id for share;
  if redacted is null then return new; end if;
  insert into app.release_redaction (network_id, release_id, text_id, day)
    values (new.network_id, new.release_id, new.text_id, (redacted at time zone 'UTC')::date) on conflict do nothing;
  return null;
end $$;
create trigger leave_out_redacted before insert on app.release_text for each row execute function app.leave_out_redacted();
create trigger leave_out_redacted before insert on sealed.release_text for each row execute function app.leave_out_redacted();
