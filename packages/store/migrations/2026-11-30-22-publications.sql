-- safe
-- Whoever keeps rendered pages hears at once, and only after the commit, that something published changed.
create function app.say_published() returns trigger language plpgsql as $$
begin
  perform pg_notify('waymark_published', '');
  return null;
end $$;

create trigger say_published after insert or update on app.network for each statement execute function app.say_published();
create trigger say_published after insert or update on app.release for each statement execute function app.say_published();
create trigger say_published after insert or update or delete on app.release_file for each statement execute function app.say_published();
create trigger say_published after insert or update or delete on app.release_text for each statement execute function app.say_published();
create trigger say_published after insert on app.release_redaction for each statement execute function app.say_published();
