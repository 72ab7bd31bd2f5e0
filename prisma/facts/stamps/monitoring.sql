-- What was frozen stays as it is: a snapshot's figures, its number and who took it. Texts are held fast by being submitted, and let go by being sent back.
create or replace function keep_snapshot() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.id, new.year, new.number, new.content, new.hash, new.taken_at, new.taken_by)
      is distinct from (old.id, old.year, old.number, old.content, old.hash, old.taken_at, old.taken_by)
    or (new.texts is distinct from old.texts and new.state = old.state) then
    raise exception using errcode = 'CH060', message = 'a snapshot that was taken does not change';
  end if;
  return new;
end $$;
create or replace trigger a_frozen before update or delete on mid_year_snapshots for each row execute function keep_snapshot();
create or replace trigger refuse_truncate before truncate on mid_year_snapshots for each statement execute function refuse_truncate();
