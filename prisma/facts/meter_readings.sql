create or replace function facts_of(r meter_readings) returns setof fact language sql stable begin atomic
  select 'meters.' || r.kind, r.read_on, r.usage, r.meter_code, null::text where r.removed_at is null;
end;
