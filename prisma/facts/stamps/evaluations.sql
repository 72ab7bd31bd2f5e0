-- What was done with an evaluation stays written down: its steps are added to and never changed, whoever writes.
create or replace function refuse_evaluation_step_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'CH061', message = 'steps of an evaluation can only grow';
end $$;
create or replace trigger only_grow before update or delete or truncate on evaluation_steps
  for each statement execute function refuse_evaluation_step_change();

-- What was found carried out stays as it was found; whoever found it so can send it back.
create or replace function keep_verified() returns trigger language plpgsql as $$
begin
  if old.state = 'verified' and new.state = 'verified' and (new.removed_at is distinct from old.removed_at
    or (new.year, new.code, new.name, new.cause, new.measure, new.owner, new.due_on, new.done_on, new.done_text)
      is distinct from (old.year, old.code, old.name, old.cause, old.measure, old.owner, old.due_on, old.done_on, old.done_text)) then
    raise exception using errcode = 'CH062', message = 'what is verified does not change', detail = json_build_object('reason', 'verified')::text;
  end if;
  return new;
end $$;
create or replace trigger keep_verified before update on rectifications for each row execute function keep_verified();
