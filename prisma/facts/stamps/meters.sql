-- A reading or bill of a meter that nobody has registered registers it: staff on their round do not stop for that.
create or replace function register_meter() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from meters m where m.code = new.meter_code) then
    insert into meters (code, kind, multiplier)
    values (new.meter_code, coalesce(to_jsonb(new) ->> 'kind', 'electricity'), coalesce((to_jsonb(new) ->> 'multiplier')::numeric, 1))
    on conflict (code) do nothing;
  end if;
  return new;
end $$;
create or replace trigger register_meter before insert or update on meter_readings for each row execute function register_meter();
create or replace trigger register_meter before insert or update on bills for each row execute function register_meter();
