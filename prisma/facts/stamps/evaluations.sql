-- What was done with an evaluation stays written down: its steps are added to and never changed, whoever writes.
create or replace function refuse_step_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'CH061', message = 'steps of an evaluation can only grow';
end $$;
create or replace trigger only_grow before update or delete or truncate on evaluation_steps
  for each statement execute function refuse_step_change();
